"""What a document says, in blocks. The same blocks can become a page for a browser."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from letterkit.message import Heading, Inline, Paragraph

Align = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a caption. The first cell of each row is the head of that row.

    ``widths``: what part of the room each column takes, together 1. ``align`` as in a message's table.
    """

    caption: Inline
    head: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]
    align: tuple[Align, ...]
    widths: tuple[float, ...]


Block = Heading | Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Paper:
    """A document. ``running_head`` stands on every page but the first; ``date`` is the date of its metadata."""

    title: str
    author: str
    running_head: str
    date: date
    blocks: tuple[Block, ...]
    language: str = "nl-NL"
