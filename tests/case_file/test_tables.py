"""Excel workbooks, Parquet and databases: typed cells, and files that are damaged or made to hurt."""

import sqlite3
import struct
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from openpyxl import Workbook
from pyarrow import parquet

from letterkit.case_file import read
from letterkit.errors import Unreadable
from tests.case_file.flat import CELLS, cells, codes
from tests.invented import record

TYPED: dict[str, Any] = CELLS | {
    "Stand op": datetime(2026, 11, 20),  # noqa: DTZ001 - a day in Excel has no zone
    "Termijn 1 vervaldatum": datetime(2026, 11, 1),  # noqa: DTZ001
    "Termijn 1 bedrag": 1234.56,
    "Totaal": 1234.56,
    "Huisnummer": 12,
    "Grote letters": True,
}


def _workbook(path: Path, *rows: dict[str, Any], more: Callable[[Workbook], None] = lambda _: None) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append(list(row.values()))
    more(book)
    book.save(path)
    return path


def test_a_workbook_with_typed_cells(tmp_path: Path) -> None:
    (row,) = read(_workbook(tmp_path / "a.xlsx", TYPED))
    assert row.case
    assert row.number == 2
    assert (row.case.klant.adres and row.case.klant.adres.huisnummer, row.case.klant.grote_letters) == ("12", True)


def test_cells_that_excel_damaged(tmp_path: Path) -> None:
    broken = TYPED | {"Betalingskenmerk": 5000056789012345, "Stand op": 46346, "Achternaam": "#N/A"}
    (row,) = read(_workbook(tmp_path / "a.xlsx", broken))
    assert codes(row) == [
        ("stand_op", "excel_date_number"),
        ("klant.achternaam", "excel_error"),
        ("betalingskenmerk", "excel_number_precision"),
    ]


def test_a_cell_a_million_rows_down_and_empty_sheets_beside(tmp_path: Path) -> None:
    def far(book: Workbook) -> None:
        book.create_sheet("Blad2")
        book.worksheets[0].cell(row=1_048_576, column=1, value="Z-2")

    first, last = read(_workbook(tmp_path / "a.xlsx", TYPED, more=far))
    assert first.case
    assert last.number == 1_048_576
    assert last.case is None


def _second_sheet(book: Workbook) -> None:
    book.create_sheet("Blad2").append(["Zaaknummer"])


def _emptied(book: Workbook) -> None:
    book.worksheets[0].delete_rows(1, 5)


@pytest.mark.parametrize(("more", "code"), [(_second_sheet, "workbook_sheets"), (_emptied, "file_empty")])
def test_workbooks_without_one_sheet_of_cases(tmp_path: Path, more: Callable[[Workbook], None], code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        list(read(_workbook(tmp_path / "a.xlsx", TYPED, more=more)))
    assert caught.value.code == code


@pytest.mark.slow
def test_a_decompression_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = _workbook(tmp_path / "a.xlsx", TYPED)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet9.xml", b"0" * 60_000_000)
    with pytest.raises(Unreadable) as caught:
        list(read(path))
    assert caught.value.code == "workbook_bomb"


@pytest.mark.parametrize("keep", [5, 200, 3000])
def test_a_workbook_that_is_cut_off(tmp_path: Path, keep: int) -> None:
    path = _workbook(tmp_path / "a.xlsx", TYPED)
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(Unreadable) as caught:
        list(read(path))
    assert caught.value.code == "file_unreadable"


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as package:
        package.writestr("brief.txt", "hallo")
    with pytest.raises(Unreadable) as caught:
        list(read(tmp_path / "a.xlsx"))
    assert caught.value.code == "file_unreadable"


def _numbered(rows: int) -> pa.Table:
    return pa.Table.from_pylist([TYPED | {"Zaaknummer": f"Z-{number}"} for number in range(rows)])


def test_parquet_flat_and_nested(tmp_path: Path) -> None:
    for table in (_numbered(3), pa.Table.from_pylist([record(), record(zaaknummer="Z-2")])):
        parquet.write_table(table, tmp_path / "a.parquet")
        rows = list(read(tmp_path / "a.parquet"))
        assert len(rows) == table.num_rows
        assert all(row.case for row in rows)


def test_parquet_with_cells_that_are_no_values_here(tmp_path: Path) -> None:
    table = _numbered(3)
    days = pa.array([20_000, 10**7, 20_778], pa.int32()).cast(pa.date32())  # the second is in the year 29349
    letters = pa.StringArray.from_buffers(3, pa.py_buffer(struct.pack("4i", 0, 1, 2, 3)), pa.py_buffer(b"A\xffC"))
    for name, column in (("Stand op", days), ("Achternaam", letters)):
        table = table.set_column(table.schema.names.index(name), name, column)
    parquet.write_table(table, tmp_path / "a.parquet")
    first, second, third = read(tmp_path / "a.parquet")
    assert codes(second) == [("stand_op", "date_range"), ("klant.achternaam", "broken_letters")]
    assert codes(first) == [("achterstand.termijnen", "not_yet_due")]
    assert third.case


@pytest.mark.parametrize("content", [b"PAR1 and then nothing", b"geen parquet"])
def test_parquet_that_is_broken(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.parquet").write_bytes(content)
    with pytest.raises(Unreadable) as caught:
        list(read(tmp_path / "a.parquet"))
    assert caught.value.code == "file_unreadable"


@pytest.fixture
def database(tmp_path: Path) -> str:
    path = tmp_path / "zaken.db"
    row = cells()
    names = ", ".join(f'"{name}"' for name in row)
    with sqlite3.connect(path) as connection:
        connection.execute(f"CREATE TABLE zaken ({names})")
        connection.execute(f"INSERT INTO zaken VALUES ({', '.join('?' * len(row))})", list(row.values()))  # noqa: S608
    connection.close()
    return f"sqlite:///{path}"


def test_a_database_with_a_query(database: str) -> None:
    (row,) = read(database, query="SELECT * FROM zaken WHERE Zaaknummer <> ':x'")
    assert row.case
    assert row.number == 1


@pytest.mark.parametrize(
    ("query", "code"),
    [
        (None, "database_no_query"),
        ("DROP TABLE zaken", "database_no_query"),
        ("SELECT 1; DROP TABLE zaken", "database_no_query"),
        ("WITH x AS (SELECT 1) DELETE FROM zaken", "database"),
        ("SELECT * FROM weg", "database"),
    ],
)
def test_a_database_is_only_read(database: str, query: str | None, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        list(read(database, query=query))
    assert caught.value.code == code
    assert len(list(read(database, query="SELECT * FROM zaken"))) == 1


@pytest.mark.parametrize(
    "url", ["sqlite:////nergens/x.db", "vreemd://jan:geheim@host/db", "sqlite://jan:geheim@host/x.db"]
)
def test_addresses_that_lead_nowhere_keep_the_password(url: str) -> None:
    with pytest.raises(Unreadable) as caught:
        list(read(url, query="SELECT 1"))
    assert "geheim" not in str(caught.value.values)
