"""The paragraphs of a message with a number each, so that a remark can say where."""

from collections.abc import Iterator
from dataclasses import dataclass

from letterkit.channels import RECORDS
from letterkit.message import (
    Bullets,
    ContactBox,
    Heading,
    Message,
    Paragraph,
    PayBox,
    Table,
    pay_button,
    plain,
    walk,
)
from letterkit.texts import say

_OPENING_WORDS = 5


@dataclass(frozen=True, slots=True)
class Part:
    """``lines`` has one line of text, one a point of a list, or one a row of a table (the head first).

    ``number`` counts from 1; a heading has none, it belongs to the paragraph below it.
    """

    kind: str
    lines: tuple[str, ...]
    number: int | None = None

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.lines).split())

    @property
    def opening(self) -> str:
        """The first words, to know the paragraph by."""
        words = self.text.split()
        return " ".join(words[:_OPENING_WORDS]) + (" …" if len(words) > _OPENING_WORDS else "")


def parts(message: Message) -> tuple[Part, ...]:
    """All parts in reading order."""
    return tuple(_numbered(message))


def where(words: str, among: tuple[Part, ...]) -> tuple[int, ...]:
    """The numbers of the paragraphs that hold ``words``, whatever their spaces and capitals.

    Words in a heading count for the paragraph below it.
    """
    wanted, numbers, above = " ".join(words.split()).casefold(), [], ""
    for part in among:
        if part.number and wanted and wanted in f"{above}{part.text}".casefold():
            numbers.append(part.number)
        above = f"{part.text}\n" if part.number is None else ""
    return tuple(numbers)


def _numbered(message: Message) -> Iterator[Part]:
    number = 0
    for kind, lines in _lines(message):
        number += kind != "heading"
        yield Part(kind, lines, number if kind != "heading" else None)


def _lines(message: Message) -> Iterator[tuple[str, tuple[str, ...]]]:
    button = pay_button(message)
    for block in walk(message.blocks):
        match block:
            case Heading(text=text):
                yield "heading", (plain(text),)
            case Paragraph(text=text):
                yield ("button" if block is button else "paragraph"), tuple(plain(text).split("\n"))
            case Bullets(items=items):
                yield "list", tuple(plain(item) for item in items)
            case Table(head=head, rows=rows):
                yield "table", tuple(" · ".join(plain(cell) for cell in row) for row in (head, *rows))
            case PayBox() | ContactBox():
                pass
    if RECORDS[message.channel].own_pay_button and button is None and message.payment and message.payment.link:
        yield "button", (say("message.pay_button"),)  # the platform puts one below the text
