"""Words that exports write: the usual ones are understood, a creditor's own are mapped, wrong contacts cost a channel."""

from pathlib import Path

import pytest

from letterkit.case_file import PLAIN, Layout, Row, read
from tests.case_file.flat import cells, codes, text


def _read(folder: Path, layout: Layout = PLAIN, **changes: str) -> Row:
    row = cells(**{"Land": "Nederland", "Mobiel": "", "Bewind": "", "Adresregels": ""} | changes)
    (folder / "a.csv").write_text(text(row), encoding="utf-8")
    (row,) = read(folder / "a.csv", layout)
    return row


@pytest.mark.parametrize(
    ("word", "meant"),
    [("dhr.", "heer"), ("De heer", "heer"), ("M", "heer"), ("Mevr.", "mevrouw"), ("mw", "mevrouw"), ("V", "mevrouw"),
     ("X", "neutraal"), ("Onbekend", "neutraal")],
)  # fmt: skip
def test_usual_forms_of_address(word: str, meant: str, tmp_path: Path) -> None:
    row = _read(tmp_path, Aanspreekvorm=word)
    assert row.case
    assert row.case.klant.aanspreekvorm == meant


@pytest.mark.parametrize(
    ("word", "code"), [("Nederland", "NL"), ("nl", "NL"), ("België", "BE"), ("Germany", "DE"), ("Turkije", "TR")]
)
def test_countries_by_name(word: str, code: str, tmp_path: Path) -> None:
    lines = {"Straat": "", "Huisnummer": "", "Adresregels": "Hoofdstraat 1", "Postcode": "1000"} if code != "NL" else {}
    row = _read(tmp_path, **{"Land": word} | lines)
    assert codes(row) == []
    assert row.case
    assert row.case.klant.adres
    assert row.case.klant.adres.land == code


@pytest.mark.parametrize("word", ["geen", "n.v.t.", "-", "Onbekend", "NULL", "?"])
def test_words_for_nothing_in_a_field_that_may_be_empty(word: str, tmp_path: Path) -> None:
    row = _read(tmp_path, **{"E-mail": word, "Mobiel": word})
    assert row.case
    assert (row.case.klant.email, row.case.klant.mobiel, row.dropped) == (None, None, ())


def test_a_word_for_nothing_is_no_surname_and_no_signal(tmp_path: Path) -> None:
    assert codes(_read(tmp_path, Achternaam="onbekend")) == [("klant.achternaam", "name_stand_in")]
    assert codes(_read(tmp_path, Bewind="onbekend")) == [("signalen.bewind", "yes_no")]


def test_own_words_go_before_usual_ones(tmp_path: Path) -> None:
    own = {"klant.aanspreekvorm": {"m": "mevrouw", "1": "heer"}, "signalen.bewind": {"gestopt": "ja"}}
    layout = Layout(values=own)
    assert [_aanspreekvorm(_read(tmp_path, layout, Aanspreekvorm=word)) for word in ("M", "1")] == ["mevrouw", "heer"]
    row = _read(tmp_path, layout, Bewind="Gestopt")
    assert row.case
    assert row.case.signalen.bewind


def _aanspreekvorm(row: Row) -> str:
    return row.case.klant.aanspreekvorm if row.case else ""


@pytest.mark.parametrize(
    ("column", "value", "field", "code"),
    [("E-mail", "a@voorbeeld.nl,b@voorbeeld.nl", "klant.email", "email"), ("Mobiel", "020 123 4567", "klant.mobiel", "mobile"),
     ("Mobiel", "06 1234 XXXX", "klant.mobiel", "phone_letters")],
)  # fmt: skip
def test_a_wrong_contact_costs_its_own_channel_only(
    column: str, value: str, field: str, code: str, tmp_path: Path
) -> None:
    row = _read(tmp_path, **{column: value})
    assert row.case
    assert [(problem.field, problem.code) for problem in row.dropped] == [(field, code)]
    assert row.case.klant.adres


def test_a_wrong_contact_in_a_row_that_is_wrong_anyway_is_one_of_its_problems(tmp_path: Path) -> None:
    row = _read(tmp_path, Mobiel="020 123 4567", Achternaam="test")
    assert (row.case, row.dropped) == (None, ())
    assert {field for field, _ in codes(row)} == {"klant.achternaam", "klant.mobiel"}


def test_a_contact_that_cannot_be_read_at_all_costs_its_own_channel_only(tmp_path: Path) -> None:
    row = _read(tmp_path, **{"Contactpersoon e-mail": "#REF!", "E-mail": "#REF!"})
    assert row.case
    assert {problem.code for problem in row.dropped} == {"excel_error"}
