"""A document as parts in reading order, each with its element in the structure tree; columns as wide as they ask."""

from collections.abc import Iterator, Sequence

from letterkit.message import Heading, Inline, Paragraph, Text
from letterkit.render.document.model import Block, Grid, Paper
from letterkit.render.letter.columns import GAP
from letterkit.render.letter.page_geometry import GREY, Sheet, Type
from letterkit.render.letter.parts import Letter, Part, Slot, TablePart, TextPart
from letterkit.render.letter.pdf.structure import Node

_STEP = 8.0  # points: columns of a table go in such steps (measure.stepped)
_SMALLER = 0.92  # of the body: type in tables


class Composer:
    """``parts`` of ``paper`` for ``sheet``. ``widths``: of the slots in tables, by slot index, in points."""

    def __init__(self, paper: Paper, sheet: Sheet) -> None:
        self.sheet = sheet
        self.letter = Letter()
        self.widths: dict[int, float] = {}
        title = self._slot(self._root.child("H1"), (Text(paper.title),), sheet.heading(1))
        body = tuple(part for block in paper.blocks for part in self._block(block))
        self.letter.parts = (TextPart("heading", title, keep_next=True), *body)

    @property
    def _root(self) -> Node:
        return self.letter.tree.root

    def _slot(self, node: Node, inline: Inline, look: Type, align: str = "left") -> Slot:
        sheet = self.sheet
        slot = Slot(
            len(self.letter.slots), node, inline, look, sheet.left, sheet.width, "right" if align == "right" else "left"
        )
        self.letter.slots.append(slot)
        return slot

    def _block(self, block: Block) -> Iterator[Part]:
        match block:
            case Heading(text=text):
                slot = self._slot(self._root.child("H2"), text, self.sheet.heading(2))
                yield TextPart("heading", slot, keep_next=True)
            case Paragraph(text=text):
                yield TextPart("paragraph", self._slot(self._root.child("P"), text, self.sheet.body))
            case Grid():
                yield from self._grid(block)

    def _grid(self, grid: Grid) -> Iterator[Part]:
        node = self._root.child("Table")
        caption = self._slot(node.child("Caption"), grid.caption, self.sheet.strong)
        yield TextPart("heading", caption, keep_next=True)  # white around it as around a heading
        small = self.sheet.body.size * _SMALLER
        room = self.sheet.width - GAP * (len(grid.head) - 1)
        others = [room * share // _STEP * _STEP for share in grid.widths[1:]]
        widths = [(room - sum(others)) // _STEP * _STEP, *others]

        def row(cells: Sequence[Inline], tags: Sequence[tuple[str, str]], look: Type) -> tuple[Slot, ...]:
            line = node.child("TR")
            slots = []
            for cell, (tag, scope), align in zip(cells, tags, grid.align, strict=True):
                slots.append(self._slot(line.child(tag, scope=scope), cell, look, align))
            self.widths.update({slot.index: width for slot, width in zip(slots, widths, strict=True)})
            return tuple(slots)

        head = row(grid.head, [("TH", "Column")] * len(grid.head), Type(small, bold=True, colour=GREY))
        tags = [("TH", "Row"), *[("TD", "")] * (len(grid.head) - 1)]
        rows = tuple(row(cells, tags, Type(small)) for cells in grid.rows)
        yield TablePart(head, rows, total=False, x=self.sheet.left, width=self.sheet.width)
