"""A plan: the pages of one shape of letter for one count of lines in each slot, ready to be filled."""

from dataclasses import dataclass

from letterkit.message import Inline
from letterkit.render.letter.compiled.set_text import SetText
from letterkit.render.letter.compiled.template import Hole, RunningHead, ShapeChanged, TemplatePainter, filled
from letterkit.render.letter.document import LinkBox, nodes
from letterkit.render.letter.draft import Draft
from letterkit.render.letter.layout import lay_out
from letterkit.render.letter.measure import measure
from letterkit.render.letter.parts import Letter, compose
from letterkit.render.letter.pdf_objects import numbers
from letterkit.render.letter.setter import TextSetter
from letterkit.render.letter.stationery import Stationery

Counts = tuple[int, ...]
Item = bytes | Hole | RunningHead


@dataclass(frozen=True, slots=True)
class Filled:
    """``mask``: the font pages that are used besides the two that are always there."""

    contents: list[bytes]
    links: list[LinkBox]
    mask: int


class Plan:
    def __init__(self, draft: Draft, house: Stationery, counts: Counts, constants: dict[int, SetText]) -> None:
        self.house = house
        self.letter: Letter = compose(draft, house.sheet)
        setter = TextSetter(house.family)
        measured = measure(self.letter, setter)
        if tuple(measured.lines[index] for index in range(len(counts))) != counts:
            raise ShapeChanged
        painter = TemplatePainter(draft, self.letter, measured, setter, house)
        painter.holes = []
        pages = painter.pages(lay_out(self.letter, measured, house.sheet))
        self.pictures = [page.pictures for page in pages]
        self.pages = [self._constant_filled(painter.template(page), constants) for page in pages]
        self.qr = self.letter.qr
        self.qr_box = numbers(self.qr.box or ()) if self.qr else b""
        self.signature = self._signature()

    def _constant_filled(self, items: list[Item], constants: dict[int, SetText]) -> list[Item]:
        """Slots without data become bytes, and bytes that follow each other one."""
        out: list[Item] = [b""]
        for item in items:
            known = constants.get(item.slot.index) if isinstance(item, Hole) else None
            if isinstance(item, Hole) and known and not known.parts:
                piece, _ = filled(item, known, item.slot.inline, self.house.sheet.house)
            elif isinstance(item, bytes):
                piece = item
            else:
                out += [item, b""]
                continue
            before = out[-1]
            out[-1] = (before if isinstance(before, bytes) else b"") + piece
        return [item for item in out if item]

    def _signature(self) -> tuple[object, ...]:
        """Plans with the same signature have the same structure tree, element by element."""
        tree = self.letter.tree
        place = {id(node): index for index, (node, _) in enumerate(nodes(tree.root))}
        owners = tuple(tuple(place[id(node)] for node in page) for page in tree.owners)
        return owners, tuple(tree.link_pages)

    def fill(self, draft: Draft, texts: list[SetText], inlines: list[Inline]) -> Filled:
        """The contents of a letter. Raises ``ShapeChanged`` when its links are not those of the plan."""
        contents, links, mask = [], [], 0
        house = self.house.sheet.house
        for items in self.pages:
            out: list[bytes] = []
            for item in items:
                if isinstance(item, bytes):
                    out.append(item)
                elif isinstance(item, Hole):
                    index = item.slot.index
                    content, found = filled(item, texts[index], inlines[index], house)
                    out.append(content)
                    links += found
                else:
                    content, used = item.filled(draft, self.house)
                    out.append(content)
                    mask |= used
            contents.append(b"".join(out))
        for text in texts:
            mask |= text.mask
        if len(links) != len(self.letter.tree.links):
            raise ShapeChanged
        return Filled(contents, links, mask)
