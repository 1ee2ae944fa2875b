"""Score the linter on sentences that we labelled before its patterns were read: tone, a way out, an invitation."""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from letterkit.lint import Linter, Report
from letterkit.lint.inputs import parse

HERE = Path(__file__).parent
KINDS = {"dreiging": "threat", "verwijt": "blame"}


@dataclass(frozen=True, slots=True)
class Labelled:
    """One sentence of an invented letter. ``tone``: threat, blame or nothing; the rest: whether it says so."""

    sender: str
    tone: str
    solution: bool
    contact: bool
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """What was rightly found, wrongly found and missed; the two lists hold the sentences."""

    right: int
    wrong: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1.0 is perfect."""
        return 2 * self.right / (2 * self.right + len(self.wrong) + len(self.missed))


def labelled(name: str) -> list[Labelled]:
    """The sentences of one set: first or second."""
    with (HERE / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Labelled(one["afzender"], one["toon"], one["oplossing"] == "ja", one["contact"] == "ja", one["zin"])
        for one in rows
    ]


def scores(sentences: Iterable[Labelled]) -> dict[str, Score]:
    """A score for each thing the reader is judged on, each sentence as a letter of its own."""
    linter = Linter()
    judged = [(one, linter.judge(parse(one.text.encode(), path="zin.txt"))) for one in sentences]
    told = {name: [] for name in ("dreiging", "verwijt")}
    return {
        **{name: _score(judged, lambda one, name=name: one.tone == name, _heard(KINDS[name])) for name in told},
        "toon": _score(judged, lambda one: one.tone in KINDS, _heard(*KINDS.values())),
        "oplossing": _score(judged, lambda one: one.solution, lambda report: report.solutions.offered),
        "contact": _score(judged, lambda one: one.contact, lambda report: report.solutions.contact_invited),
    }


def _heard(*kinds: str) -> Callable[[Report], bool]:
    return lambda report: any(finding.kind in kinds for finding in report.findings)


def _score(
    judged: list[tuple[Labelled, Report]], wanted: Callable[[Labelled], bool], got: Callable[[Report], bool]
) -> Score:
    marks = [(wanted(one), got(report), one.text) for one, report in judged]
    return Score(
        right=sum(want and has for want, has, _ in marks),
        wrong=tuple(text for want, has, text in marks if has and not want),
        missed=tuple(text for want, has, text in marks if want and not has),
    )
