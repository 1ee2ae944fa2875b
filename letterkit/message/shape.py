"""A message without its values: what all messages share that took the same branches of one template.

Each filled-in value is one private-use character (plane 15), its token; what is done once per shape (reading Markdown,
judging the wording) need not be done for each of a night's messages.
"""

import re
from collections.abc import Callable, Iterator, Sequence
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
    _head: tuple["_Line", "_Line"] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_made", tuple(map(_Made, self.blocks)))
        object.__setattr__(self, "_head", (_Line(self.subject), _Line(self.preheader)))

    def __reduce__(self) -> tuple[type["Shape"], tuple[Inline, Inline, tuple[Block, ...]]]:
        return Shape, (self.subject, self.preheader, self.blocks)  # how it is filled is worked out again

    def fill(self, values: Sequence[str]) -> tuple[Inline, Inline, tuple[Block, ...]]:
        """The same with each token replaced by its value. Raises ``CannotRender`` for an unsafe link."""
        subject, preheader = self._head
        blocks = tuple([block.filled(values) for block in self._made])
        return subject.filled(values), preheader.filled(values), blocks


class _Made:
    """A block of a shape, and what was made of it last: the values of the creditor come back in each message."""

    __slots__ = ("_fill", "_last", "_used")

    def __init__(self, block: Block) -> None:
        self._fill = _filling(block)
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


def _filling(block: Block) -> Callable[[Sequence[str]], Block]:
    """What fills a block: the lines in it are looked through once a shape, not once a message."""
    match block:
        case Heading(text=text, level=level):
            line = _Line(text)
            return lambda values: Heading(line.filled(values), level)
        case Paragraph(text=text):
            line = _Line(text)
            return lambda values: Paragraph(line.filled(values))
        case Bullets(items=items, ordered=ordered):
            lines = _lines(items)
            return lambda values: Bullets(_filled(lines, values), ordered)
        case Table(head=head, rows=rows):
            cells, body = _lines(head), [_lines(row) for row in rows]
            return lambda values: replace(
                block, head=_filled(cells, values), rows=tuple([_filled(row, values) for row in body])
            )
        case PayBox() | ContactBox():
            inside = tuple(map(_Made, block.blocks))
            return lambda values: type(block)(tuple([part.filled(values) for part in inside]))


_FIXED, _MIXED = -1, -2


class _Line:
    """An inline of a shape. Of each run is known which value it is, whether it never changes, or has values in it."""

    __slots__ = ("_runs",)

    def __init__(self, inline: Inline) -> None:
        self._runs = [(run, _value_of(run), tuple(run[1:])) for run in inline]

    def filled(self, values: Sequence[str]) -> Inline:
        # Past ``Text.__new__``, which is slow: a night fills millions of runs.
        return tuple(
            [
                _new(Text, (values[index], *others)) if index >= 0 else run if index == _FIXED else _run(run, values)
                for run, index, others in self._runs
            ]
        )


_new = tuple.__new__


def _value_of(run: Text) -> int:
    """The index of the value that a run is; ``_FIXED`` for one without any, ``_MIXED`` for one that has more in it."""
    if not run.data and not run.href:
        return _FIXED
    index = value_index(run.text) if run.data and not run.href and len(run.text) == 1 else None
    return _MIXED if index is None else index


def _lines(inlines_: Sequence[Inline]) -> list[_Line]:
    return [_Line(inline) for inline in inlines_]


def _filled(lines: Sequence[_Line], values: Sequence[str]) -> tuple[Inline, ...]:
    return tuple([line.filled(values) for line in lines])


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
    return _new(Text, (put(text, values) if data else text, origin, data, bold, href))


def may_be_safe(href: str) -> bool:
    """Whether a link can be a safe one once its values are filled in. One that begins with a value may be anything."""
    start = _TOKEN.split(href, maxsplit=1)[0]
    return _is_safe(href) if start == href else not start or start.startswith(_SCHEMES)


@lru_cache(maxsize=256)  # most links are the creditor's
def _is_safe(href: str) -> bool:
    return _SAFE_LINK.match(href) is not None
