"""Excel workbooks (.xlsx), row by row, guarded against files that are small on disk and endless in memory."""

import warnings
import zipfile
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from letterkit.case_file import columns as column_names
from letterkit.case_file import sheet_cells, sheet_rows, text_file, unseen_cells
from letterkit.case_file.layout import Layout
from letterkit.case_file.notes import Notes
from letterkit.case_file.rows import InputRow
from letterkit.errors import Unreadable

_MOST_UNPACKED = 4_000_000_000
_MOST_BESIDE_SHEETS = 300_000_000  # shared texts are held in memory as a whole
_SUSPECT_UNPACKED = 50_000_000
_MOST_RATIO = 200
_ROWS_THAT_SHOW_DATA = 5
_BROKEN = (
    InvalidFileException,
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    OSError,
    SyntaxError,
    AttributeError,
    TypeError,
)


def read(path: Path, layout: Layout, notes: Notes) -> Iterator[InputRow]:
    """The rows below the names on the one sheet that has data. Formulas count as the value Excel last saw.

    What the user of Excel does not see is not used: hidden, filtered, struck-through and white rows are left out and
    noted.
    """
    header, rows = opened(path, partial(column_names.known_names, layout=layout), notes)
    return sheet_rows.rows_below(header, rows, layout, path, notes)


def opened(path: Path, score: sheet_rows.Score, notes: Notes) -> tuple[tuple[Any, ...], Iterator[sheet_rows.Row]]:
    """The names on top of the one sheet that has data, and the rows below that hold anything, with their numbers."""
    _refuse_bomb(path)
    return sheet_rows.opened(_rows(path, notes), score)


def _filled(cell: object) -> bool:
    return cell is not None and cell != ""


def _rows(path: Path, notes: Notes) -> Iterator[sheet_rows.Row]:
    try:
        with path.open("rb") as file:  # openpyxl leaves it open when the workbook is damaged
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # openpyxl tells of lay-out it does not keep; only values matter here
                book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
            sheet = _sheet(book, path)
            unseen = unseen_cells.look(path, sheet)
            for number, cells in sheet_cells.rows(sheet):
                if number not in unseen.rows:
                    yield number, cells
                elif any(map(_filled, cells)):
                    notes.leave_out(unseen.rows[number], number)
    except _BROKEN as error:
        raise Unreadable("file_unreadable", file=str(path), reason="de werkmap is beschadigd") from error


def _sheet(book: Any, path: Path) -> Any:
    sheets = []
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what the file says of its own size may be wrong or absurd
        if sheet.sheet_state == "visible" and _has_data(sheet):
            sheets.append(sheet)
    if len(sheets) > 1:
        raise Unreadable("workbook_sheets", file=str(path))
    if not sheets:
        raise Unreadable("file_empty", file=str(path))
    return sheets[0]


def _has_data(sheet: Any) -> bool:
    with closing(sheet_cells.rows(sheet)) as rows:
        return any(_filled(cell) for _, cells in islice(rows, _ROWS_THAT_SHOW_DATA) for cell in cells)


def _refuse_bomb(path: Path) -> None:
    start = text_file.start_of(path)
    if not start.startswith(b"PK\x03\x04"):
        kind = text_file.kind_of(start) or "een tekstbestand"
        raise Unreadable("file_binary", file=str(path), expected="Excel-werkmap (.xlsx)", found=kind)
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
    except zipfile.BadZipFile as error:
        raise Unreadable("file_unreadable", file=str(path), reason="de werkmap is beschadigd") from error
    unpacked = sum(part.file_size for part in parts)
    beside = sum(part.file_size for part in parts if not part.filename.startswith("xl/worksheets/"))
    dense = unpacked > _SUSPECT_UNPACKED and unpacked > _MOST_RATIO * max(1, sum(part.compress_size for part in parts))
    if unpacked > _MOST_UNPACKED or beside > _MOST_BESIDE_SHEETS or dense:
        raise Unreadable("workbook_bomb", file=str(path))
