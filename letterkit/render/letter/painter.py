"""A laid-out letter drawn page by page with a pen."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from letterkit.payment.qr import Symbol
from letterkit.render.letter import measure
from letterkit.render.letter.draft import Draft
from letterkit.render.letter.layout import Layout, Placed, stacked
from letterkit.render.letter.line_breaking import Piece, link_targets
from letterkit.render.letter.measure import Measured
from letterkit.render.letter.page_geometry import BLACK, HEIGHT, MM, RULE, WHITE, Rhythm
from letterkit.render.letter.parts import BoxPart, Letter, Slot, TablePart, TextPart, top_of_details
from letterkit.render.letter.pdf.page import Box, LinkBox, Page
from letterkit.render.letter.pdf.structure import Node
from letterkit.render.letter.pen import Pen
from letterkit.render.letter.proof import overlay
from letterkit.render.letter.setter import TextSetter
from letterkit.render.letter.stamp import stamped
from letterkit.render.letter.stationery import LOGO_BOTTOM, Stationery
from letterkit.texts.in_language import in_language

LINK_BELOW, LINK_ABOVE = 0.25, 0.85  # of the type size, around the baseline
FOLD_FROM, FOLD_TO = 4 * MM, 9 * MM
HEAD_RULE, ROW_RULE = 0.9, 0.5


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines ``first`` up to ``last`` of a slot (None: to the end), from ``y`` down; in a table, within a column."""

    y: float
    line: float
    first: int = 0
    last: int | None = None
    column: tuple[float, float] | None = None


class Shown(NamedTuple):
    """A piece of a line with its place on the baseline."""

    x: float
    y: float
    piece: Piece


class Painter:
    def __init__(self, draft: Draft, letter: Letter, measured: Measured, setter: TextSetter, house: Stationery) -> None:
        self.draft, self.letter, self.measured, self.setter, self.house = draft, letter, measured, setter, house
        self.sheet = house.sheet
        self.links: dict[tuple[int, int], Node] = {}
        self.pen: Pen

    def pages(self, plan: Layout, *, proof: bool = False, stamp: str = "") -> list[Page]:
        """All pages, in order; the letter's tree then knows what stands where."""
        pages = []
        for number, placed in enumerate(plan.pages, start=1):
            self.pen = Pen(self.house.family, self.letter.tree)
            self._background("Paper" if number == 1 else "Next")
            if number == 1:
                self._first_page()
            else:
                self._running(HEIGHT - 17 * MM, fitting_head(self.draft.running_head, self.house), right=False)
            for each in placed:
                self._part(each, plan.rhythm)
            if number == plan.own and self.letter.foot:
                self._foot(self.letter.foot)
            if max(number, plan.own) > 1:  # not on the single page of a letter with a slip: there is no room for it
                text = in_language(self.draft.language, "letter.page", number=number, total=len(plan.pages))
                self._running(11 * MM, text, right=True)
            if proof:
                overlay(self.pen, self.sheet, first=number == 1)
            if stamp:
                stamped(self.pen, stamp)
            pages.append(self.pen.finished())
        return pages

    def _background(self, name: str) -> None:
        paper = self.house.pictures.get(name)
        if paper:
            with self.pen.artifact():
                self.pen.picture(name, paper.x, paper.y, *paper.unit)

    def _first_page(self) -> None:
        letter, sheet = self.letter, self.sheet
        if letter.logo:
            logo = self.house.pictures["Logo"]
            letter.logo.box = (logo.x, logo.y, logo.x + logo.width, logo.y + logo.height)
            with self.pen.content(letter.logo):
                self.pen.picture("Logo", logo.x, logo.y, *logo.unit)
        elif letter.heading:
            self._whole(letter.heading, LOGO_BOTTOM + 12 * MM)
        self._folds()
        return_top, address_top = measure.address_top(letter, self.measured, sheet)
        if letter.return_line and letter.address:
            self._whole(letter.return_line, return_top)
            self._whole(letter.address, address_top)
        y = top_of_details(sheet)
        for pair in letter.details:
            for slot in pair:
                self._whole(slot, y)
                y -= self.measured.lines[slot.index] * slot.type.leading
            y -= measure.PAIR_GAP

    def _foot(self, slot: Slot) -> None:
        """Its last line is on the line of the page number."""
        above = (self.measured.lines[slot.index] - 1) * slot.type.leading
        self._whole(slot, round(self.sheet.bottom + above + measure.baseline(slot.type, slot.type.leading), 2))

    def _folds(self) -> None:
        for y in self.sheet.folds:
            with self.pen.artifact():
                self.pen.rule(FOLD_FROM, y, FOLD_TO, RULE, 0.5)

    def _running(self, y: float, text: str, *, right: bool) -> None:
        look, face = self.sheet.running, self.house.family.faces[False]
        x = self.sheet.right - face.measure(text) * look.size / 1000 if right else self.sheet.left
        with self.pen.artifact("Pagination"):
            self.pen.text(x, y, (Piece(text),), look)

    def _part(self, placed: Placed, rhythm: Rhythm) -> None:
        match placed.part:
            case TextPart(slot=slot, label=label):
                line = slot.type.line(rhythm)
                if label and placed.first == 0:
                    self._lines(label, Stretch(placed.y, line, last=1))
                self._lines(slot, Stretch(placed.y, line, placed.first, placed.last))
            case TablePart() as table:
                self._table(table, placed, rhythm)
            case BoxPart() as box:
                self._box(box, placed.y, rhythm)

    def _whole(self, slot: Slot, y: float) -> None:
        self._lines(slot, Stretch(y, slot.type.leading))

    def _lines(self, slot: Slot, where: Stretch) -> None:
        """Lines of a slot; what stands between links, and each link, is one piece of content."""
        run: list[Shown] = []
        for shown in self._placed_pieces(slot, where):
            if run and run[-1].piece.link != shown.piece.link:
                self._run(slot, run)
                run = []
            run.append(shown)
        self._run(slot, run)

    def _placed_pieces(self, slot: Slot, where: Stretch) -> Iterator[Shown]:
        left, width = where.column or (slot.x, slot.width)
        y = where.y - measure.baseline(slot.type, where.line)
        for line in self.setter.lines[slot.index][where.first : where.last]:
            x = left + width - line.width * slot.type.size / 1000 if slot.align == "right" else left
            for piece in line.pieces:
                yield Shown(x, y, piece)
                x += self._width(piece, slot)
            y -= where.line

    def _width(self, piece: Piece, slot: Slot) -> float:
        return self.house.family.faces[piece.bold].measure(piece.text) * slot.type.size / 1000

    def _run(self, slot: Slot, run: list[Shown]) -> None:
        link = run[0].piece.link if run else 0
        if link:
            self._link(slot, link, run)
        else:
            with self.pen.content(slot.node):
                for shown in run:
                    self.pen.text(shown.x, shown.y, (shown.piece,), slot.type)

    def _link_node(self, slot: Slot, link: int) -> Node:
        node = self.links.get((slot.index, link))
        if node is None:
            node = self.links[slot.index, link] = slot.node.child("Link")
        return node

    def _link(self, slot: Slot, link: int, run: list[Shown]) -> None:
        size = slot.type.size
        spans: dict[float, tuple[float, float]] = {}
        with self.pen.content(self._link_node(slot, link), link=True):
            for x, y, piece in run:
                right = x + self._width(Piece(piece.text.rstrip(" "), piece.bold), slot)
                spans[y] = (spans.get(y, (x, 0))[0], right)
                self.pen.text(x, y, (piece,), slot.type, self.sheet.house)
            for y, (left, right) in spans.items():
                self.pen.underline(left, y, right, size, self.sheet.house)
        boxes = tuple(link_box(left, y, right, size) for y, (left, right) in spans.items())
        text = "".join(shown.piece.text for shown in run).strip()
        self.pen.page.links.append(LinkBox(link_targets(slot.inline)[link - 1], text, boxes))

    def _table(self, table: TablePart, placed: Placed, rhythm: Rhythm) -> None:
        y = placed.y
        if placed.head:
            y = self._repeated_head(table, y, rhythm)
        elif placed.first == 0:
            y = self._row(table, table.head, y, rhythm)
            self._rule(table, y, head=True)
        last = len(table.rows) - 1
        for number in range(placed.first, placed.last):
            y = self._row(table, table.rows[number], y, rhythm)
            if number < last:
                self._rule(table, y, head=table.total and number == last - 1)

    def _row(self, table: TablePart, row: tuple[Slot, ...], y: float, rhythm: Rhythm) -> float:
        line, padding = row[0].type.line(rhythm), measure.row_padding(row[0])
        for slot, column in zip(row, self.measured.columns[table.head[0].index], strict=True):
            self._lines(slot, Stretch(y - padding, line, column=column))
        return y - measure.row_height(row, self.measured, rhythm)

    def _unowned(self, slot: Slot, where: Stretch) -> None:
        """Lines of a slot within an artifact."""
        for shown in self._placed_pieces(slot, where):
            self.pen.text(shown.x, shown.y, (shown.piece,), slot.type)

    def _repeated_head(self, table: TablePart, y: float, rhythm: Rhythm) -> float:
        """The head again on a following page: an artifact, because it is in the structure already."""
        line, padding = table.head[0].type.line(rhythm), measure.row_padding(table.head[0])
        with self.pen.artifact("Pagination"):
            for slot, column in zip(table.head, self.measured.columns[table.head[0].index], strict=True):
                self._unowned(slot, Stretch(y - padding, line, column=column))
        y -= measure.row_height(table.head, self.measured, rhythm)
        self._rule(table, y, head=True)
        return y

    def _rule(self, table: TablePart, y: float, *, head: bool) -> None:
        columns = self.measured.columns[table.head[0].index]
        to = columns[-1][0] + columns[-1][1]
        with self.pen.artifact():
            self.pen.rule(table.x, y, to, self.sheet.house if head else RULE, HEAD_RULE if head else ROW_RULE)

    def _box(self, box: BoxPart, y: float, rhythm: Rhythm) -> None:
        height = measure.height(box, self.measured, self.sheet, rhythm)
        with self.pen.artifact():
            fill, line = (self.sheet.tint, None) if box.kind == "pay" else (None, RULE)
            self.pen.rounded(box.x, y - height, box.width, height, fill=fill, line=line)
        top = measure.box_top(box, y, self.measured, self.sheet, rhythm)
        for placed in stacked(box.parts, self.measured, self.sheet, rhythm, top):
            self._part(placed, rhythm)
        if box.qr and self.draft.qr:
            self._qr(box, box.qr, self.draft.qr, y - height / 2)

    def _qr(self, box: BoxPart, node: Node, symbol: Symbol, middle: float) -> None:
        x, y = measure.tile(box, middle)
        with self.pen.artifact():
            self.pen.rounded(x, y, box.qr_tile, box.qr_tile, fill=WHITE)
        quiet = (box.qr_tile - box.qr_side) / 2
        node.alt = self.draft.qr_alt
        node.box = (x + quiet, y + quiet, x + quiet + box.qr_side, y + quiet + box.qr_side)
        with self.pen.content(node):
            self.pen.canvas.setFillColorRGB(*BLACK)
            self.pen.picture("QR", x + quiet, y + quiet, box.qr_side, box.qr_side)


def link_box(left: float, y: float, right: float, size: float) -> Box:
    """Where one line of a link can be clicked; ``y`` is its baseline."""
    return left, y - LINK_BELOW * size, right, y + LINK_ABOVE * size


def fitting_head(text: str, house: Stationery) -> str:
    """As much of the running head as fits on one line, in whole parts."""
    size, face = house.sheet.running.size, house.family.faces[False]
    parts = text.split(" · ")
    while len(parts) > 1 and face.measure(" · ".join(parts)) * size / 1000 > house.sheet.width:
        parts.pop()
    return " · ".join(parts)
