"""Cells as exports have them, one odd cell in a right row, and what becomes of the row."""

from datetime import date
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


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("Plaats", "onbekend"),
        ("Plaats", "-"),
        ("Plaats", "Emigratie"),
        ("Straat", "geen"),
        ("Straat", "zwervend"),
        ("Straat", "Niet bekend"),
    ],
)
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
        ("Straat", ".", ("klant.adres.straat", "street_no_letters")),
        ("Plaats", "12", ("klant.adres.plaats", "town_no_letters")),
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


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("XXXX", "name_stand_in"),
        ("aaa", "name_stand_in"),
        ("geen naam", "name_stand_in"),
        ("Zie notitie", "name_stand_in"),
        ("NIET MAILEN", "name_stand_in"),
        ("De bewoner(s) van dit pand", "name_stand_in"),
        ("verhuisd", "name_stand_in"),
        ("Fa. Jansen", "name_company"),
        ("Bakkerij Jansen B.V.", "name_company"),
        ("Stichting Wonen", "name_company"),
    ],
)
def test_what_is_no_surname(cell: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text(cells(Achternaam=cell)), encoding="utf-8")
    (row,) = read(tmp_path / "a.csv")
    assert codes(row) == [("klant.achternaam", code)]


@pytest.mark.parametrize(
    "name", ["Zieleman", "Nietzsche", "Geenen", "de Voogd", "Firma", "Vis", "Bewonder", "Naderman"]
)
def test_a_surname_that_begins_like_a_note_is_a_name(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text(cells(Achternaam=name)), encoding="utf-8")
    (row,) = read(tmp_path / "a.csv")
    assert row.case, codes(row)
    assert row.case.klant.achternaam == name
    assert not row.case.onder_bewind


@pytest.mark.parametrize(
    "cell",
    [
        "geen@geen.nl",
        "onbekend@onbekend.nl",
        "x@x.nl",
        "noreply@voorbeeld.nl",
        "No-Reply@voorbeeld.nl",
        "a@voorbeeld.n",
    ],
)
def test_an_address_that_nobody_reads_costs_its_channel(cell: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text(cells() | {"E-mail": cell}), encoding="utf-8")
    (row,) = read(tmp_path / "a.csv")
    assert row.case, codes(row)
    assert (row.case.klant.email, [problem.field for problem in row.dropped]) == (None, ["klant.email"])


@pytest.mark.parametrize("cell", ["20261101", "2026-11-01T00:00:00+01:00", "1 nov. 2026"])
def test_days_as_systems_write_them(cell: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text(cells() | {"Termijn 1 vervaldatum": cell}), encoding="utf-8")
    (row,) = read(tmp_path / "a.csv")
    assert row.case, codes(row)
    assert row.case.achterstand.oudste_vervaldatum == date(2026, 11, 1)


@pytest.mark.parametrize("cell", ["20261301", "20260230", "01112026", "2026-11-01T00:30:00+01:00"])
def test_digits_that_are_no_day(cell: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text(cells() | {"Termijn 1 vervaldatum": cell}), encoding="utf-8")
    (row,) = read(tmp_path / "a.csv")
    assert codes(row) == [("achterstand.termijnen.1.vervaldatum", "date")]


def test_the_last_dot_of_initials_may_be_missing(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text(cells(Voorletters="J.P.M")), encoding="utf-8")
    (row,) = read(tmp_path / "a.csv")
    assert row.case, codes(row)
    assert row.case.klant.voorletters == "J.P.M."


def test_a_reference_of_noughts_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text(cells(Betalingskenmerk="0" * 16)), encoding="utf-8")
    (row,) = read(tmp_path / "a.csv")
    assert codes(row) == [("betalingskenmerk", "reference_nothing")]


@pytest.mark.parametrize(("cell", "number"), [("12345.0", "12345"), ("12345,0", "12345"), ("1E5", "1E5")])
def test_a_case_number_that_a_program_kept_as_a_fraction_is_whole_again(cell: str, number: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text(cells(Zaaknummer=cell)), encoding="utf-8")
    (row,) = read(tmp_path / "a.csv")
    assert row.case, codes(row)
    assert row.case.zaaknummer == row.case_id == number


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("1,2E+10", "excel_scientific"),
        ("1.2E+10", "excel_scientific"),
        ("1,2E10", "excel_scientific"),
        ("1234567890123456.0", "pattern_zaaknummer"),
        ("12345.00", "pattern_zaaknummer"),
        ("012.0", "pattern_zaaknummer"),
        ("12.5", "pattern_zaaknummer"),
    ],
)
def test_a_case_number_of_which_digits_may_be_lost_is_refused(cell: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text(cells(Zaaknummer=cell)), encoding="utf-8")
    (row,) = read(tmp_path / "a.csv")
    assert codes(row) == [("zaaknummer", code)]
