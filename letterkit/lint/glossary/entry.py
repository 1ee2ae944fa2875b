"""The values of the glossary: an entry (a word to avoid, as data) and a match (a place where it stands)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "info"]
LEVELS: tuple[Level, ...] = ("error", "warning", "info")
RULES = ("jargon", "archaisch", "afkorting", "belgisch", "dreiging", "verwijt", "kil", "bevel", "schaamte")
TONE = frozenset({"dreiging", "verwijt", "kil", "bevel", "schaamte"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One word or phrase to avoid, with everything a writer needs to know about it.

    forms, unless, only, explained: expressions in the form language of ``forms.py``.
    unless: phrases that make the word right when they overlap it or, with a leading ``~``, stand in its sentence.
    only: the word is meant only when one of these stands in its sentence.
    explained: None when the word must go in any case, else phrases that explain it (with ``~`` anywhere in the text,
    else in its own sentence or the next to it), beside the general ones.
    label: as a label before an amount or a colon the word is no more than a hint.
    negated: the phrase is right after "geen", "niet" or "voorkom". exact: capitals count.
    bad, good: sentences; the marks in ``bad`` stand between « and ».
    """

    id: str
    rule: str
    level: Level
    forms: tuple[str, ...]
    use: tuple[str, ...]
    why: str
    source: str
    bad: tuple[str, ...]
    good: tuple[str, ...]
    unless: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    explained: tuple[str, ...] | None = None
    label: bool = False
    negated: bool = False
    exact: bool = False
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Match:
    """A place where an entry's word stands: ``start`` and ``end`` are 0-based offsets in the text that was given.

    ``level`` is the entry's, or lower where the word stands as a label ("Te voldoen: € 40").
    """

    entry: Entry
    start: int
    end: int
    level: Level
