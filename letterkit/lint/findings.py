"""What the rules say of a text: places in it, findings with their level, and the exceptions to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Level = Literal["error", "warning", "info"]
LEVELS: tuple[Level, ...] = ("error", "warning", "info")
Category = Literal[
    "jargon",
    "tone",
    "solution",
    "payment",
    "facts",
    "clarity",
    "completeness",
    "privacy",
    "channel",
    "series",
    "template",
    "own",
]
ToneKind = Literal["threat", "blame", "cold", "command", "shame"]
Advice = Literal["vervang", "herschrijf", "leg uit"]


@dataclass(frozen=True, slots=True)
class Span:
    """What a check yields: where, with the values its message needs; never a sentence of its own.

    start, end: in ``Document.text``, or in ``Sentence.text`` for a rule with scope "sentence". suggestions: what to
    write instead. advice: what to do with them: "vervang" when each can stand in the place of the words as it is, else
    "herschrijf" or "leg uit". kind: of a tone finding. source, why: only where a part of a rule (a glossary entry) has
    its own.
    at_most: a ceiling for the level, for rules whose entries weigh differently; the stage table still decides.
    """

    start: int
    end: int
    values: Mapping[str, object] = field(default_factory=dict)
    suggestions: tuple[str, ...] = ()
    advice: Advice = "herschrijf"
    kind: ToneKind | None = None
    source: str | None = None
    why: str | None = None
    at_most: Level | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What the reader of a file saw and its text no longer shows; ``rule`` tells it at ``place``."""

    rule: str
    place: Span


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A place in another message that a finding conflicts with; offsets, line and column as in ``Finding``."""

    path: str
    text: str
    start: int
    end: int
    line: int
    column: int
    template: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend. ``start``/``end`` are offsets in the text of the file; lines and columns are 1-based.

    For a text made from a template, ``template`` is the file and the lines and columns are those of the template.
    ``other``: the earlier message that a finding over a series conflicts with. ``advice``: as in ``Span``.
    """

    rule: str
    category: Category
    level: Level
    message: str
    text: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    why: str
    source: str
    suggestions: tuple[str, ...] = ()
    advice: Advice = "herschrijf"
    kind: ToneKind | None = None
    template: str | None = None
    other: Elsewhere | None = None


@dataclass(frozen=True, slots=True)
class Waiver:
    """A written exception: this rule may speak here. ``at`` is a part of the text it is for.

    Without a place, a reason, an owner (``by``) and an end date it excuses nothing. start, end: where it stands in the
    text. of_template: of a template, of which this text is one message; that it needs none of it says nothing.
    """

    rule: str
    at: str
    reason: str
    by: str
    until: date | None
    start: int = 0
    end: int = 0
    of_template: bool = False

    @property
    def complete(self) -> bool:
        return bool(self.rule and self.at and self.reason and self.by and self.until)
