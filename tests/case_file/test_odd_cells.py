"""Cells as exports have them, one odd cell in a right row, and what becomes of the row."""

from pathlib import Path

import pytest

from letterkit.case_file import read
from tests.case_file.flat import cells, codes, text


@pytest.mark.parametrize(
    ("column", "cell", "printed"),
    [
        ("Huisnummer", "12.0", "12"),
        ("Huisnummer", "12,00", "12"),
        ("Huisnummer", "12 bis", "12 bis"),
        ("Land", "UK", "GB"),
        ("Land", "Belgie", "BE"),
    ],
)
def test_what_is_meant_is_printed(column: str, cell: str, printed: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text(cells(Land="") | {column: cell}), encoding="utf-8")
    (row,) = read(tmp_path / "a.csv")
    assert row.case, codes(row)
    assert row.case.klant.adres
    assert getattr(row.case.klant.adres, column.lower()) == printed


@pytest.mark.parametrize(("column", "cell"), [("Plaats", "onbekend"), ("Plaats", "-"), ("Straat", "geen")])
def test_an_address_that_is_not_known_is_none(column: str, cell: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text(cells() | {column: cell}), encoding="utf-8")
    (row,) = read(tmp_path / "a.csv")
    assert row.case, codes(row)
    assert row.case.klant.adres is None


def test_a_foreign_address_in_lines_needs_no_street(tmp_path: Path) -> None:
    lines = {"Straat": "n.v.t.", "Huisnummer": "", "Postcode": "", "Land": "IE", "Adresregels": "12 Merrion Lane"}
    (tmp_path / "a.csv").write_text(text(cells() | lines), encoding="utf-8")
    (row,) = read(tmp_path / "a.csv")
    assert row.case, codes(row)
    assert row.case.klant.adres
    assert row.case.klant.adres.regels == ("12 Merrion Lane",)


@pytest.mark.parametrize(
    ("column", "cell", "problem"),
    [
        ("Huisnummer", "0", ("klant.adres.straat", "street_and_number")),
        ("Land", "XX", ("klant.adres.land", "pattern_land")),
        ("Land", "ZZ", ("klant.adres.land", "pattern_land")),
    ],
)
def test_what_cannot_be_an_address_names_its_field(
    column: str, cell: str, problem: tuple[str, str], tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text(text(cells(Land="") | {column: cell}), encoding="utf-8")
    (row,) = read(tmp_path / "a.csv")
    assert codes(row) == [problem]
