"""A message without its values: what all messages share that took the same branches of one template.

Each filled-in value is one private-use character (plane 15), its token; what is done once per shape (reading Markdown,
judging the wording) need not be done for each of a night's messages.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from operator import itemgetter

from letterkit.errors import CannotRender
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
_SCHEMES = ("https://", "mailto:", "tel:")
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
        raise CannotRender("message_too_long", template="")
    return chr(_BASE + index)


def value_index(char: str) -> int | None:
    """The index of the value that ``char`` stands for; None for an ordinary character."""
    index = ord(char) - _BASE
    return index if 0 <= index < _MOST else None


def first_value(text: str) -> int:
    """The index of the first value that a token of ``text`` stands for; -1 without one."""
    found = _TOKEN.search(text)
    return ord(found[0]) - _BASE if found else -1


def moved(text: str, by: int) -> str:
    """``text`` with the index of each value so much higher."""
    return _TOKEN.sub(lambda match: chr(ord(match[0]) + by), text) if by else text


def moved_run(run: Text, by: int) -> Text:
    if run.data or run.href:
        return run._replace(text=moved(run.text, by) if run.data else run.text, href=run.href and moved(run.href, by))
    return run


def put(text: str, values: Sequence[str]) -> str:
    """``text`` with its tokens replaced by their values."""
    if len(text) == 1:
        index = ord(text) - _BASE
        return values[index] if 0 <= index < _MOST else text
    return _TOKEN.sub(lambda match: values[ord(match[0]) - _BASE], text)


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """Subject, preheader and blocks of a message with tokens for values. One object a shape: compared by ``is``."""

    subject: Inline
    preheader: Inline
    blocks: tuple[Block, ...]
    _made: tuple["_Made", ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_made", tuple(map(_Made, self.blocks)))

    def fill(self, values: Sequence[str]) -> tuple[Inline, Inline, tuple[Block, ...]]:
        """The same with each token replaced by its value. Raises ``CannotRender`` for an unsafe link."""
        blocks = tuple([block.filled(values) for block in self._made])
        return filled_inline(self.subject, values), filled_inline(self.preheader, values), blocks


class _Made:
    """A block of a shape, and what was made of it last: the values of the creditor come back in each message."""

    __slots__ = ("_block", "_inside", "_last", "_used")

    def __init__(self, block: Block) -> None:
        self._block = block
        self._inside = tuple(map(_Made, block.blocks)) if isinstance(block, PayBox | ContactBox) else ()
        used = sorted({index for part in walk((block,)) for index in _used(part)})
        self._used = itemgetter(*used) if used else _nothing
        self._last: tuple[object, Block | None] = (None, None)

    def filled(self, values: Sequence[str]) -> Block:
        used = self._used(values)
        known, message = self._last  # read and written as one: another thread may be at it
        if message is None or known != used:
            message = self._fill(values)
            self._last = used, message
        return message

    def _fill(self, values: Sequence[str]) -> Block:
        block = self._block
        match block:
            case Heading(text=text, level=level):
                return Heading(filled_inline(text, values), level)
            case Paragraph(text=text):
                return Paragraph(filled_inline(text, values))
            case Bullets(items=items, ordered=ordered):
                return Bullets(tuple([filled_inline(item, values) for item in items]), ordered)
            case Table(head=head, rows=rows):
                body = tuple([tuple([filled_inline(cell, values) for cell in row]) for row in rows])
                return replace(block, head=tuple([filled_inline(cell, values) for cell in head]), rows=body)
            case PayBox() | ContactBox():
                return type(block)(tuple([part.filled(values) for part in self._inside]))


def _used(block: Block) -> Iterator[int]:
    """The indexes of the values in a block itself."""
    for inline in inlines(block):
        for run in inline:
            for char in f"{run.text if run.data else ''}{run.href or ''}":
                if (index := value_index(char)) is not None:
                    yield index


def _nothing(_values: Sequence[str]) -> tuple[str, ...]:
    return ()


def filled_inline(inline: Inline, values: Sequence[str]) -> Inline:
    return tuple([_run(run, values) if run.data or run.href else run for run in inline])


def _run(run: Text, values: Sequence[str]) -> Text:
    text, origin, data, bold, href = run
    if href:
        href = put(href, values)
        if not _is_safe(href):
            raise CannotRender("link_unsafe", template=origin.template if origin else "")
    # Past ``Text.__new__``, which is slow: a night fills millions of runs.
    return tuple.__new__(Text, (put(text, values) if data else text, origin, data, bold, href))


def may_be_safe(href: str) -> bool:
    """Whether a link can be a safe one once its values are filled in. One that begins with a value may be anything."""
    start = _TOKEN.split(href, maxsplit=1)[0]
    return _is_safe(href) if start == href else not start or start.startswith(_SCHEMES)


@lru_cache(maxsize=256)  # most links are the creditor's
def _is_safe(href: str) -> bool:
    return _SAFE_LINK.match(href) is not None
