"""Where in a file, or in the template behind a message, a stretch of judged text stands."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from letterkit.lint.document import Document, SourceSpan
from letterkit.message import Origin

_LINE_END = re.compile("\n")


@dataclass(frozen=True, slots=True)
class Location:
    """Offsets in the file's text; lines and columns, 1-based, of the file or of ``template`` when there is one."""

    start: int
    end: int
    text: str
    line: int
    column: int
    end_line: int
    end_column: int
    template: str | None


class Lines:
    """Where the lines of a document's source start."""

    def __init__(self, document: Document) -> None:
        source = document.source or document.text
        self.source = source

    @cached_property
    def starts(self) -> list[int]:
        """Read off when a place is asked for: most texts have nothing to show."""
        return [0, *(match.end() for match in _LINE_END.finditer(self.source))]

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column, both 1-based, of an offset in the source."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def located(document: Document, lines: Lines, start: int, end: int) -> Location:
    """Place the characters ``start`` to ``end`` of the judged text."""
    begin, stop = document.span(start, end)
    text = lines.source[begin:stop]
    if document.pieces:
        first, last = _origin(document.pieces, start), _origin(document.pieces, max(start, end - 1))
        if first and last:
            column = last.column + (1 if last.template == first.template else 0)
            return Location(begin, stop, text, first.line, first.column, last.line, column, first.template)
    return Location(begin, stop, text, *lines.at(begin), *lines.at(stop), None)


def _origin(pieces: tuple[SourceSpan, ...], offset: int) -> Origin | None:
    """The template place of one character; between two pieces, that of the piece before it."""
    at = bisect_right(pieces, offset, key=lambda piece: piece.start) - 1
    if at < 0 or (origin := pieces[at].origin) is None:
        return None
    piece = pieces[at]
    inside = 0 if piece.data else min(offset, piece.end - 1) - piece.start
    return Origin(origin.template, origin.line, origin.column + max(0, inside))
