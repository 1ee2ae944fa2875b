"""CSV as Dutch Excel writes it, and as other systems do: semicolon, comma, tab or upright line between the values.

The delimiter is the one that gives the most names letterkit knows, so that a comma in a name never decides. One row
with a quote that does not close costs that row only: reading goes on at the next line.
"""

import csv
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from letterkit.case_file import columns as column_names
from letterkit.case_file import text_file
from letterkit.case_file.layout import Layout
from letterkit.case_file.notes import Notes
from letterkit.case_file.rows import InputRow
from letterkit.errors import Problem

_DELIMITERS = (";", ",", "\t", "|")
_MOST_LINES_A_ROW = 20
_HEADER_LINES = 5
_MOST_LINES_ABOVE = 15
csv.field_size_limit(text_file.LONGEST_LINE * (_MOST_LINES_A_ROW + 1))


def read(path: Path, layout: Layout, notes: Notes) -> Iterator[InputRow]:
    """The rows below the names. Row numbers are those of the sheet: its first line is row 1, empty rows count."""
    score = partial(column_names.known_names, layout=layout)
    sheet = opened(path, score, encoding=layout.encoding, notes=notes)
    plan = column_names.plan(sheet.header, layout, file=str(path))
    for number, cells, fault in sheet.rows:
        if why := plan.left_out(cells):
            notes.leave_out(why, number)
        else:
            yield InputRow(number, None, (fault,)) if fault else plan.row(number, cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The names on top, and the rows below that hold anything: number, cells, and what is wrong with the row whole."""

    header: list[str]
    rows: Iterator[tuple[int, list[str], Problem | None]]


def opened(
    path: Path, score: Callable[[Sequence[str]], int], *, encoding: str = "", notes: Notes | None = None
) -> Sheet:
    """A delimited file; delimiter and row of the names are those whose names ``score`` highest."""
    source = _Lines(text_file.lines(path, expected="csv-bestand", encoding=encoding, notes=notes))
    first, delimiter, header = _header(source, score)
    return Sheet(header, _judged(source, delimiter, len(header), first + 1))


def _judged(
    source: "_Lines", delimiter: str, width: int, first: int
) -> Iterator[tuple[int, list[str], Problem | None]]:
    for number, cells in enumerate(_rows(source, delimiter, width), first):
        if cells is None:
            yield number, [], Problem("", "row_quotes")
        elif any(cell.strip() for cell in cells):
            yield number, cells, _fault(cells, width, delimiter)


class _Lines:
    """Lines that can be given back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._back: deque[str] = deque()

    def take(self) -> str | None:
        return self._back.popleft() if self._back else next(self._lines, None)

    def give_back(self, lines: list[str]) -> None:
        self._back.extendleft(reversed(lines))


def _header(source: _Lines, score: Callable[[Sequence[str]], int]) -> tuple[int, str, list[str]]:
    """Row number, delimiter and names of the row with the most names that mean something, near the top.

    Above it may stand titles, the day of the export, and Excel's own ``sep=;``. Of equal rows the first counts.
    """
    ahead = [line for line in islice(iter(source.take, None), _MOST_LINES_ABOVE + _HEADER_LINES) if line is not None]
    best: tuple[int, int, int, str, list[str], int] = (-1, 0, 0, ";", [], 1)
    for at, line in enumerate(ahead[: _MOST_LINES_ABOVE + 1]):
        if not line.strip() or line.lower().startswith(("sep=", '"sep=')):
            continue
        for delimiter in _DELIMITERS:
            names, used = _parsed(ahead[at : at + _HEADER_LINES], delimiter)
            if names is not None:
                best = max(best, (score(names), -at, len(names), delimiter, names, used), key=lambda row: row[:3])
    at = -best[1]
    source.give_back(ahead[at + best[5] :])
    return at + 1, best[3], _without_empty_end(best[4])


def _parsed(lines: list[str], delimiter: str) -> tuple[list[str] | None, int]:
    """The cells of the row that starts on the first line, and how many lines it takes; None when quotes are wrong."""
    for used in range(1, len(lines) + 1):
        try:
            return next(csv.reader(lines[:used], delimiter=delimiter, strict=True), []), used
        except csv.Error as error:
            if "unexpected end of data" not in str(error):
                return None, 1
    return None, 1


def _rows(source: _Lines, delimiter: str, width: int) -> Iterator[list[str] | None]:
    while (line := source.take()) is not None:
        if '"' not in line:
            yield line.rstrip("\n").split(delimiter)
            continue
        ahead = [line]
        cells, used = _parsed(ahead, delimiter)
        if cells is None and _is_open(line, delimiter):
            ahead += islice(iter(source.take, None), _MOST_LINES_A_ROW)
            cells, used = _parsed(ahead, delimiter)
            # Lines that were joined must give a whole row; else the quote was a slip and each line stands alone.
            if cells is None or len(_without_empty_end(cells)) > width or len(cells) < width:
                cells, used = None, 1
        source.give_back(ahead[used:])
        yield cells


def _is_open(line: str, delimiter: str) -> bool:
    """Whether the row goes on after this line: a quoted value is not closed yet."""
    try:
        next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False


def _fault(cells: list[str], width: int, delimiter: str) -> Problem | None:
    if len(cells) == width:
        return None
    if len(cells) < width:
        return Problem("", "row_too_short", {"cells": len(cells), "columns": width})
    filled = _without_empty_end(cells)
    if len(filled) > width:
        sign = {"\t": "tab"}.get(delimiter, delimiter)
        return Problem("", "row_too_long", {"cells": len(filled), "columns": width, "delimiter": sign})
    return None


def _without_empty_end(cells: list[str]) -> list[str]:
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return cells[:end]
