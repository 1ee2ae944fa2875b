"""Equal cases, equal treatment (Manifest, rule 8): cases with the same deciding variables that ended differently.

A signal of the case file (``gate``: a complaint, debt help, a vulnerable customer …) is a difference in itself, so a
case that was held for one is counted apart and not listed. What says nothing of the case is left out: a message
that another run made already, or a run that makes one stage only.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from letterkit import review_gate
from letterkit.evaluation.runs import Decided, PastRun, Variables

_OF_THE_RUN = frozenset(
    {"already_written", "being_written", "other_stage", "paid_reported", "too_many_today", "zelfde_persoon_vandaag"}
)
_MOST_NAMED = 5

Ending = tuple[str, tuple[str, ...]]
"""Stage, and the reasons why it was held (empty when it was produced)."""


@dataclass(frozen=True, slots=True)
class Ended:
    """One way in which cases of a group ended: how many, and some of them as (run, case id)."""

    stage: str
    reasons: tuple[str, ...]
    count: int
    named: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Unequal:
    """Cases with the same variables that ended in more than one way; the most frequent way first."""

    variables: Variables
    ways: tuple[Ended, ...]


@dataclass(slots=True)
class _Cases:
    """So many cases, of which only some are kept by name."""

    count: int = 0
    named: list[tuple[str, str]] = field(default_factory=list)

    def take(self, name: tuple[str, str]) -> None:
        self.count += 1
        if len(self.named) < _MOST_NAMED:
            self.named.append(name)


@dataclass(frozen=True, slots=True)
class Comparison:
    """``groups``: how many sets of two or more equal cases were compared; ``signals``: cases held for a signal."""

    compared: int
    groups: int
    unequal: tuple[Unequal, ...]
    signals: Counter[str]


@dataclass(slots=True)
class Comparing:
    """Puts cases with the same variables side by side, over all runs."""

    by_variables: dict[Variables, dict[Ending, _Cases]] = field(default_factory=lambda: defaultdict(_ways_to_end))
    signals: Counter[str] = field(default_factory=Counter)

    def take(self, run: PastRun, decided: Decided) -> None:
        """Look at one case of one run."""
        if signals := _signals(decided):
            self.signals.update(signals)
        elif decided.variables and not _OF_THE_RUN & set(decided.reasons):
            self.by_variables[decided.variables][decided.stage, decided.reasons].take((run.name, decided.case_id))

    def result(self) -> Comparison:
        """What the comparison shows."""
        sizes = [sum(cases.count for cases in ways.values()) for ways in self.by_variables.values()]
        listed = sorted(self.by_variables.items(), key=lambda item: str(item[0]))
        return Comparison(
            compared=sum(size for size in sizes if size > 1),
            groups=sum(size > 1 for size in sizes),
            unequal=tuple(Unequal(variables, _ways(ways)) for variables, ways in listed if len(ways) > 1),
            signals=self.signals,
        )


def _ways_to_end() -> dict[Ending, _Cases]:
    return defaultdict(_Cases)


def _signals(decided: Decided) -> list[str]:
    known = review_gate.signals()
    return [reason for reason in decided.reasons if reason in known]


def _ways(ways: dict[Ending, _Cases]) -> tuple[Ended, ...]:
    ended = [Ended(stage, reasons, cases.count, tuple(cases.named)) for (stage, reasons), cases in ways.items()]
    return tuple(sorted(ended, key=lambda end: (-end.count, end.stage, end.reasons)))
