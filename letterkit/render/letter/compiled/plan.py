"""A plan: the pages of one shape of letter for one count of lines in each slot, ready to be filled."""

from functools import reduce
from operator import or_
from typing import NamedTuple

from letterkit.message import Inline
from letterkit.render.letter.compiled.set_text import SetText
from letterkit.render.letter.compiled.template import (
    Hole,
    RunningHead,
    ShapeChanged,
    TemplatePainter,
    filled,
)
from letterkit.render.letter.draft import Draft
from letterkit.render.letter.layout import lay_out
from letterkit.render.letter.line_breaking import link_targets
from letterkit.render.letter.measure import measure
from letterkit.render.letter.outline import Outline
from letterkit.render.letter.parts import Letter, compose
from letterkit.render.letter.pdf.objects import numbers
from letterkit.render.letter.pdf.page import LinkBox
from letterkit.render.letter.pdf.structure import nodes
from letterkit.render.letter.setter import TextSetter
from letterkit.render.letter.stationery import Stationery

Counts = tuple[int, ...]
Item = bytes | Hole | RunningHead
# A page as bytes, and what goes where in them: (place, slot, hole), (place, head).
_Page = tuple[list[bytes], list[tuple[int, int, Hole]], list[tuple[int, RunningHead]]]


class Filled(NamedTuple):
    """``mask``: the font pages that are used besides the two that are always there."""

    contents: list[bytes]
    links: list[LinkBox]
    mask: int


class Plan:
    def __init__(
        self,
        draft: Draft,
        outlined: tuple[Outline, list[Inline]],
        house: Stationery,
        counts: Counts,
        constants: dict[int, SetText],
    ) -> None:
        self.house = house
        self.letter: Letter = compose(*outlined, house.sheet)
        setter = TextSetter(house.family)
        measured = measure(self.letter, setter)
        if tuple(measured.lines[index] for index in range(len(counts))) != counts:
            raise ShapeChanged
        painter = TemplatePainter(draft, self.letter, measured, setter, house)
        painter.holes = []
        layout = lay_out(self.letter, measured, house.sheet)
        self.late = layout.late
        pages = painter.pages(layout)
        self.pictures = [page.pictures for page in pages]
        self.mask = reduce(or_, [text.mask for text in constants.values()], 0)
        self.pages = [_apart(self._constant_filled(painter.template(page), constants)) for page in pages]
        self.qr = self.letter.qr
        self.qr_box = numbers(self.qr.box or ()) if self.qr else b""
        self.signature = self._signature()

    def _constant_filled(self, items: list[Item], constants: dict[int, SetText]) -> list[Item]:
        """Slots without data become bytes, and bytes that follow each other one."""
        out: list[Item] = [b""]
        for item in items:
            known = constants.get(item.slot.index) if isinstance(item, Hole) else None
            if isinstance(item, Hole) and known and not known.parts:
                piece, _ = filled(item, known, link_targets(item.slot.inline), self.house.sheet.house)
            elif isinstance(item, bytes):
                piece = item
            else:
                out += [item, b""]
                continue
            before = out[-1]
            out[-1] = (before if isinstance(before, bytes) else b"") + piece
        return [item for item in out if item]

    def _signature(self) -> str:
        """Plans with the same signature have the same structure tree, element by element."""
        tree = self.letter.tree
        place = {id(node): index for index, (node, _) in enumerate(nodes(tree.root))}
        owners = [[place[id(node)] for node in page] for page in tree.owners]
        return repr((owners, tree.link_pages))  # a string keeps its hash, which every letter needs

    def fill(self, draft: Draft, texts: list[SetText], inlines: list[Inline]) -> Filled:
        """The contents of a letter. Raises ``ShapeChanged`` when its links are not those of the plan."""
        contents: list[bytes] = []
        links: list[LinkBox] = []
        mask, house = self.mask, self.house.sheet.house
        for ready, holes, heads in self.pages:
            out = ready.copy()
            for place, slot, hole in holes:
                text = texts[slot]
                mask |= text.mask
                if text is not hole.text or text.parts:  # otherwise the letter before had the same
                    hole.fill(text, link_targets(inlines[slot]) if text.parts else (), house)
                out[place] = hole.content
                links += hole.links
            for place, head in heads:
                out[place], used = head.filled(draft, self.house)
                mask |= used
            contents.append(b"".join(out))
        if len(links) != len(self.letter.tree.links):
            raise ShapeChanged
        return Filled(contents, links, mask)


def _apart(items: list[Item]) -> _Page:
    """A page as a list of bytes, empty where text of the letter goes, and what goes there."""
    ready = [item if isinstance(item, bytes) else b"" for item in items]
    holes = [(place, item.slot.index, item) for place, item in enumerate(items) if isinstance(item, Hole)]
    return ready, holes, [(place, item) for place, item in enumerate(items) if isinstance(item, RunningHead)]
