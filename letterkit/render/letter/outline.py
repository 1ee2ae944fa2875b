"""The outline of a letter: all of it but its words, and the words apart. Here the order of the slots is named, once.

``compose`` builds the parts of a letter from its outline, and hands each slot the next words of the list. It sees
nothing else, so what it builds is the same for all letters with one outline; that is what the compiled way rests on.
A new part of a letter is named in ``outline`` and built in ``compose``: with one of the two forgotten no letter can be
made in either way.
"""

from functools import lru_cache
from typing import Literal, NamedTuple

from letterkit.message import AnswerSlip, Block, Bullets, ContactBox, Heading, Inline, Paragraph, PayBox, Table, Text
from letterkit.render.letter.draft import Draft

Words = tuple[object, ...]
_END, _BOLD = -1, -2
TICK: Inline = (Text("[\u00a0\u00a0\u00a0\u00a0]"),)
"""Place for a tick, in signs that every typeface has."""


class HeadingOutline(NamedTuple):
    level: int
    kind: Literal["heading"] = "heading"  # tuples of two kinds are never equal


class ParagraphOutline(NamedTuple):
    """``announces``: it leads up to what follows, and may not be parted from it."""

    announces: bool
    kind: Literal["paragraph"] = "paragraph"


class ListOutline(NamedTuple):
    """``ticks``: before each item stands a place for a tick."""

    ordered: bool
    items: int
    ticks: bool = False
    kind: Literal["list"] = "list"


class TableOutline(NamedTuple):
    align: tuple[Literal["left", "right"], ...]
    rows: int
    total: bool
    kind: Literal["table"] = "table"


class BoxOutline(NamedTuple):
    """``pay_link``: the pay link stands on a line of its own below the blocks. ``slip``: to fill in and send back."""

    pays: bool
    pay_link: bool
    blocks: tuple["BlockOutline", ...]
    slip: bool = False
    kind: Literal["box"] = "box"


BlockOutline = HeadingOutline | ParagraphOutline | ListOutline | TableOutline | BoxOutline

# Letters have the same few outlines of blocks: looking one up takes a third of the time of making it.
_heading, _paragraph = lru_cache(HeadingOutline), lru_cache(ParagraphOutline)
_list, _table, _box = lru_cache(ListOutline), lru_cache(TableOutline), lru_cache(BoxOutline)


class Outline(NamedTuple):
    """``heading``: the sender's name stands where others have a logo. ``qr``: size of the QR code, 0 for none."""

    heading: bool
    details: int
    qr: int
    foot: bool
    logo_alt: str
    language: str
    blocks: tuple[BlockOutline, ...]
    annex: tuple[BlockOutline, ...]


def outline(draft: Draft) -> tuple[Outline, list[Inline]]:
    """The outline, and the text of every slot in the order of the slots."""
    inlines = [draft.heading] if draft.heading else []
    inlines += (draft.return_line, draft.address)
    for pair in draft.details:
        inlines += pair
    inlines.append(draft.subject)
    reader = _Blocks(inlines, draft.pay_link)
    blocks, annex = reader.read(draft.blocks), reader.read(draft.annex)
    if draft.foot:
        inlines.append(draft.foot)
    form = Outline(
        heading=bool(draft.heading),
        details=len(draft.details),
        qr=draft.qr.size if draft.qr else 0,
        foot=bool(draft.foot),
        logo_alt=draft.logo_alt,
        language=draft.language,
        blocks=blocks,
        annex=annex,
    )
    return form, inlines


class _Blocks:
    """Outlines of blocks; their texts go into ``inlines``."""

    def __init__(self, inlines: list[Inline], pay_link: Inline) -> None:
        self.inlines, self.pay_link, self.ticks = inlines, pay_link, False

    def read(self, blocks: tuple[Block, ...]) -> tuple[BlockOutline, ...]:
        return tuple([self._block(block) for block in blocks])

    def _block(self, block: Block) -> BlockOutline:
        match block:
            case Paragraph(text=text):
                self.inlines.append(text)
                return _paragraph(bool(text) and text[-1].text[-1:] == ":")
            case Heading(text=text, level=level):
                self.inlines.append(text)
                return _heading(level)
            case Bullets(items=items, ordered=ordered):
                for number, item in enumerate(items, start=1):
                    self.inlines += (TICK if self.ticks else _mark(number if ordered else 0), item)
                return _list(ordered, len(items), self.ticks)
            case Table(head=head, rows=rows, align=align, total=total):
                self.inlines += head
                for row in rows:
                    self.inlines += row
                return _table(align, len(rows), total)
            case PayBox() | ContactBox():
                return self._box(block)

    def _box(self, box: PayBox | ContactBox) -> BoxOutline:
        pays, self.ticks = isinstance(box, PayBox), isinstance(box, AnswerSlip)
        inner, slip, self.ticks = self.read(box.blocks), self.ticks, False
        link = self.pay_link if pays else ()
        if link:
            self.inlines.append(link)
            self.pay_link = ()
        return _box(pays, bool(link), inner, slip)


@lru_cache(maxsize=256)
def _mark(number: int) -> Inline:
    """What stands before an item of a list: a bullet (0) or its number."""
    return (Text(f"{number}." if number else "•"),)


def template_words(inlines: list[Inline]) -> Words:
    """What is not data in the inlines: words, weight, and which runs are one link."""
    words: list[object] = []
    add = words.append
    for inline in inlines:
        before = None
        for text, _, data, bold, href in inline:
            add(data or text)
            if bold:
                add(_BOLD)
            if href and text.strip():  # otherwise it is no link: see ``line_breaking.target``
                add((href == before, data or href))
                before = href
            elif before:
                before = None
        add(_END)
    return tuple(words)
