"""What the rules read: a text with its passages and sentences, and what is known beside it.

All offsets are 0-based character positions in ``Document.text``, the text as the rules read it: straight quotes, plain
spaces, no soft hyphens. ``Document.span`` leads back to the text of the file.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

from letterkit import language
from letterkit.channels import MOST_COMPLETE
from letterkit.facts.known import Known
from letterkit.lint.coverage import LeftOut
from letterkit.lint.findings import Note, Span, Waiver
from letterkit.lint.stretches import Stretch, lowered, stretch
from letterkit.message import Channel, Origin

if TYPE_CHECKING:  # reading the law takes pydantic, which most texts to judge do not need
    from letterkit.law.settings import Settings

Kind = Literal["subject", "heading", "paragraph", "item", "cell", "address", "greeting", "closing"]
Box = Literal["pay", "contact"]
PROSE: frozenset[Kind] = frozenset({"paragraph", "item"})
WORDED: frozenset[Kind] = PROSE | {"subject", "heading"}
Offsets = tuple[int, int]
T = TypeVar("T")
_EMPTY_LINE = "\n\n"


class TextBlock(NamedTuple):
    """A stretch of one kind: a paragraph, a heading, one list item, one table cell. ``box`` says where it stands."""

    start: int
    end: int
    kind: Kind
    box: Box | None = None


class Sentence(NamedTuple):
    """One sentence, or a whole heading, subject or cell. ``text`` has no line breaks; ``start`` places it."""

    start: int
    text: str
    kind: Kind
    box: Box | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class SourceSpan(NamedTuple):
    """Characters with one origin in a template; ``data`` when they came from the case or the creditor."""

    start: int
    end: int
    origin: Origin | None
    data: bool = False


@dataclass(frozen=True, slots=True)
class Href:
    """Characters that lead somewhere: a link, a button, an e-mail address."""

    start: int
    end: int
    url: str


@dataclass(frozen=True)
class Document:
    """One message or finished text. ``source`` is the text of the file, and ``positions`` maps ``text`` to it.

    declared: the stage that the file says it is, which holds when nobody gave one and the linter knows it.
    digest: the SHA-256 of the file, empty for what is none. data: spans that came from case data and are no one's
    wording. facts: what is known beside the words ("qr", "link", "attachment", "large_print", "asks" for the money that
    its given stage asks). extracted: the source is
    no file itself but text taken out of one.
    unreached: in a template's own text, what no case can show. law: the creditor's own figures of law, None for those
    of letterkit. known: what is true of the sender and the case, None when nobody said. day: of a message that is yet
    to go, on which exceptions and own levels must hold. left_out: what of the file was not judged. enclosed:
    attachments and forwarded e-mails, which are judged on their own. notes: what only its reader could see.
    """

    text: str
    passages: tuple[TextBlock, ...]
    path: str = ""
    channel: Channel = MOST_COMPLETE
    stage: str | None = None
    declared: str | None = None
    digest: str = field(default="", compare=False)
    language: str = "nl"
    data: tuple[Offsets, ...] = ()
    pieces: tuple[SourceSpan, ...] = ()
    source: str = ""
    positions: array[int] | None = None
    extracted: bool = False
    pages: tuple[int, ...] = ()
    facts: frozenset[str] = frozenset()
    waivers: tuple[Waiver, ...] = ()
    hrefs: tuple[Href, ...] = ()
    unreached: tuple[SourceSpan, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    enclosed: tuple[Document, ...] = ()
    notes: tuple[Note, ...] = ()
    law: Settings | None = field(default=None, repr=False, compare=False)
    known: Known | None = field(default=None, repr=False, compare=False)
    day: date | None = None
    memory: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def lower(self) -> str:
        """The text in lower case, character for character (no Dutch letter changes its length)."""
        return lowered(self.text)

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, Stretch], ...]:
        """Where each paragraph starts, and its words: what stands between two empty lines."""
        found, start = [], 0
        for text in self.text.split(_EMPTY_LINE):
            if text:
                found.append((start, stretch(text)))
            start += len(text) + len(_EMPTY_LINE)
        return tuple(found)

    def found(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
        """The matches of a pattern, each with the offset where its paragraph starts: none crosses an empty line."""
        for start, paragraph in self.paragraphs:
            for match in paragraph.found(pattern):
                yield start, match

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern stands in the text in lower case, within a paragraph."""
        return any(paragraph.found_lower(pattern) for _, paragraph in self.paragraphs)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences of all passages in reading order."""
        return tuple(sentence for passage in self.passages for sentence in _split(self.text, passage))

    @cached_property
    def stretches(self) -> tuple[tuple[Sentence, Stretch], ...]:
        """All sentences, each with what patterns find in it."""
        return tuple([(sentence, stretch(sentence.text)) for sentence in self.sentences])

    @cached_property
    def prose(self) -> tuple[Sentence, ...]:
        """The sentences of running text: paragraphs and list items."""
        return tuple(sentence for sentence in self.sentences if sentence.kind in PROSE)

    @cached_property
    def wordings(self) -> tuple[str, ...]:
        """The sentences of running text with each stretch of case data as one short word: the same for every case."""
        return tuple([self._wording(sentence) for sentence in self.prose])

    @property
    def wording(self) -> str:
        """The same as one text."""
        return "".join([f"{wording}\n\n" for wording in self.wordings])

    def _wording(self, sentence: Sentence) -> str:
        parts, at = [], sentence.start
        for number in range(bisect_left(self.data, (sentence.start,)), len(self.data)):
            start, end = self.data[number]
            if start >= sentence.end:
                break
            parts += [self.text[at:start], "Jan"]
            at = min(end, sentence.end)
        return "".join([*parts, self.text[at : sentence.end]])

    def noted(self, rule: str) -> Iterator[Span]:
        """What the reader of the file noted for a rule."""
        return (note.place for note in self.notes if note.rule == rule)

    @cached_property
    def words(self) -> int:
        """How many words the text has, without what is only data or an address."""
        return sum(len(sentence.text.split()) for sentence in self.sentences if sentence.kind != "address")

    def is_data(self, start: int, end: int) -> bool:
        """Whether these characters came from case data alone."""
        at = bisect_right(self.data, (start, len(self.text) + 1)) - 1
        return at >= 0 and self.data[at][0] <= start and end <= self.data[at][1]

    def has_data(self, start: int, end: int) -> bool:
        """Whether any of these characters came from case data."""
        at = bisect_right(self.data, (end, -1)) - 1
        return at >= 0 and self.data[at][1] > start

    def page(self, offset: int) -> int:
        """The page (1-based) an offset stands on; 1 when the text has no pages."""
        return max(1, bisect_right(self.pages, offset))

    def span(self, start: int, end: int) -> Offsets:
        """The same characters as offsets in ``source``."""
        if self.positions is None or start == end:
            at = self.positions[start] if self.positions is not None and start < len(self.positions) else start
            return at, at + end - start
        return self.positions[start], self.positions[end - 1] + 1

    def remember(self, key: str, compute: Callable[[Document], T]) -> T:
        """What ``compute`` says of this document, computed once."""
        if key not in self.memory:
            self.memory[key] = compute(self)
        result: T = self.memory[key]
        return result


def once(compute: Callable[[Document], T]) -> Callable[[Document], T]:
    """Make a reading of a whole document that is computed once a document, however many rules ask for it."""
    key = f"{compute.__module__}.{compute.__qualname__}"

    def remembered(document: Document) -> T:
        return document.remember(key, compute)

    remembered.__doc__ = compute.__doc__
    return remembered


def _split(text: str, passage: TextBlock) -> list[Sentence]:
    stretch = text[passage.start : passage.end].replace("\n", " ")
    if passage.kind not in PROSE:
        return [Sentence(passage.start, stretch, passage.kind, passage.box)] if stretch.strip() else []
    return [Sentence(passage.start + at, part, passage.kind, passage.box) for at, part in _parts(stretch)]


@lru_cache(maxsize=2000)
def _parts(stretch: str) -> tuple[tuple[int, str], ...]:
    return tuple((part.start, part.text) for part in language.sentences(stretch))
