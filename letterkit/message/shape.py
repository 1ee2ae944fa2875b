"""A message without its values: what all messages share that took the same branches of one template.

Each filled-in value is one private-use character (plane 15), its token; what is done once per shape (reading Markdown,
judging the wording) need not be done for each of a night's messages.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from letterkit.errors import CannotRender, LetterkitError
from letterkit.message.blocks import (
    Block,
    Bullets,
    ContactBox,
    Heading,
    Inline,
    Paragraph,
    PayBox,
    Table,
    Text,
    inlines,
    walk,
)

_BASE, _MOST = 0xF0000, 0xFFFE
_TOKEN = re.compile(f"[{chr(_BASE)}-{chr(_BASE + _MOST - 1)}]")
_SAFE_LINK = re.compile(r"(https://[^\s/\\@:]+(/[^\s\\]*)?|mailto:[^\s?&]+@[^\s?&]+|tel:\+?[0-9]+)\Z")


class CaseText(str):
    """Words that stand in a case record: nobody's wording, whatever they are."""

    __slots__ = ()


class PersonName(CaseText):
    """A value that names a person or a firm, or greets them."""

    __slots__ = ()


def token(index: int) -> str:
    """The character that stands for the value with this index."""
    if index >= _MOST:
        raise LetterkitError("too_many_values")
    return chr(_BASE + index)


def value_index(char: str) -> int | None:
    """The index of the value that ``char`` stands for; None for an ordinary character."""
    index = ord(char) - _BASE
    return index if 0 <= index < _MOST else None


def put(text: str, values: Sequence[str]) -> str:
    """``text`` with its tokens replaced by their values."""
    if len(text) == 1:
        index = ord(text) - _BASE
        return values[index] if 0 <= index < _MOST else text
    return _TOKEN.sub(lambda found: values[ord(found[0]) - _BASE], text)


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """Subject, preheader and blocks of a message with tokens for values. One object a shape: compared by ``is``."""

    subject: Inline
    preheader: Inline
    blocks: tuple[Block, ...]
    _fixed: frozenset[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        fixed = (at for at, one in enumerate(self.blocks) if not any(_varies(block) for block in walk((one,))))
        object.__setattr__(self, "_fixed", frozenset(fixed))

    def fill(self, values: Sequence[str]) -> tuple[Inline, Inline, tuple[Block, ...]]:
        """The same with each token replaced by its value. Raises ``CannotRender`` for an unsafe link."""
        blocks = [one if at in self._fixed else _block(one, values) for at, one in enumerate(self.blocks)]
        return filled_inline(self.subject, values), filled_inline(self.preheader, values), tuple(blocks)


def _varies(block: Block) -> bool:
    return any(run.data or run.href for inline in inlines(block) for run in inline)


def filled(blocks: tuple[Block, ...], values: Sequence[str]) -> tuple[Block, ...]:
    return tuple(_block(block, values) for block in blocks)


def filled_inline(inline: Inline, values: Sequence[str]) -> Inline:
    return tuple([_run(run, values) if run.data or run.href else run for run in inline])


def _block(block: Block, values: Sequence[str]) -> Block:
    match block:
        case Heading(text=text, level=level):
            return Heading(filled_inline(text, values), level)
        case Paragraph(text=text):
            return Paragraph(filled_inline(text, values))
        case Bullets(items=items, ordered=ordered):
            return Bullets(tuple(filled_inline(item, values) for item in items), ordered)
        case Table(head=head, rows=rows):
            body = tuple(tuple(filled_inline(cell, values) for cell in row) for row in rows)
            return replace(block, head=tuple(filled_inline(cell, values) for cell in head), rows=body)
        case PayBox(blocks=inside):
            return PayBox(filled(inside, values))
        case ContactBox(blocks=inside):
            return ContactBox(filled(inside, values))


def _run(run: Text, values: Sequence[str]) -> Text:
    text, origin, data, bold, href = run
    if href:
        href = put(href, values)
        if not _is_safe(href):
            raise CannotRender("link_unsafe", template=origin.template if origin else "")
    return Text(put(text, values) if data else text, origin, data, bold, href)


@lru_cache(maxsize=256)  # most links are the creditor's
def _is_safe(href: str) -> bool:
    return _SAFE_LINK.match(href) is not None
