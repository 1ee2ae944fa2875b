"""The shape of a letter: all of it that is the same for every letter of a template branch, and the rest apart."""

from letterkit.message import Block, Bullets, ContactBox, Heading, Inline, Paragraph, PayBox, Table
from letterkit.render.letter.draft import Draft
from letterkit.render.letter.parts import announces

Key = tuple[object, ...]
_END, _BOLD = -1, -2
_MARK: Inline = ()  # a bullet or number: it follows from the shape


def shape(draft: Draft) -> tuple[Key, list[Inline]]:
    """A key that is equal for letters that differ in data only, and every inline in the order of the slots."""
    inlines = [draft.heading] if draft.heading else []
    inlines += (draft.return_line, draft.address)
    for pair in draft.details:
        inlines += pair
    inlines.append(draft.subject)
    key: list[object] = [draft.qr.size if draft.qr else 0, draft.language, draft.logo_alt, len(draft.details)]
    _Blocks(key, inlines, draft.pay_link).read(draft.blocks)
    _add_words(key, inlines)
    return tuple(key), inlines


def _add_words(key: list[object], inlines: list[Inline]) -> None:
    """What is not data in the inlines: words, weight, and which runs are one link."""
    add = key.append
    for inline in inlines:
        before = None
        for text, _, data, bold, href in inline:
            add(data or text)
            if bold:
                add(_BOLD)
            if href and text.strip():  # otherwise it is no link: see ``words.target``
                add((href == before, data or href))
                before = href
            elif before:
                before = None
        add(_END)


class _Blocks:
    """The kinds of blocks, and the inlines in them."""

    def __init__(self, key: list[object], inlines: list[Inline], pay_link: Inline) -> None:
        self.key, self.inlines, self.pay_link = key, inlines, pay_link

    def read(self, blocks: tuple[Block, ...]) -> None:
        add, slot = self.key.append, self.inlines.append
        for block in blocks:
            add(type(block))
            match block:
                case Paragraph(text=text):
                    add(announces(text))
                    slot(text)
                case Heading(text=text, level=level):
                    add(level)
                    slot(text)
                case Bullets(items=items, ordered=ordered):
                    add((ordered, len(items)))
                    for item in items:
                        self.inlines += (_MARK, item)
                case Table(head=head, rows=rows, align=align, total=total):
                    add((align, len(rows), total))
                    self.inlines += head
                    for row in rows:
                        self.inlines += row
                case PayBox(blocks=inner) | ContactBox(blocks=inner):
                    self.read(inner)
                    if self.pay_link and isinstance(block, PayBox):
                        slot(self.pay_link)
                        self.pay_link = ()
                    add(_END)
