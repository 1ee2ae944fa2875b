"""A letter as parts in reading order: slots for text, each with its element in the structure tree and its type.

What is here depends on the outline only, never on what the words are; how many lines a slot takes and where a part
stands comes later.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from letterkit.message import Inline
from letterkit.render.letter.outline import (
    BlockOutline,
    BoxOutline,
    HeadingOutline,
    ListOutline,
    Outline,
    ParagraphOutline,
    TableOutline,
)
from letterkit.render.letter.page_geometry import GREY, HEIGHT, MM, Align, Sheet, Type
from letterkit.render.letter.pdf.structure import Node, Tree

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
    """A framed part that never breaks. ``qr`` is the element of the QR code that stands at its right side.

    An answer begins a page: whoever sends it back keeps the letter.
    """

    kind: Literal["pay", "contact", "answer"]
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
    """``heading``: the sender's name where there is no logo. ``slots`` has every slot in reading order.

    The last ``annex`` of ``parts`` come after the sign-off.
    """

    tree: Tree = field(default_factory=Tree)
    slots: list[Slot] = field(default_factory=list)
    logo: Node | None = None
    heading: Slot | None = None
    return_line: Slot | None = None
    address: Slot | None = None
    details: list[tuple[Slot, Slot]] = field(default_factory=list)
    parts: tuple[Part, ...] = ()
    annex: int = 0
    foot: Slot | None = None

    @property
    def qr(self) -> Node | None:
        """The element of the QR code."""
        return next((part.qr for part in self.parts if isinstance(part, BoxPart) and part.qr), None)


def compose(outline: Outline, inlines: Iterable[Inline], sheet: Sheet) -> Letter:
    """Reading order: who writes, to whom, date and reference, subject, message with pay and contact box, foot."""
    return _Composer(outline, inlines, sheet).letter


class _Composer:
    def __init__(self, outline: Outline, inlines: Iterable[Inline], sheet: Sheet) -> None:
        self.outline, self.inlines, self.sheet = outline, iter(inlines), sheet
        self.letter = Letter()
        self.root = self.letter.tree.root
        self.level = 1
        self.qr_used = False
        self._top_of_page()
        subject = self._slot(self.root.child("H1"), sheet.heading(1), (sheet.left, sheet.width))
        body = self._blocks(outline.blocks, self.root, sheet.left, sheet.width)
        annex = self._blocks(outline.annex, self.root, sheet.left, sheet.width)
        self.letter.parts = (TextPart("heading", subject, keep_next=True), *body, *annex)
        self.letter.annex = len(annex)
        if outline.foot:
            self.letter.foot = self._slot(self.root.child("P"), sheet.foot, (sheet.left, sheet.foot_width))
        if next(self.inlines, None) is not None:
            raise ValueError("outline() names a slot that compose() does not build")

    def _slot(self, node: Node, look: Type, room: Room = (0.0, 0.0), align: Align = "left") -> Slot:
        """The next slot, with the next text of the outline's."""
        slot = Slot(len(self.letter.slots), node, next(self.inlines), look, *room, align)
        self.letter.slots.append(slot)
        return slot

    def _top_of_page(self) -> None:
        letter, sheet = self.letter, self.sheet
        window = sheet.window
        inset = max(window.left * MM + 5 * MM, sheet.left) if window.left < 25 else window.left * MM + 2 * MM
        room = (inset, (window.left + window.width) * MM - inset)
        if self.outline.heading:
            name = Type(19, bold=True, colour=sheet.house, leading=23)
            letter.heading = self._slot(self.root.child("P"), name, (sheet.left, sheet.width))
        else:
            letter.logo = self.root.child("Figure", alt=self.outline.logo_alt)
        letter.return_line = self._slot(self.root.child("P"), sheet.return_line, room)
        letter.address = self._slot(self.root.child("P"), sheet.address, room)
        if self.outline.details:
            beside = self._beside_window()
            details = self.root.child("L", numbering="None")
            for _ in range(self.outline.details):
                item = details.child("LI")
                label = self._slot(item.child("Lbl"), sheet.detail_label, beside)
                letter.details.append((label, self._slot(item.child("LBody"), sheet.detail, beside)))

    def _beside_window(self) -> Room:
        """The column for date and reference: on the side of the sheet that the window leaves free."""
        window, sheet = self.sheet.window, self.sheet
        if window.left + window.width / 2 < 105:
            x = max((window.left + window.width + 8) * MM, sheet.left + sheet.width * 0.62)
            return x, sheet.right - x
        return sheet.left, (window.left - 8) * MM - sheet.left

    def _blocks(self, blocks: tuple[BlockOutline, ...], parent: Node, x: float, width: float) -> tuple[Part, ...]:
        return tuple(part for block in blocks for part in self._block(block, parent, x, width))

    def _block(self, block: BlockOutline, parent: Node, x: float, width: float) -> Iterator[Part]:
        match block:
            case HeadingOutline(level=level):
                # Levels may not be skipped (ISO 14289-1, 7.4.2).
                self.level = max(2, min(level, self.level + 1, _LOWEST_HEADING))
                node, look = parent.child(f"H{self.level}"), self.sheet.heading(self.level)
                yield TextPart("heading", self._slot(node, look, (x, width)), keep_next=True)
            case ParagraphOutline(announces=announces):
                slot = self._slot(parent.child("P"), self.sheet.body, (x, width))
                yield TextPart("paragraph", slot, keep_next=announces)
            case ListOutline():
                yield from self._list(block, parent, x, width)
            case TableOutline():
                yield self._table(block, parent, x, width)
            case BoxOutline():
                yield self._box(block, parent, x, width)

    def _list(self, block: ListOutline, parent: Node, x: float, width: float) -> Iterator[Part]:
        node = parent.child("L", numbering="Decimal" if block.ordered else "Disc")
        indent = (30 if block.ticks else 22 if block.items > 9 and block.ordered else 16) * self.sheet.scale
        for number in range(block.items):
            item = node.child("LI")
            label = self._slot(item.child("Lbl"), self.sheet.body, (x + (0 if block.ordered else 3), indent))
            body = self._slot(item.child("LBody"), self.sheet.body, (x + indent, width - indent))
            yield TextPart("item" if number else "first_item", body, label)

    def _table(self, block: TableOutline, parent: Node, x: float, width: float) -> TablePart:
        node = parent.child("Table")
        label = Type(self.sheet.body.size * 0.92, bold=True, colour=GREY)

        def row(tag: str, look: Type) -> tuple[Slot, ...]:
            line = node.child("TR")
            scope = "Column" if tag == "TH" else ""
            return tuple(self._slot(line.child(tag, scope=scope), look, align=align) for align in block.align)

        last = block.rows - 1 if block.total else -1
        head = row("TH", label)
        rows = [row("TD", self.sheet.strong if number == last else self.sheet.body) for number in range(block.rows)]
        return TablePart(head, tuple(rows), block.total, x, width)

    def _box(self, block: BoxOutline, parent: Node, x: float, width: float) -> BoxPart:
        sheet, qr = self.sheet, self.outline.qr if block.pays and not self.qr_used else 0
        node = parent.child("Sect")
        padding = 12.0
        side = max(26.0, 0.55 * qr) * MM if qr else 0.0  # at least 25 mm and 0.5 mm a module
        tile = side * (qr + 8) / qr if qr else 0.0  # four quiet modules on each side (ISO/IEC 18004)
        inner = width - 2 * padding - (tile if qr else 0.0)
        parts = self._blocks(block.blocks, node, x + padding, inner)
        if block.pay_link:
            link = self._slot(node.child("P"), sheet.body, (x + padding, inner))
            parts = (*parts, TextPart("paragraph", link))
        figure = node.child("Figure") if qr else None
        self.qr_used = self.qr_used or block.pays
        kind: Literal["pay", "contact", "answer"] = "pay" if block.pays else "answer" if block.slip else "contact"
        return BoxPart(kind, parts, x, width, padding, figure, side, tile)


def top_of_details(sheet: Sheet) -> float:
    """Where the first line of date and reference begins."""
    return HEIGHT - (sheet.window.top + 1.5) * MM
