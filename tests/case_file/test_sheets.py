"""Sheets as programs export them: titles above, totals below, and nothing used that its user does not see."""

from pathlib import Path

import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from openpyxl import Workbook
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.worksheet.table import Table, TableStyleInfo

from letterkit.case_file import PLAIN, Notes, read
from letterkit.errors import Unreadable
from tests.case_file.flat import cells
from tests.case_file.sheets import WRITERS, old_sheet, open_sheet

NAMES = list(cells())
FIRST, SECOND = list(cells().values()), list(cells(Zaaknummer="Z-2").values())
KINDS = pytest.mark.parametrize("kind", WRITERS)


def _refused(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        list(read(path))
    return caught.value.code


def _written(kind: str, folder: Path, *rows: list[str]) -> Path:
    path = folder / f"export{kind}"
    WRITERS[kind](path, rows)
    return path


@KINDS
def test_titles_above_and_totals_below(kind: str, tmp_path: Path) -> None:
    above = [["Woningstichting Voorbeeld"], ["Openstaande posten per", "20-11-2026"], [""]]
    total = ["Totaal", *[""] * (len(NAMES) - 2), "2.469,12"]
    notes = Notes()
    path = _written(kind, tmp_path, *above, NAMES, FIRST, SECOND, [""], total)
    rows = list(read(path, PLAIN, notes=notes))
    assert [(row.number, row.case_id, row.problems) for row in rows] == [(5, "Z-1", ()), (6, "Z-2", ())]
    assert notes.rows == {"total": [8]}


@KINDS
def test_names_that_stand_again_on_every_page(kind: str, tmp_path: Path) -> None:
    notes, total = Notes(), ["Totalen", *[""] * (len(NAMES) - 2), "2.469,12"]
    rows = list(read(_written(kind, tmp_path, NAMES, FIRST, NAMES, SECOND, total), PLAIN, notes=notes))
    assert [(row.number, row.case_id, row.problems) for row in rows] == [(2, "Z-1", ()), (4, "Z-2", ())]
    assert notes.rows == {"names_again": [3], "total": [5]}


@KINDS
def test_a_case_whose_number_reads_like_a_total_is_a_case(kind: str, tmp_path: Path) -> None:
    row = list(cells(Zaaknummer="Totaal-1").values())
    assert [row.case_id for row in read(_written(kind, tmp_path, NAMES, FIRST, row))] == ["Z-1", "Totaal-1"]


@KINDS
def test_a_sheet_without_known_names(kind: str, tmp_path: Path) -> None:
    assert _refused(_written(kind, tmp_path, ["Alfa", "Beta"], ["1", "2"])) == "columns_none"


@pytest.mark.parametrize("kind", [".xls", ".ods"])
def test_a_file_that_is_none_of_its_kind(kind: str, tmp_path: Path) -> None:
    (tmp_path / f"a{kind}").write_text("Zaaknummer;Naam\n")
    assert _refused(tmp_path / f"a{kind}") == "file_binary"


@pytest.mark.parametrize(("kind", "start"), [(".xls", b"\xd0\xcf\x11\xe0"), (".ods", b"PK\x03\x04")])
def test_a_damaged_file(kind: str, start: bytes, tmp_path: Path) -> None:
    (tmp_path / f"a{kind}").write_bytes(start + b"x" * 2_000)
    assert _refused(tmp_path / f"a{kind}") == "file_unreadable"


def _workbook() -> Workbook:
    book = Workbook()
    for row in (NAMES, FIRST, SECOND):
        book.worksheets[0].append(row)
    return book


def _kept(path: Path) -> tuple[list[str], dict[str, list[int]]]:
    notes = Notes()
    return [row.case_id for row in read(path, notes=notes)], notes.rows


def test_a_row_that_is_hidden_is_left_out_and_noted(tmp_path: Path) -> None:
    book = _workbook()
    book.worksheets[0].row_dimensions[3].hidden = True
    book.save(tmp_path / "a.xlsx")
    assert _kept(tmp_path / "a.xlsx") == (["Z-1"], {"row_hidden": [3]})


def test_a_row_that_is_struck_through_is_left_out_and_noted(tmp_path: Path) -> None:
    book = _workbook()
    for cell in book.worksheets[0][2]:
        cell.font = Font(strike=True)
    book.worksheets[0]["A3"].font = Font(strike=True)  # one cell that is struck says nothing of its row
    book.save(tmp_path / "a.xlsx")
    assert _kept(tmp_path / "a.xlsx") == (["Z-2"], {"row_struck": [2]})


def test_a_hidden_row_of_an_old_workbook(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    old_sheet(book, (NAMES, FIRST, SECOND)).row(1).hidden = True
    book.save(str(tmp_path / "a.xls"))
    assert _kept(tmp_path / "a.xls") == (["Z-2"], {"row_hidden": [2]})


def test_a_hidden_column(tmp_path: Path) -> None:
    book = _workbook()
    book.worksheets[0].column_dimensions["C"].hidden = True
    book.save(tmp_path / "a.xlsx")
    assert _refused(tmp_path / "a.xlsx") == "workbook_hidden_column"
    old = xlwt.Workbook()
    old_sheet(old, (NAMES, FIRST)).col(2).hidden = True
    old.save(str(tmp_path / "a.xls"))
    assert _refused(tmp_path / "a.xls") == "workbook_hidden_column"


@pytest.mark.parametrize("unseen", [{"hidden_row": 1}, {"hidden_column": True}])
def test_hidden_parts_of_an_open_document(unseen: dict[str, int], tmp_path: Path) -> None:
    document = OpenDocumentSpreadsheet()
    open_sheet(document, (NAMES, FIRST), **unseen)
    document.save(str(tmp_path / "a.ods"))
    assert _refused(tmp_path / "a.ods") == "sheet_hidden"


def test_a_formula_without_its_value(tmp_path: Path) -> None:
    book = _workbook()
    book.worksheets[0].cell(2, NAMES.index("Totaal") + 1).value = "=1000+234.56"  # openpyxl writes no outcome
    book.save(tmp_path / "a.xlsx")
    assert _refused(tmp_path / "a.xlsx") == "workbook_formula"


def test_two_sheets_with_data(tmp_path: Path) -> None:
    book, old, document = _workbook(), xlwt.Workbook(), OpenDocumentSpreadsheet()
    book.create_sheet().append(NAMES)
    book.save(tmp_path / "a.xlsx")
    for name in ("een", "twee"):
        old_sheet(old, (NAMES, FIRST), name)
        open_sheet(document, (NAMES, FIRST))
    old.save(str(tmp_path / "a.xls"))
    document.save(str(tmp_path / "a.ods"))
    assert {_refused(tmp_path / f"a{kind}") for kind in (".xlsx", ".xls", ".ods")} == {"workbook_sheets"}


WHITE = Font(color="FFFFFFFF")


@pytest.mark.parametrize("font", [WHITE, Font(color=Color(theme=0)), Font(color=Color(indexed=9))])
def test_a_row_in_white_on_white_is_left_out_and_noted(tmp_path: Path, font: Font) -> None:
    book = _workbook()
    for cell in book.worksheets[0][2]:
        cell.font = font
    for cell in book.worksheets[0][3]:
        cell.font, cell.fill = font, PatternFill("solid", fgColor="FF1F4E78")  # white on blue is seen
    book.save(tmp_path / "a.xlsx")
    assert _kept(tmp_path / "a.xlsx") == (["Z-2"], {"row_white": [2]})


def test_a_white_cell_in_a_row_that_is_seen_stops_the_file_with_its_place(tmp_path: Path) -> None:
    book = _workbook()
    book.worksheets[0]["B3"].font = WHITE
    book.worksheets[0]["B3"].fill = PatternFill("solid", fgColor="FFFFFFFF")
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(Unreadable) as caught:
        _kept(tmp_path / "a.xlsx")
    assert (caught.value.code, caught.value.values["cell"]) == ("workbook_white_cell", "B3")


def test_white_letters_in_a_coloured_table_are_seen(tmp_path: Path) -> None:
    book = _workbook()
    sheet = book.worksheets[0]
    for cell in sheet[1]:
        cell.font = WHITE
    sheet.add_table(
        Table(displayName="Zaken", ref=sheet.dimensions, tableStyleInfo=TableStyleInfo("TableStyleMedium2"))
    )
    book.save(tmp_path / "a.xlsx")
    assert _kept(tmp_path / "a.xlsx") == (["Z-1", "Z-2"], {})
