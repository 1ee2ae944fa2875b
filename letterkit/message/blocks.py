"""Runs of text that know where they come from, and the blocks they make."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple


@dataclass(frozen=True, slots=True)
class Origin:
    """A place in a template: path below the templates folder, line and column (both 1-based)."""

    template: str
    line: int
    column: int


class Text(NamedTuple):
    """A run of characters with one origin. The character at index ``i`` of a template run stands at column + i.

    ``data`` is true when the characters came from the case or the creditor's settings and not from the template; the
    origin is then the place of the expression. ``href`` is a checked https, mailto or tel address.
    """

    text: str
    origin: Origin | None = None
    data: bool = False
    bold: bool = False
    href: str | None = None


Inline = tuple[Text, ...]


def plain(inline: Inline) -> str:
    """The characters of an inline, without any markup."""
    return "".join([run.text for run in inline])


@dataclass(frozen=True, slots=True)
class Heading:
    text: Inline
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``text`` may hold ``\\n`` for a forced line break (an address, a signature)."""

    text: Inline


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[Inline, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """``align`` has one of ``left``/``right`` a column. ``total`` marks the last row as the sum of those above."""

    head: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]
    align: tuple[Literal["left", "right"], ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class PayBox:
    """How to pay, in words (``blocks``); the QR code and the pay button come from ``Message.payment``."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class ContactBox:
    """How to reach a person, in words."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class AnswerSlip(ContactBox):
    """A page to fill in and send back. Its lists are choices: each item has a place for a tick."""


Block = Heading | Paragraph | Bullets | Table | PayBox | ContactBox


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """All blocks in reading order; a box comes before the blocks inside it."""
    for block in blocks:
        yield block
        if isinstance(block, PayBox | ContactBox):
            yield from walk(block.blocks)


def inlines(block: Block) -> Iterator[Inline]:
    """The inlines of one block itself (not of the blocks inside a box), in reading order."""
    match block:
        case Heading(text=text) | Paragraph(text=text):
            yield text
        case Bullets(items=items):
            yield from items
        case Table(head=head, rows=rows):
            yield from head
            for row in rows:
                yield from row
        case PayBox() | ContactBox():
            return
