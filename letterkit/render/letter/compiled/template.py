"""The pages of a plan as constant bytes with holes: painted once with the ordinary painter, the text left out.

Nothing constant depends on data. What differs between letters of one outline and one wording is the text in the slots,
line counts (which choose the plan), the QR code and where links lead; a letter that differs in anything else raises
``ShapeChanged`` and is made in the reference way. So a painter that paints by what a letter says, instead of by its
outline, must either make a hole of it or put it in the outline.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from letterkit.render.letter import measure
from letterkit.render.letter.compiled.encoder import encoder
from letterkit.render.letter.compiled.set_links import LinePart
from letterkit.render.letter.compiled.set_text import SetText
from letterkit.render.letter.draft import Draft
from letterkit.render.letter.line_breaking import Piece
from letterkit.render.letter.page_geometry import Colour, Type
from letterkit.render.letter.painter import Painter, Stretch, fitting_head, link_box
from letterkit.render.letter.parts import Slot
from letterkit.render.letter.pdf.objects import number, numbers
from letterkit.render.letter.pdf.page import LinkBox, Page
from letterkit.render.letter.pen import UNDERLINE, UNDERLINE_DROP
from letterkit.render.letter.stationery import Stationery

_HOLE = re.compile(rb"%hole (\d+)%")


class ShapeChanged(Exception):
    """This letter is not the same as its template in all but data."""


@dataclass(frozen=True, slots=True)
class RunningHead:
    """Where the head of a following page goes; ``before`` stands in front of its text."""

    before: bytes

    def filled(self, draft: Draft, house: Stationery) -> tuple[bytes, int]:
        """Content and mask of font pages."""
        look = house.sheet.running
        piece = Piece(fitting_head(draft.running_head, house))
        body, mask = encoder(house.family, look.size, look.bold).piece(piece)
        return self.before + b"[(" + body + b")]TJ ET EMC", mask


@dataclass(eq=False)
class Hole:
    """Where lines of a slot go. ``runs``: (link, MCID) of each piece of content; none within an artifact.

    ``text`` was put here last, leading to ``goals``; it became ``content`` and ``links``, and is not written again.
    """

    slot: Slot
    where: Stretch
    runs: list[tuple[int, int]] = field(default_factory=list)
    head: bytes = b""
    tail: bytes = b""
    text: SetText | None = None
    goals: Sequence[str] = ()
    content: bytes = b""
    links: Sequence[LinkBox] = ()

    def fill(self, text: SetText, goals: Sequence[str], house: Colour) -> None:
        if self.text is not text or self.goals != goals:
            self.content, self.links = filled(self, text, goals, house)
            self.text, self.goals = text, goals

    @cached_property
    def left(self) -> float:
        return self.where.column[0] if self.where.column else self.slot.x

    @cached_property
    def right(self) -> float:
        return self.left + (self.where.column[1] if self.where.column else self.slot.width)

    @cached_property
    def baseline(self) -> float:
        return self.where.y - measure.baseline(self.slot.type, self.where.line)


def filled(hole: Hole, text: SetText, goals: Sequence[str], house: Colour) -> tuple[bytes, Sequence[LinkBox]]:
    """The content of a hole, and the links in it."""
    if text.parts and hole.runs:
        links: list[LinkBox] = []
        return _linked(hole, text, goals, house, links), links
    if hole.slot.align == "right":
        return hole.head + _to_the_right(hole, text) + hole.tail, ()
    return hole.head + b" T* ".join(text.lines[hole.where.first : hole.where.last]) + hole.tail, ()


def _to_the_right(hole: Hole, text: SetText) -> bytes:
    size, y, out = hole.slot.type.size, hole.baseline, []
    for line, width in zip(text.lines, text.widths, strict=True):
        out.append(b"1 0 0 1 %.2f %.2f Tm %s" % (hole.right - width * size / 1000, y, line))
        y -= hole.where.line
    return b" ".join(out)


class _Part(NamedTuple):
    """A part of a line with its place: left edge and baseline."""

    x: float
    y: float
    part: LinePart


def _linked(hole: Hole, text: SetText, targets: Sequence[str], house: Colour, links: list[LinkBox]) -> bytes:
    """Each stretch between links, and each link, is a piece of content of its own."""
    runs: list[tuple[int, list[_Part]]] = []
    for placed in _placed(hole, text):
        if not runs or runs[-1][0] != placed.part.link:
            runs.append((placed.part.link, []))
        runs[-1][1].append(placed)
    if [link for link, _ in runs] != [link for link, _ in hole.runs]:
        raise ShapeChanged
    out, size = [], hole.slot.type.size
    for (link, run), (_, mcid) in zip(runs, hole.runs, strict=True):
        tag = b"Link" if link else hole.slot.node.tag.encode("ascii")
        out.append(b"/%s <</MCID %d>> BDC %s EMC" % (tag, mcid, _run(hole, run, house if link else None)))
        if link:
            shown = "".join(placed.part.text for placed in run).strip()
            boxes = tuple(link_box(*span, size) for span in _spans(run, size))
            links.append(LinkBox(targets[link - 1], shown, boxes))
    return b"\n".join(out)


def _placed(hole: Hole, text: SetText) -> Iterator[_Part]:
    size, y, lines = hole.slot.type.size, hole.baseline, slice(hole.where.first, hole.where.last)
    for parts, width in zip(text.parts[lines], text.widths[lines], strict=True):
        left = hole.right - width * size / 1000 if hole.slot.align == "right" else hole.left
        for part in parts:
            yield _Part(left + part.offset * size / 1000, y, part)
        y -= hole.where.line


def _run(hole: Hole, run: list[_Part], house: Colour | None) -> bytes:
    size = hole.slot.type.size
    shown = [b"1 0 0 1 %.2f %.2f Tm [(%s)]TJ" % (x, y, part.body) for x, y, part in run]
    out = opened(hole.slot.type, hole.where.line, house) + b" ".join(shown) + b" ET"
    if house:
        for left, y, right in _spans(run, size):
            box = (left, y - UNDERLINE_DROP * size, right - left, UNDERLINE * size)
            out += b" %s re f" % numbers(box)
    return out


def _spans(run: list[_Part], size: float) -> list[tuple[float, float, float]]:
    """Left, baseline and right of a run on each line."""
    spans: dict[float, tuple[float, float]] = {}
    for x, y, part in run:
        spans[y] = (spans.get(y, (x, 0))[0], x + part.width * size / 1000)
    return [(left, y, right) for y, (left, right) in spans.items()]


def opened(look: Type, line: float, colour: Colour | None = None) -> bytes:
    """The beginning of a text object."""
    font = b"B0" if look.bold else b"F0"
    red, green, blue = colour or look.colour
    return b"BT %s rg /%s %s Tf %s TL " % (
        f"{red:g} {green:g} {blue:g}".encode("ascii"),
        font,
        number(look.size),
        number(line),
    )


class TemplatePainter(Painter):
    """Paints all but the text of slots; ``holes`` are numbered as in the content."""

    holes: list[Hole | RunningHead]

    def template(self, page: Page) -> list[bytes | Hole | RunningHead]:
        """A page's content in pieces: constant bytes, and holes."""
        parts = _HOLE.split(page.content)
        return [self.holes[int(part)] if index % 2 else part for index, part in enumerate(parts)]

    def _lines(self, slot: Slot, where: Stretch) -> None:
        hole = Hole(slot, where)
        links = [shown.piece.link for shown in self._placed_pieces(slot, where)] or [0]
        for index, link in enumerate(links):
            if index == 0 or link != links[index - 1]:
                node = self._link_node(slot, link) if link else slot.node
                hole.runs.append((link, self.pen.tree.content(node, link=bool(link)).mcid))
        mark = b"/%s <</MCID %d>> BDC " % (slot.node.tag.encode("ascii"), hole.runs[0][1])
        self._hole(hole, mark, b" EMC")

    def _unowned(self, slot: Slot, where: Stretch) -> None:
        self._hole(Hole(slot, where), b"", b"")

    def _running(self, y: float, text: str, *, right: bool) -> None:
        """Page numbers are the same in every letter of a plan; the head of following pages is not."""
        if right:
            super()._running(y, text, right=True)
            return
        look = self.sheet.running
        start = b" 1 0 0 1 %.2f %.2f Tm " % (self.sheet.left, y)
        before = b"/Artifact <</Type/Pagination>> BDC " + opened(look, look.leading) + start
        self.pen.canvas.addLiteral(f"%hole {len(self.holes)}%")
        self.holes.append(RunningHead(before))

    def _hole(self, hole: Hole, before: bytes, after: bytes) -> None:
        start = b"" if hole.slot.align == "right" else b"1 0 0 1 %.2f %.2f Tm " % (hole.left, hole.baseline)
        hole.head = before + opened(hole.slot.type, hole.where.line) + start
        hole.tail = b" ET" + after
        self.pen.canvas.addLiteral(f"%hole {len(self.holes)}%")
        self.holes.append(hole)
