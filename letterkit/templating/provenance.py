"""Where every character of a filled template came from.

Each stretch of template text gets one private-use character in front of it before Jinja sees it (plane 16), and each
filled-in value is one private-use character in the output (plane 15, ``message.shape``). So the Markdown reader never
sees a value, a value can never become markup, and two cases that take the same branches give the same output.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from jinja2.lexer import (
    TOKEN_DATA,
    TOKEN_VARIABLE_BEGIN,
    Lexer,
)

from letterkit.errors import LetterkitError
from letterkit.message import Origin

MARK_BASE = 0x100000
_PLANE = 0xFFFE
_MARKED = frozenset({TOKEN_DATA, TOKEN_VARIABLE_BEGIN})


@dataclass(slots=True)
class Marks:
    """The marks given out so far, each with its origin."""

    origins: list[Origin] = field(default_factory=list)

    def insert(self, source: str, template: str, lexer: Lexer) -> str:
        """``source`` with a mark before each line of template text and before each ``{{``."""
        positions = sorted(_positions(source, template, lexer))
        pieces, last = [], 0
        for offset, origin in positions:
            pieces += [source[last:offset], self._mark(origin)]
            last = offset
        return "".join([*pieces, source[last:]])

    def _mark(self, origin: Origin) -> str:
        self.origins.append(origin)
        if len(self.origins) >= _PLANE:
            raise LetterkitError("too_many_template_lines")
        return chr(MARK_BASE + len(self.origins) - 1)

    def take_out(self, marked: str) -> "Marked":
        """The text without its marks, and the origin of each stretch of it."""
        pieces: list[str] = []
        starts: list[int] = []
        origins: list[Origin] = []
        length = last = 0
        for position, char in enumerate(marked):
            if char >= chr(MARK_BASE):
                pieces.append(marked[last:position])
                length += position - last
                last = position + 1
                starts.append(length)
                origins.append(self.origins[ord(char) - MARK_BASE])
        pieces.append(marked[last:])
        return Marked("".join(pieces), tuple(starts), tuple(origins))


@dataclass(frozen=True, slots=True)
class Marked:
    """Text whose stretches know their origin: stretch ``i`` begins at ``starts[i]`` with ``origins[i]``."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[Origin, ...]

    def origin(self, offset: int) -> Origin | None:
        """The place in the template of the character at ``offset``."""
        stretch = bisect_right(self.starts, offset) - 1
        if stretch < 0:
            return None
        start, origin = self.starts[stretch], self.origins[stretch]
        return Origin(origin.template, origin.line, origin.column + offset - start)

    def jumps(self, start: int, end: int) -> Iterator[int]:
        """Offsets strictly between ``start`` and ``end`` where the text goes on from another place in the template."""
        for stretch in range(bisect_right(self.starts, start), bisect_right(self.starts, end - 1)):
            before = self.origin(self.starts[stretch] - 1)
            here = self.origins[stretch]
            follows = before and Origin(before.template, before.line, before.column + 1)
            if follows != here:
                yield self.starts[stretch]


def _positions(source: str, template: str, lexer: Lexer) -> Iterator[tuple[int, Origin]]:
    """Offset and origin of each first visible character of a line of template text, and of each ``{{``."""
    offset = 0
    for _, token, value in lexer.tokeniter(source, template):
        offset = source.index(value, offset)
        if token in _MARKED and not value.startswith("{{-"):
            yield from _line_starts(source, template, offset, value)
        offset += len(value)


def _line_starts(source: str, template: str, offset: int, piece: str) -> Iterator[tuple[int, Origin]]:
    for line in piece.splitlines(keepends=True):
        visible = len(line) - len(line.lstrip())
        if visible < len(line):
            start = offset + visible
            line_start = source.rfind("\n", 0, start) + 1
            yield start, Origin(template, source.count("\n", 0, start) + 1, start - line_start + 1)
        offset += len(line)
