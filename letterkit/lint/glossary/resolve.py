"""From all marks in a text to those that are told: the most exact of marks inside each other, and nothing explained."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from letterkit.lint.glossary.automaton import Offsets
from letterkit.lint.glossary.context import Context
from letterkit.lint.glossary.entry import LEVELS, TONE, Match


def most_exact(marks: Iterable[Match]) -> list[Match]:
    """Of marks of one kind (word or tone) inside each other, the longest and those that weigh more; by start."""
    widest: dict[bool, Match] = {}
    longest: list[Match] = []
    for mark in _apart(marks):
        tone = mark.entry.rule in TONE
        around = widest.get(tone)
        if around is not None and mark.end <= around.end and LEVELS.index(mark.level) >= LEVELS.index(around.level):
            continue
        if around is None or mark.end > around.end:
            widest[tone] = mark
        longest.append(mark)
    return longest


def _apart(marks: Iterable[Match]) -> list[Match]:
    """The marks by start, of those of one entry that lie over each other the longer.

    Before anything else is left out: a mark that goes may not take one of another entry with it.
    """
    last_of: dict[str, Match] = {}
    apart: dict[Match, None] = {}
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.entry.id)):
        before = last_of.get(mark.entry.id)
        if before is not None and mark.start < before.end:
            if mark.end - mark.start <= before.end - before.start:
                continue
            apart.pop(before, None)
        last_of[mark.entry.id] = mark
        apart[mark] = None
    return list(apart)


def unexplained(
    marks: list[Match], near: Mapping[str, Iterable[Offsets]], anywhere: Container[str], context: Context
) -> tuple[Match, ...]:
    """Leave out a hard word that the letter explains at once, and the same word after that.

    A threat is taken back only by a phrase of its own that says what can still be done.
    near: entry id -> where phrases stand that explain it beside it. anywhere: the entries that some other part of the
    text explains by a phrase of theirs.
    """
    explained: set[str] = set()
    remaining: list[Match] = []
    for mark in marks:
        if mark.entry.explained is None:
            remaining.append(mark)
        elif mark.entry.id not in explained and mark.entry.id not in anywhere:
            if _explained(mark, marks, near.get(mark.entry.id, ()), context):
                explained.add(mark.entry.id)
            else:
                remaining.append(mark)
    return tuple(remaining)


def _explained(mark: Match, marks: list[Match], phrases: Iterable[Offsets], context: Context) -> bool:
    own = context.sentence(mark.start)
    if any(abs(context.sentence(start) - own) <= 1 for start, _ in phrases):
        return True
    if mark.entry.rule in TONE:
        return False
    where = context.explaining((mark.start, mark.end))
    return where is not None and not any(_hard_in(other, mark, where) for other in marks)


def _hard_in(other: Match, mark: Match, stretch: Offsets) -> bool:
    """Whether another hard word stands in the explanation, which then explains nothing."""
    return other.entry.id != mark.entry.id and other.level != "info" and stretch[0] <= other.start < stretch[1]
