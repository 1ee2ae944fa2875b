"""CSV files: delimiters, encodings, names of columns, and rows that are damaged."""

from pathlib import Path

import pytest

from letterkit.case_file import read
from letterkit.errors import Unreadable
from tests.case_file.flat import cells, codes, rows_of, text


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_delimiters_and_line_ends(tmp_path: Path, delimiter: str, end: str) -> None:
    (row,) = rows_of(tmp_path / "a.csv", text(cells(), delimiter=delimiter, end=end))
    assert row.case
    assert str(row.case.achterstand.totaal) == "1234.56"


def test_comma_with_amounts_in_quotes(tmp_path: Path) -> None:
    quoted = {name: f'"{cell}"' for name, cell in cells().items()}
    (row,) = rows_of(tmp_path / "a.csv", text(quoted, delimiter=","))
    assert row.case
    assert row.number == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_encodings(tmp_path: Path, encoding: str) -> None:
    (row,) = rows_of(tmp_path / "a.csv", text(cells(Achternaam="Wójcik")).encode(encoding))
    assert row.case
    assert row.case.klant.achternaam == "Wójcik"


def test_windows_letters_and_euro(tmp_path: Path) -> None:
    (row,) = rows_of(tmp_path / "a.csv", text(cells(Achternaam="Daniëls")).encode("cp1252"))
    assert row.case
    assert row.case.klant.achternaam == "Daniëls"


def test_two_encodings_in_one_file_are_refused_with_the_line(tmp_path: Path) -> None:
    both = text(cells(Achternaam="Daniëls")).encode("cp1252") + text(cells(Achternaam="Daniëls")).encode()
    with pytest.raises(Unreadable) as caught:
        rows_of(tmp_path / "a.csv", both)
    assert (caught.value.code, caught.value.values["line"]) == ("file_letters_mixed", 4)


def test_letters_that_were_broken_before_are_a_problem_of_the_row(tmp_path: Path) -> None:
    (row,) = rows_of(tmp_path / "a.csv", text(cells(Achternaam="DaniÃ«ls")))
    assert codes(row) == [("klant.achternaam", "broken_letters")]


def test_empty_rows_and_columns_at_the_end_do_not_count(tmp_path: Path) -> None:
    lines = text(cells(), cells(Zaaknummer="Z-2")).splitlines()
    content = "\n".join(["sep=;", lines[0] + ";;", lines[1] + ";;", ";;;;", "", lines[2] + ";;"])
    assert [(row.number, row.case_id) for row in rows_of(tmp_path / "a.csv", content)] == [(3, "Z-1"), (6, "Z-2")]


def test_a_value_with_a_newline_in_quotes_is_one_row(tmp_path: Path) -> None:
    first, second = rows_of(tmp_path / "a.csv", text(cells(Straat='"Dorps\nstraat"'), cells(Zaaknummer="Z-2")))
    assert codes(first) == [("klant.adres.straat", "control_character")]
    assert second.case


def test_quotes_and_delimiters_inside_quotes(tmp_path: Path) -> None:
    (row,) = rows_of(tmp_path / "a.csv", text(cells(Achternaam='"Jans;sen ""de"" Groot"')))
    assert row.case
    assert row.case.klant.achternaam == 'Jans;sen "de" Groot'


def test_a_quote_that_does_not_close_costs_one_row_only(tmp_path: Path) -> None:
    others = [cells(Zaaknummer=f"Z-{n}") for n in range(2, 40)]
    first, *rest = rows_of(tmp_path / "a.csv", text(cells(Straat='"Dorpsstraat'), *others))
    assert codes(first) == [("", "row_quotes")]
    assert len(rest) == 38
    assert all(row.case for row in rest)


def test_two_slips_with_quotes_do_not_swallow_the_rows_between(tmp_path: Path) -> None:
    rows = rows_of(
        tmp_path / "a.csv",
        text(cells(Straat='"Dorp'), cells(Zaaknummer="Z-2"), cells(Zaaknummer="Z-3", Straat='"Dorp'), cells()),
    )
    assert [bool(row.case) for row in rows] == [False, True, False, True]


def test_rows_with_more_or_fewer_cells(tmp_path: Path) -> None:
    good, lines = cells(), text(cells()).splitlines()
    again = text(cells(Zaaknummer="Z-2")).splitlines()[1]
    content = "\n".join([*lines, lines[1] + ";extra", ";".join(lines[1].split(";")[:-2]), again])
    rows = rows_of(tmp_path / "a.csv", content)
    assert [codes(row) for row in rows] == [[], [("", "row_too_long")], [("", "row_too_short")], []]
    assert rows[1].problems[0].values == {"cells": len(good) + 1, "columns": len(good), "delimiter": ";"}


def test_a_value_below_a_column_without_a_name(tmp_path: Path) -> None:
    names, row = text(cells()).splitlines()
    (found,) = rows_of(tmp_path / "a.csv", f"Voornaam;;{names}\nJo;raar;{row}\n")
    assert codes(found) == [("", "cell_without_header")]


def test_all_problems_of_a_row_at_once_and_nothing_that_only_follows(tmp_path: Path) -> None:
    broken = cells(Stand_op="46000", Postcode="1234 SS", Termijn_1_bedrag="1.234", Betalingskenmerk="123456789012345")
    (row,) = rows_of(tmp_path / "a.csv", text(broken))
    assert codes(row) == [
        ("stand_op", "excel_date_number"),
        ("achterstand.termijnen.1.bedrag", "money_ambiguous"),
        ("klant.adres.postcode", "postcode"),
        ("betalingskenmerk", "excel_leading_zero"),
    ]


def test_numbers_of_items_are_those_of_the_columns(tmp_path: Path) -> None:
    extra = {"Termijn 3 vervaldatum": "02-11-2026", "Termijn 3 bedrag": "-1,00"}
    (row,) = rows_of(tmp_path / "a.csv", text(cells() | {"Termijn 2 bedrag": ""} | extra))
    assert codes(row) == [("achterstand.termijnen.3.bedrag", "greater_than_equal")]


def test_parts_with_nothing_but_defaults_are_absent(tmp_path: Path) -> None:
    extra = {
        "Tweede persoon aanspreekvorm": "neutraal",
        "Regeling eerder gemist": "0",
        "Eerder bericht 1 kanaal": "brief",
    }
    no_address = cells(Straat="", Huisnummer="", Postcode="", Plaats="") | {"Land": "NL"} | extra
    (row,) = rows_of(tmp_path / "a.csv", text(no_address))
    assert row.case
    assert (row.case.klant.adres, row.case.klant.tweede_persoon, row.case.regeling) == (None, None, None)
    assert row.case.eerdere_berichten == ()


WRONG_COLUMNS: list[tuple[str, dict[str, str], dict[str, str] | None]] = [
    ("columns_none", {"Jan de Vries": "Utrecht"}, None),
    ("columns_unknown", cells() | {"signalen.overledn": "nee"}, None),
    ("columns_unknown", cells() | {"Filiaal": "3"}, None),
    ("columns_unknown", cells() | {"Overledne": "nee"}, {"zaaknummer": "Zaaknummer"}),
    ("columns_missing", {"Zaaknummer": "Z-1"}, None),
    ("column_twice", cells() | {"klant.achternaam": "Smit"}, None),
    ("column_twice", cells() | {"Adresregels": "a", "Adresregel 1": "a"}, None),
    ("column_mapped_missing", cells(), {"zaaknummer": "Dossier"}),
    ("column_field_unknown", cells(), {"zaknr": "Zaaknummer"}),
]


@pytest.mark.parametrize(("code", "row", "columns"), WRONG_COLUMNS)
def test_columns_that_cannot_be_trusted(
    tmp_path: Path, code: str, row: dict[str, str], columns: dict[str, str] | None
) -> None:
    with pytest.raises(Unreadable) as caught:
        rows_of(tmp_path / "a.csv", text(row), columns)
    assert caught.value.code == code


def test_a_misspelt_column_gets_the_name_that_was_meant(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        rows_of(tmp_path / "a.csv", text(cells() | {"bewnid": "nee"}))
    assert "bedoelt u signalen.bewind?" in str(caught.value.values["columns"])


def test_an_export_with_other_names_is_used_as_it_is(tmp_path: Path) -> None:
    own = {"Dossiernr.": "Z-1", "Saldo": "1.234,56", "Filiaal": "3"}
    rest = {name: cell for name, cell in cells().items() if name != "Zaaknummer"} | {"Totaal": "999,99"}
    (row,) = rows_of(tmp_path / "a.csv", text(own | rest), {"zaaknummer": "dossiernr.", "achterstand.totaal": "Saldo"})
    assert row.case
    assert row.case_id == "Z-1"


@pytest.mark.parametrize(("end", "code"), [(b"x" * 1_500_000, "file_line_long"), (b"\x80\xff\n", "file_letters")])
def test_a_wrong_end_is_told_before_the_first_row(tmp_path: Path, end: bytes, code: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(text(cells()).encode("utf-8-sig") + end)
    with pytest.raises(Unreadable) as caught:
        next(read(path))
    assert caught.value.code == code


@pytest.mark.slow
def test_the_first_rows_come_before_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text(*(cells(Zaaknummer=f"Z-{n}") for n in range(1000))))
    rows = read(path)
    assert next(rows).case_id == "Z-0"
    assert sum(1 for _ in rows) == 999
