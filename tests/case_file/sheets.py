"""The same rows as every kind of sheet, so that what holds for one program is shown for all."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableColumn, TableRow
from odf.text import P
from openpyxl import Workbook

Rows = Sequence[Sequence[str]]


def _csv(path: Path, rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)


def _xlsx(path: Path, rows: Rows) -> None:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(path)


def _xls(path: Path, rows: Rows) -> None:
    book = xlwt.Workbook()
    old_sheet(book, rows)
    book.save(str(path))


def old_sheet(book: xlwt.Workbook, rows: Rows, name: str = "Blad1") -> xlwt.Worksheet:
    """A sheet of an old workbook with these rows."""
    sheet = book.add_sheet(name)
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(at, column, cell)
    return sheet


def _ods(path: Path, rows: Rows) -> None:
    document = OpenDocumentSpreadsheet()
    open_sheet(document, rows)
    document.save(str(path))


def open_sheet(
    document: OpenDocumentSpreadsheet, rows: Rows, *, hidden_row: int = -1, hidden_column: bool = False
) -> None:
    """A sheet of an OpenDocument spreadsheet with these rows; ``hidden_row`` counts from 0."""
    table = Table(name=f"Blad{len(document.spreadsheet.childNodes) + 1}")
    table.addElement(TableColumn(visibility="collapse") if hidden_column else TableColumn())
    for at, row in enumerate(rows):
        line = TableRow(visibility="filter") if at == hidden_row else TableRow()
        for cell in row:
            value = TableCell(valuetype="string")
            value.addElement(P(text=cell))
            line.addElement(value)
        table.addElement(line)
    document.spreadsheet.addElement(table)


WRITERS: dict[str, Callable[[Path, Rows], None]] = {".csv": _csv, ".xlsx": _xlsx, ".xls": _xls, ".ods": _ods}
