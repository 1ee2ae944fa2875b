"""Tables that hold no cases: names on top, values below, in the files that cases come in too.

The caller says which names it knows; that decides the delimiter of a CSV file. What a cell means is the caller's.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from letterkit.case_file import delimited, json_file, text_file, workbook
from letterkit.case_file.layout import PLAIN
from letterkit.case_file.notes import Notes
from letterkit.case_file.rows import InputRow
from letterkit.errors import Problem, Unreadable

KINDS = (".csv", ".tsv", ".xlsx", ".jsonl", ".json")


@dataclass(frozen=True, slots=True)
class Line:
    """One row. ``cells`` has the filled cells by the name of their column; ``problems`` what is wrong with the row."""

    number: int
    cells: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """``names`` of the columns, in order (empty for JSON, where each record has its own), and the rows below."""

    names: tuple[str, ...]
    lines: Iterator[Line]


def read(path: Path, known: Callable[[str], bool]) -> Table:
    """A table, its rows one at a time.

    Raises ``Unreadable`` for a file that cannot be read, has a name twice, or has no column that is ``known``.
    """
    text_file.start_of(path)
    match path.suffix.lower():
        case ".csv" | ".tsv":
            sheet = delimited.opened(path, lambda names: sum(map(known, map(str.strip, names))))
            names = _names(sheet.header, known, path)
            return Table(names, (_line(number, names, cells, fault) for number, cells, fault in sheet.rows))
        case ".xlsx":
            header, rows = workbook.opened(path, lambda names: sum(map(known, map(str, names))), Notes())
            names = _names(header, known, path)
            return Table(names, (_line(number, names, cells, None) for number, cells in rows))
        case ".jsonl":
            return Table((), (_record(raw) for raw in json_file.read_lines(path, PLAIN, Notes())))
        case ".json":
            return Table((), (_record(raw) for raw in json_file.read(path, PLAIN, Notes())))
        case suffix:
            raise Unreadable("file_unknown_kind", file=str(path), suffix=suffix, known=", ".join(KINDS))


def _record(raw: InputRow) -> Line:
    cells = {str(name).strip(): cell for name, cell in (raw.record or {}).items() if cell not in (None, "")}
    return Line(raw.number, cells, raw.problems)


def _names(header: Sequence[object], known: Callable[[str], bool], path: Path) -> tuple[str, ...]:
    names = tuple("" if cell is None else str(cell).strip() for cell in header)
    if not any(known(name) for name in names):
        raise Unreadable("columns_none", file=str(path))
    twice = next((name for name in names if name and names.count(name) > 1), None)
    if twice:
        columns = [str(index) for index, name in enumerate(names, 1) if name == twice]
        raise Unreadable("column_twice", file=str(path), field=twice, columns=" en ".join(columns))
    return names


def _line(number: int, names: Sequence[str], cells: Sequence[object], fault: Problem | None) -> Line:
    if fault:
        return Line(number, {}, (fault,))
    filled = {name: cell for name, cell in zip(names, cells, strict=False) if name and cell not in (None, "")}
    return Line(number, filled)
