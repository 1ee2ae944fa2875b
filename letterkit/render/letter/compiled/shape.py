"""The shape of a letter: all of it that is the same for every letter of a template branch, and the rest apart."""

from letterkit.message import Block, Bullets, ContactBox, Heading, Inline, Paragraph, PayBox, Table
from letterkit.render.letter.draft import Draft
from letterkit.render.letter.parts import announces
from letterkit.render.letter.words import target

Key = tuple[object, ...]
_END = -1
_MARK: Inline = ()  # a bullet or number: it follows from the shape


def shape(draft: Draft) -> tuple[Key, list[Inline]]:
    """A key that is equal for letters that differ in data only, and every inline in the order of the slots."""
    reader = _Reader(draft)
    return tuple(reader.key), reader.inlines


class _Reader:
    def __init__(self, draft: Draft) -> None:
        self.key: list[object] = [draft.qr.size if draft.qr else 0, draft.language, len(draft.details)]
        self.inlines: list[Inline] = []
        self.pay_link = draft.pay_link
        if draft.heading:
            self._text(draft.heading)
        self._text(draft.return_line)
        self._text(draft.address)
        for label, value in draft.details:
            self._text(label)
            self._text(value)
        self._text(draft.subject)
        self._blocks(draft.blocks)

    def _text(self, inline: Inline) -> None:
        self.inlines.append(inline)
        add, before = self.key.append, None
        for run in inline:
            add(None if run.data else run.text)
            if run.bold:
                add(True)
            href = target(run) if run.href else None
            if href:
                add((href == before, None if run.data else href))  # is it one link with the run before?
            before = href
        add(_END)

    def _blocks(self, blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            self.key.append(type(block))
            match block:
                case Paragraph(text=text):
                    self.key.append(announces(text))
                    self._text(text)
                case Heading(text=text, level=level):
                    self.key.append(level)
                    self._text(text)
                case Bullets():
                    self._bullets(block)
                case Table():
                    self._table(block)
                case PayBox(blocks=inner) | ContactBox(blocks=inner):
                    self._blocks(inner)
                    if self.pay_link and isinstance(block, PayBox):
                        self._text(self.pay_link)
                        self.pay_link = ()
                    self.key.append(_END)

    def _bullets(self, block: Bullets) -> None:
        self.key.append((block.ordered, len(block.items)))
        for item in block.items:
            self.inlines.append(_MARK)
            self._text(item)

    def _table(self, block: Table) -> None:
        self.key.append((block.align, len(block.rows), block.total))
        for row in (block.head, *block.rows):
            for cell in row:
                self._text(cell)
