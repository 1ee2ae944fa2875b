"""Excel workbooks of before 2007 (.xls), read with xlrd."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import xlrd

from letterkit.case_file import columns as column_names
from letterkit.case_file import sheet_rows, text_file
from letterkit.case_file.layout import Layout
from letterkit.case_file.notes import Notes
from letterkit.case_file.rows import InputRow
from letterkit.errors import Unreadable

_MOST_MB = 200
_MAGIC = b"\xd0\xcf\x11\xe0"


def read(path: Path, layout: Layout, notes: Notes) -> Iterator[InputRow]:
    """The rows below the names on the one sheet that has data; hidden rows are left out and noted."""
    header, rows = opened(path, partial(column_names.known_names, layout=layout), notes)
    return sheet_rows.rows_below(header, rows, layout, path, notes)


def opened(path: Path, score: sheet_rows.Score, notes: Notes) -> tuple[tuple[Any, ...], Iterator[sheet_rows.Row]]:
    """The names on top of the one sheet that has data, and the rows below that hold anything, with their numbers."""
    if not text_file.start_of(path).startswith(_MAGIC):
        start = text_file.kind_of(text_file.start_of(path)) or "een tekstbestand"
        raise Unreadable("file_binary", file=str(path), expected="oude Excel-werkmap (.xls)", found=start)
    if path.stat().st_size > _MOST_MB * 1_000_000:
        raise Unreadable("file_too_big", file=str(path), limit=_MOST_MB, instead=".xlsx")
    return sheet_rows.opened(_rows(path, notes), score)


def _rows(path: Path, notes: Notes) -> Iterator[sheet_rows.Row]:
    try:
        book = xlrd.open_workbook(str(path), formatting_info=True, logfile=_Silent())
        sheets = [sheet for sheet in book.sheets() if sheet.visibility == 0 and sheet.nrows]
    except Exception as error:  # xlrd raises whatever a damaged record leads it to
        raise Unreadable("file_unreadable", file=str(path), reason="de werkmap is beschadigd of beveiligd") from error
    if len(sheets) > 1:
        raise Unreadable("workbook_sheets", file=str(path))
    if not sheets:
        raise Unreadable("file_empty", file=str(path))
    sheet = sheets[0]
    hidden = next((number for number, info in sorted(sheet.colinfo_map.items()) if info.hidden), None)
    if hidden is not None:
        raise Unreadable("workbook_hidden_column", file=str(path), column=hidden + 1)
    for number in range(sheet.nrows):
        info = sheet.rowinfo_map.get(number)
        if info is not None and info.hidden:
            notes.leave_out("row_hidden", number + 1)
        else:
            yield number + 1, tuple(_value(cell, book.datemode) for cell in sheet.row(number))


def _value(cell: Any, datemode: int) -> object:
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return xlrd.xldate_as_datetime(cell.value, datemode)
        except (xlrd.xldate.XLDateError, OverflowError):
            return str(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, "#REF!")
    return None if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) else cell.value


class _Silent:
    """Where xlrd writes its remarks on odd files: nowhere."""

    def write(self, _text: str) -> int:
        return 0

    def flush(self) -> None:
        """Nothing is kept."""
