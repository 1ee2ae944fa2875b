"""A message as its reader sees it, for the page: headings, paragraphs, lists and tables, without links that work.

A link would lead to a real page to pay, and this is only a simulation: the address stands behind the words.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from letterkit.message import Block, Bullets, ContactBox, Heading, Message, Paragraph, PayBox, Table
from letterkit.pipeline import Rendered
from letterkit.render.plain import inline


@dataclass(frozen=True, slots=True)
class Shown:
    """One block. ``kind``: heading, paragraph, list, steps, table, pay or contact; a box holds ``inside``.

    ``rows`` are the items of a list (one cell each) or the rows of a table, the first one its head.
    """

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    inside: tuple["Shown", ...] = ()
    total: bool = False


def blocks(rendered: Rendered) -> tuple[Shown, ...]:
    """All blocks of one message; a text message is one paragraph a line."""
    if not isinstance(rendered.content, bytes):
        lines = rendered.content.shown.split("\n")
        return tuple(Shown("paragraph", line) for line in lines if line.strip())
    return (*_details(rendered.message), *_all(rendered.message.blocks))


def _details(message: Message) -> Iterator[Shown]:
    if message.details:
        yield Shown("paragraph", "\n".join(f"{label}: {value}" for label, value in message.details))


def _all(inside: tuple[Block, ...]) -> Iterator[Shown]:
    for block in inside:
        match block:
            case Heading(text=text):
                yield Shown("heading", inline(text))
            case Paragraph(text=text):
                yield Shown("paragraph", inline(text))
            case Bullets(items=items, ordered=ordered):
                yield Shown("steps" if ordered else "list", rows=tuple((inline(item),) for item in items))
            case Table(head=head, rows=rows, total=total):
                cells = tuple(tuple(inline(cell) for cell in row) for row in (head, *rows))
                yield Shown("table", rows=cells, total=total)
            case PayBox(blocks=inner) | ContactBox(blocks=inner):
                kind = "pay" if isinstance(block, PayBox) else "contact"
                yield Shown(kind, inside=tuple(_all(inner)))
