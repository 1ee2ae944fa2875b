"""The short way through the XML of a workbook gives the values that openpyxl gives."""

import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from letterkit.case_file import Notes, read, sheet_cells
from letterkit.errors import Unreadable
from tests.case_file.flat import CELLS

SHEET, TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
ODD = (
    '<row r="7"><c r="A7" t="inlineStr"><is><r><t>van </t></r><r><rPr><b/></rPr><t>Dijk</t></r></is></c>'
    '<c r="C7" t="s"><v>0</v></c><c t="b"><v>1</v></c><c r="F7" t="e"><v>#N/A</v></c></row>'
    '<row><c r="A8" t="str"><f>1&amp;2</f><v>12</v></c><c><!-- noot --><v>1.5</v></c><c t="inlineStr"><is><t/></is></c></row>'
    '<row r="12"/><row r="13" spans="1:2"><c r="B13"/></row>'
)


def _changed(path: Path, change: Callable[[str], str]) -> None:
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    parts[SHEET] = change(parts[SHEET])
    with zipfile.ZipFile(path, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)


def _book(path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["a", 1, 2.5, True, datetime(2026, 11, 1), None, "é"])  # noqa: DTZ001 - as Excel has it
    book.save(path)


def test_all_kinds_of_cells(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    _book(path)
    _changed(path, lambda xml: xml.replace("</sheetData>", f"{ODD}</sheetData>"))
    book = load_workbook(path, read_only=True, data_only=True)
    sheet = book.worksheets[0]
    sheet.reset_dimensions()
    book._shared_strings = sheet._shared_strings = ["gedeeld"]
    theirs = {number: row for number, row in enumerate(sheet.iter_rows(values_only=True), 1) if any(row)}
    ours = {number: row for number, row in sheet_cells.rows(sheet) if any(row)}
    book.close()
    assert len(ours) == 3
    assert ours == theirs


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace('r="A1"', 'r="ZZZZZZ1"'),
        lambda xml: xml.replace('r="A1"', 'r="?"'),
        lambda xml: xml.replace("</row>", ""),
        lambda xml: xml.replace("<worksheet", '<!DOCTYPE x [<!ENTITY n "Z-1">]><worksheet', 1).replace(
            ">Z-1<", ">&n;<"
        ),
    ],
    ids=["column", "place", "cut", "entity"],
)
def test_a_sheet_that_no_program_writes(change: Callable[[str], str], tmp_path: Path) -> None:
    book = Workbook()
    for row in (list(CELLS), list(CELLS.values())):
        book.worksheets[0].append(row)
    book.save(tmp_path / "a.xlsx")
    _changed(tmp_path / "a.xlsx", change)
    with pytest.raises(Unreadable) as caught:
        list(read(tmp_path / "a.xlsx"))
    assert caught.value.code in {"file_unreadable", "columns_none"}


def _two_rows(path: Path) -> None:
    book = Workbook()
    for row in (CELLS, CELLS.values(), (CELLS | {"Zaaknummer": "Z-2"}).values()):
        book.worksheets[0].append(list(row))
    book.save(path)


def test_a_row_without_height_is_not_seen(tmp_path: Path) -> None:
    path, notes = tmp_path / "a.xlsx", Notes()
    _two_rows(path)
    _changed(path, lambda xml: xml.replace('<row r="2"', '<row ht="0" customHeight="1" r="2"'))
    assert [row.case_id for row in read(path, notes=notes)] == ["Z-2"]
    assert notes.rows == {"row_hidden": [2]}


def test_a_column_without_width_is_not_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    _two_rows(path)
    wide, none = (f'<cols><col min="3" max="3" width="{w}" customWidth="1"/></cols><sheetData>' for w in (9, 0))
    _changed(path, lambda xml: xml.replace("<sheetData>", wide))
    assert len(list(read(path))) == 2
    _changed(path, lambda xml: xml.replace(wide, none))
    with pytest.raises(Unreadable) as caught:
        list(read(path))
    assert (caught.value.code, caught.value.values["column"]) == ("workbook_hidden_column", 3)
