"""A draft laid out as parts in reading order: slots for text, each with its element in the structure tree and its type.

What is here depends on the kinds and number of blocks only, never on what the words are; how many lines a slot takes
and where a part stands comes later.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from letterkit.message import Block, Bullets, ContactBox, Heading, Inline, Paragraph, PayBox, Table, Text
from letterkit.render.letter.draft import Draft
from letterkit.render.letter.sheet import GREY, HEIGHT, MM, Align, Sheet, Type
from letterkit.render.letter.structure import Node, Tree

_LOWEST_HEADING = 6

Room = tuple[float, float]  # left edge and width, in points


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """Place for one inline, set in lines from ``x`` over ``width`` (points); in a table the columns decide."""

    index: int
    node: Node
    inline: Inline
    type: Type
    x: float = 0.0
    width: float = 0.0
    align: Align = "left"


@dataclass(frozen=True, slots=True, eq=False)
class TextPart:
    """A heading, paragraph or list item: it may break between lines. ``label`` is the bullet or number."""

    kind: Literal["heading", "paragraph", "item", "first_item"]
    slot: Slot
    label: Slot | None = None
    keep_next: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class TablePart:
    """Rows of cells; ``head`` is repeated when the table runs on. ``rows`` includes the total."""

    head: tuple[Slot, ...]
    rows: tuple[tuple[Slot, ...], ...]
    total: bool
    x: float
    width: float
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True, eq=False)
class BoxPart:
    """A framed part that never breaks. ``qr`` is the element of the QR code that stands at its right side."""

    kind: Literal["pay", "contact"]
    parts: tuple["Part", ...]
    x: float
    width: float
    padding: float
    qr: Node | None = None
    qr_side: float = 0.0  # of the symbol itself, without the quiet zone
    qr_tile: float = 0.0  # with it


Part = TextPart | TablePart | BoxPart


@dataclass(slots=True)
class Letter:
    """``heading``: the sender's name where there is no logo. ``slots`` has every slot in reading order."""

    tree: Tree = field(default_factory=Tree)
    slots: list[Slot] = field(default_factory=list)
    logo: Node | None = None
    heading: Slot | None = None
    return_line: Slot | None = None
    address: Slot | None = None
    details: list[tuple[Slot, Slot]] = field(default_factory=list)
    parts: tuple[Part, ...] = ()

    @property
    def qr(self) -> Node | None:
        """The element of the QR code."""
        return next((part.qr for part in self.parts if isinstance(part, BoxPart) and part.qr), None)


def compose(draft: Draft, sheet: Sheet) -> Letter:
    """Reading order: who writes, to whom, date and reference, subject, message with pay and contact box."""
    return _Composer(draft, sheet).letter


class _Composer:
    def __init__(self, draft: Draft, sheet: Sheet) -> None:
        self.draft, self.sheet = draft, sheet
        self.letter = Letter()
        self.root = self.letter.tree.root
        self.level = 1
        self.qr_used = False
        self._top_of_page()
        subject = self._slot(self.root.child("H1"), draft.subject, sheet.heading(1), (sheet.left, sheet.width))
        body = self._blocks(draft.blocks, self.root, sheet.left, sheet.width)
        self.letter.parts = (TextPart("heading", subject, keep_next=True), *body)

    def _slot(self, node: Node, inline: Inline, look: Type, room: Room = (0.0, 0.0), align: Align = "left") -> Slot:
        slot = Slot(len(self.letter.slots), node, inline, look, *room, align)
        self.letter.slots.append(slot)
        return slot

    def _top_of_page(self) -> None:
        letter, sheet, draft = self.letter, self.sheet, self.draft
        window = sheet.window
        inset = max(window.left * MM + 5 * MM, sheet.left) if window.left < 25 else window.left * MM + 2 * MM
        room = (inset, (window.left + window.width) * MM - inset)
        if draft.heading:
            name = Type(19, bold=True, colour=sheet.house, leading=23)
            letter.heading = self._slot(self.root.child("P"), draft.heading, name, (sheet.left, sheet.width))
        else:
            letter.logo = self.root.child("Figure", alt=draft.logo_alt)
        letter.return_line = self._slot(self.root.child("P"), draft.return_line, sheet.return_line, room)
        letter.address = self._slot(self.root.child("P"), draft.address, sheet.address, room)
        if draft.details:
            beside = self._beside_window()
            details = self.root.child("L", numbering="None")
            for label, value in draft.details:
                item = details.child("LI")
                first = self._slot(item.child("Lbl"), label, sheet.detail_label, beside)
                letter.details.append((first, self._slot(item.child("LBody"), value, sheet.detail, beside)))

    def _beside_window(self) -> Room:
        """The column for date and reference: on the side of the sheet that the window leaves free."""
        window, sheet = self.sheet.window, self.sheet
        if window.left + window.width / 2 < 105:
            x = max((window.left + window.width + 8) * MM, sheet.left + sheet.width * 0.62)
            return x, sheet.right - x
        return sheet.left, (window.left - 8) * MM - sheet.left

    def _blocks(self, blocks: tuple[Block, ...], parent: Node, x: float, width: float) -> tuple[Part, ...]:
        return tuple(part for block in blocks for part in self._block(block, parent, x, width))

    def _block(self, block: Block, parent: Node, x: float, width: float) -> Iterator[Part]:
        match block:
            case Heading(text=text, level=level):
                # Levels may not be skipped (ISO 14289-1, 7.4.2).
                self.level = max(2, min(level, self.level + 1, _LOWEST_HEADING))
                node, look = parent.child(f"H{self.level}"), self.sheet.heading(self.level)
                yield TextPart("heading", self._slot(node, text, look, (x, width)), keep_next=True)
            case Paragraph(text=text):
                slot = self._slot(parent.child("P"), text, self.sheet.body, (x, width))
                yield TextPart("paragraph", slot, keep_next=announces(text))
            case Bullets():
                yield from self._list(block, parent, x, width)
            case Table():
                yield self._table(block, parent, x, width)
            case PayBox(blocks=inner) | ContactBox(blocks=inner):
                yield self._box(inner, parent, x, width, pays=isinstance(block, PayBox))

    def _list(self, block: Bullets, parent: Node, x: float, width: float) -> Iterator[Part]:
        node = parent.child("L", numbering="Decimal" if block.ordered else "Disc")
        indent = (22 if len(block.items) > 9 and block.ordered else 16) * self.sheet.scale
        for number, inline in enumerate(block.items, start=1):
            item = node.child("LI")
            mark = (Text(f"{number}." if block.ordered else "•"),)
            label = self._slot(item.child("Lbl"), mark, self.sheet.body, (x + (0 if block.ordered else 3), indent))
            body = self._slot(item.child("LBody"), inline, self.sheet.body, (x + indent, width - indent))
            yield TextPart("first_item" if number == 1 else "item", body, label)

    def _table(self, block: Table, parent: Node, x: float, width: float) -> TablePart:
        node = parent.child("Table")
        label = Type(self.sheet.body.size * 0.92, bold=True, colour=GREY)

        def row(cells: tuple[Inline, ...], tag: str, look: Type) -> tuple[Slot, ...]:
            line = node.child("TR")
            return tuple(
                self._slot(line.child(tag, scope="Column" if tag == "TH" else ""), cell, look, align=align)
                for cell, align in zip(cells, block.align, strict=True)
            )

        last = len(block.rows) - 1 if block.total else -1
        head = row(block.head, "TH", label)
        rows = [
            row(cells, "TD", self.sheet.strong if number == last else self.sheet.body)
            for number, cells in enumerate(block.rows)
        ]
        return TablePart(head, tuple(rows), block.total, x, width)

    def _box(self, blocks: tuple[Block, ...], parent: Node, x: float, width: float, *, pays: bool) -> BoxPart:
        sheet, qr = self.sheet, self.draft.qr if pays and not self.qr_used else None
        node = parent.child("Sect")
        padding = 12.0
        side = max(26.0, 0.55 * qr.size) * MM if qr else 0.0  # at least 25 mm and 0.5 mm a module
        tile = side * (qr.size + 8) / qr.size if qr else 0.0  # four quiet modules on each side (ISO/IEC 18004)
        inner = width - 2 * padding - (tile if qr else 0.0)
        parts = self._blocks(blocks, node, x + padding, inner)
        if pays and self.draft.pay_link and not self.qr_used:
            link = self._slot(node.child("P"), self.draft.pay_link, sheet.body, (x + padding, inner))
            parts = (*parts, TextPart("paragraph", link))
        figure = node.child("Figure", alt=self.draft.qr_alt) if qr else None
        self.qr_used = self.qr_used or pays
        return BoxPart("pay" if pays else "contact", parts, x, width, padding, figure, side, tile)


def announces(text: Inline) -> bool:
    """Whether a paragraph leads up to what follows it, and so may not be parted from it."""
    return bool(text) and text[-1].text[-1:] == ":"


def top_of_details(sheet: Sheet) -> float:
    """Where the first line of date and reference begins."""
    return HEIGHT - (sheet.window.top + 1.5) * MM
