"""Which units may be compared: those whose version was drawn at random, and whose draw can still be trusted.

A draw makes two groups that differ in nothing but the text. That is lost when a version is chosen otherwise, when a
text is changed halfway, when one group lost more cases than the other, and for messages after the first one in which
the groups differ: who still gets a second message depends on the first.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from letterkit.effect.joining import Unit
from letterkit.effect.sendings import Draw
from letterkit.errors import WrongCall

Refusal = Literal["not_drawn", "same_text", "changed", "unbalanced", "after_earlier", "one_sided"]
_UNLIKELY = 0.001
"""Below this chance a draw does not give such group sizes, so something took cases out of one group (sample ratio
mismatch; Fabijan et al. 2019)."""

Versions = Mapping[str, tuple[str, ...]]
"""Template versions by channel."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Two groups that may be compared (``refusal`` is None), or why they may not.

    ``a`` and ``b`` have the units whose window is closed, ``sizes`` the number of all units of each; ``after`` counts
    those left out because they had an earlier message of the same draw in which the texts differed.
    """

    stage: str
    draw: Draw | None
    versions: Mapping[str, Versions]
    a: tuple[Unit, ...] = ()
    b: tuple[Unit, ...] = ()
    sizes: tuple[int, int] = (0, 0)
    after: int = 0
    refusal: Refusal | None = None


def trials(units: Sequence[Unit]) -> tuple[Trial, ...]:
    """Every comparison somebody might want to make, in the order of stages in time."""
    return (*_drawn(units), *_not_drawn(units))


def _not_drawn(units: Sequence[Unit]) -> Iterator[Trial]:
    """Stages of which several versions went out without a draw."""
    stages: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.sending.draw is None:
            stages[unit.sending.stage].append(unit)
    for stage, some in stages.items():
        versions = _versions(some)
        if any(len(version) > 1 for version in versions.values()):
            yield Trial(stage, None, {"": versions}, refusal="not_drawn")


def _drawn(units: Sequence[Unit]) -> Iterator[Trial]:
    groups: dict[tuple[Draw, str], list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.sending.draw:
            groups[unit.sending.draw, unit.sending.stage].append(unit)
    texts = {key: {side: _versions(_side(some, side)) for side in "ab"} for key, some in groups.items()}
    differ = {key for key, versions in texts.items() if _differ(versions["a"], versions["b"])}
    first = _first_difference(units, differ)
    for draw, stage in sorted(groups, key=lambda key: _begin(groups[key])):
        some = groups[draw, stage]
        trial = Trial(stage, draw, texts[draw, stage])
        if (draw, stage) not in differ:
            yield replace(trial, refusal="same_text")
            continue
        fresh = [unit for unit in some if first[draw, unit.sending.case] == stage]
        yield _judged(trial, fresh, after=len(some) - len(fresh))


def _differ(a: Versions, b: Versions) -> bool:
    """Whether a channel that both groups have got other texts. A channel of one group may be that of few cases only."""
    return any(a[channel] != b[channel] for channel in a.keys() & b.keys())


def _begin(units: Sequence[Unit]) -> tuple[date, str, str]:
    """When a trial began; trials of one day come in the order of their stage and seed."""
    first = min(units, key=lambda unit: unit.sending.day).sending
    return first.day, first.stage, first.draw.seed if first.draw else ""


def _first_difference(units: Sequence[Unit], differ: set[tuple[Draw, str]]) -> Mapping[tuple[Draw, str], str]:
    """For each draw and case: the first stage in which the groups got different texts."""
    first: dict[tuple[Draw, str], str] = {}
    for unit in sorted(units, key=lambda unit: unit.sending.day):
        draw = unit.sending.draw
        if draw and (draw, unit.sending.stage) in differ:
            first.setdefault((draw, unit.sending.case), unit.sending.stage)
    return first


def _judged(trial: Trial, fresh: Sequence[Unit], *, after: int) -> Trial:
    sides = {side: _side(fresh, side) for side in "ab"}
    whole = {side: tuple(unit for unit in some if unit.whole) for side, some in sides.items()}
    sizes = len(sides["a"]), len(sides["b"])
    judged = replace(trial, a=whole["a"], b=whole["b"], sizes=sizes, after=after)
    if any(len(texts) > 1 for side in trial.versions.values() for texts in side.values()):
        return replace(judged, refusal="changed")
    if not fresh:
        return replace(judged, refusal="after_earlier")
    if trial.draw and _is_unlikely(*sizes, trial.draw.share):
        return replace(judged, refusal="unbalanced")
    return judged if judged.a and judged.b else replace(judged, refusal="one_sided")


def _side(units: Sequence[Unit], side: str) -> tuple[Unit, ...]:
    return tuple(unit for unit in units if unit.sending.variant == side)


def _versions(units: Sequence[Unit]) -> Versions:
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for unit in units:
        for channel, version in unit.sending.versions.items():
            seen[channel][version] += 1
    return {channel: tuple(sorted(seen[channel])) for channel in sorted(seen)}


def _is_unlikely(a: int, b: int, share: float) -> bool:
    try:
        from scipy.stats import binomtest  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise WrongCall("needs_extra", file="statistiek", extra="research") from error
    return bool(a + b) and float(binomtest(b, a + b, share).pvalue) < _UNLIKELY
