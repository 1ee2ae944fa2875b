"""The names and the first rows of any table, whether letterkit knows its names or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from letterkit.case_file import (
    address,
    columns,
    database,
    delimited,
    old_workbook,
    open_document,
    parquet_file,
    row_plan,
    text_file,
    workbook,
)
from letterkit.case_file.layout import Layout
from letterkit.case_file.notes import Notes
from letterkit.case_file.suggesting import header_words

MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class Table:
    """``names`` of the columns as they stand there, and the first rows: number, and a cell for each name."""

    names: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Any, ...]], ...]

    def column(self, index: int) -> tuple[Any, ...]:
        """The cells of one column that hold anything."""
        return tuple(cells[index] for _, cells in self.rows if _filled(cells[index]))


def look(source: str, layout: Layout, *, query: str | None = None) -> Table | None:
    """The table in a file or database; None for records such as JSON, which have no columns.

    Raises ``Unreadable`` as reading does.
    """
    score = partial(_score, layout=layout)
    if address.is_url(source):
        names, rows_of_query = database.opened(source, query)
        return _table(names, list(enumerate(islice(rows_of_query, MOST_ROWS), 1)))
    path = Path(source)
    text_file.start_of(path)
    match path.suffix.lower():
        case ".csv" | ".tsv":
            sheet = delimited.opened(path, score, encoding=layout.encoding)
            rows = ((number, cells) for number, cells, fault in sheet.rows if fault is None)
            return _table(sheet.header, list(islice(rows, MOST_ROWS)))
        case ".xlsx":
            return _table(*_first(workbook.opened(path, score, Notes())))
        case ".xls":
            return _table(*_first(old_workbook.opened(path, score, Notes())))
        case ".ods":
            return _table(*_first(open_document.opened(path, score)))
        case ".parquet":
            names, nested, records = parquet_file.opened(path)
            if nested:
                return None
            return _table(names, [(n, list(record.values())) for n, record in enumerate(islice(records, MOST_ROWS), 1)])
    return None


def _score(names: Sequence[object], layout: Layout) -> int:
    """How many of these cells are names that mean something, to letterkit or in any export."""
    unknown = [str(name) for name in names if _filled(name) and not columns.known_names([name], layout)]
    return columns.known_names(names, layout) + sum(1 for name in unknown if header_words.fields(name))


def _first(opened: tuple[Sequence[Any], Any]) -> tuple[Sequence[Any], list[tuple[int, Sequence[Any]]]]:
    header, rows = opened
    return header, list(islice(rows, MOST_ROWS))


def _table(header: Sequence[object], rows: Sequence[tuple[int, Sequence[Any]]]) -> Table:
    names = ["" if name is None else str(name).strip() for name in header]
    while names and not names[-1]:
        names.pop()
    width = len(names)
    data_rows = [(number, cells) for number, cells in rows if not row_plan.begins_as_total(cells)]
    padded = [(number, (*cells[:width], *[None] * (width - len(cells)))) for number, cells in data_rows]
    return Table(tuple(names), tuple(padded))


def _filled(cell: object) -> bool:
    return cell is not None and bool(str(cell).strip())
