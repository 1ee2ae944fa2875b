"""Cells with several fields: taken apart when there is one way, a problem of the row when there are more."""

from pathlib import Path

import pytest

from letterkit import texts
from letterkit.case_file import Layout, combined, read
from letterkit.errors import Unreadable
from tests.case_file.flat import cells, codes, text

NAMES = [
    ("S. Yıldız", {"voorletters": "S.", "achternaam": "Yıldız"}),
    ("J.P. van den Berg", {"voorletters": "J.P.", "tussenvoegsel": "van den", "achternaam": "Berg"}),
    ("Berg, J.P. van den", {"voorletters": "J.P.", "tussenvoegsel": "van den", "achternaam": "Berg"}),
    ("Samira van den Berg", {"voornaam": "Samira", "tussenvoegsel": "van den", "achternaam": "Berg"}),
    ("Mevr. A. in 't Veld", {"aanspreekvorm": "mevrouw", "voorletters": "A.", "tussenvoegsel": "in 't", "achternaam": "Veld"}),
    ("De heer J. Vos", {"aanspreekvorm": "heer", "voorletters": "J.", "achternaam": "Vos"}),
    ("Van den Berg", {"tussenvoegsel": "van den", "achternaam": "Berg"}),
    ("dhr. Bakker", {"aanspreekvorm": "heer", "achternaam": "Bakker"}),
    ("Th.A. Jansen Smit", {"voorletters": "Th.A.", "achternaam": "Jansen Smit"}),
    ("Erven Vermeulen", {"achternaam": "Erven Vermeulen"}),
]  # fmt: skip
STREETS = [
    ("Dorpsstraat 12", ("Dorpsstraat", "12", "")), ("Dorpsstraat 12 A", ("Dorpsstraat", "12", "A")),
    ("Dorpsstraat 12bis", ("Dorpsstraat", "12", "bis")), ("2e Dwarsstraat 5", ("2e Dwarsstraat", "5", "")),
    ("Laan van Meerdervoort 7-2", ("Laan van Meerdervoort", "7", "2")), ("Postbus 99", ("Postbus", "99", "")),
]  # fmt: skip


@pytest.mark.parametrize(("given", "parts"), NAMES)
def test_names(given: str, parts: dict[str, str]) -> None:
    assert combined.name(given) == parts


@pytest.mark.parametrize("given", ["Jansen Smit", "Samira Berg", "Jan Peter Willem Vos", "", "Berg, van den, J."])
def test_names_that_can_be_taken_apart_in_two_ways(given: str) -> None:
    with pytest.raises(ValueError, match="name_not_split"):
        combined.name(given)


@pytest.mark.parametrize(("given", "parts"), STREETS)
def test_streets(given: str, parts: tuple[str, str, str]) -> None:
    found = combined.street(given)
    assert (found["straat"], found["huisnummer"], found.get("toevoeging", "")) == parts


@pytest.mark.parametrize("given", ["Dorpsstraat", "Plein 1944 12", "12", ""])
def test_streets_without_one_number(given: str) -> None:
    with pytest.raises(ValueError, match="street_not_split"):
        combined.street(given)


def test_towns() -> None:
    assert combined.town("1234 ab Den Haag") == {"postcode": "1234 ab", "plaats": "Den Haag"}
    with pytest.raises(ValueError, match="town_not_split"):
        combined.town("Den Haag")


ONE_CELL = {"Naam": "Berg, J.P. van den", "Adres": "Dorpsstraat 12 A", "Woonplaats": "1234 AB Utrecht"}
MAPPED = {"klant.naam": "Naam", "klant.adres.straat_en_nummer": "Adres", "klant.adres.postcode_en_plaats": "Woonplaats"}


def _row(**changes: str) -> dict[str, str]:
    gone = ("Voorletters", "Achternaam", "Straat", "Huisnummer", "Postcode", "Plaats", "Stand op")
    return {name: value for name, value in (cells() | ONE_CELL | changes).items() if name not in gone}


def _layout(**fixed: str) -> Layout:
    return Layout(MAPPED, fixed={"stand_op": "20-11-2026"} | fixed)


def test_a_row_with_cells_of_several_fields_and_a_fixed_value(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text(_row()), encoding="utf-8")
    (row,) = read(tmp_path / "a.csv", _layout())
    assert row.case, codes(row)
    klant, adres = row.case.klant, row.case.klant.adres
    assert (klant.voorletters, klant.tussenvoegsel, klant.achternaam) == ("J.P.", "van den", "Berg")
    assert adres
    assert (adres.straat, adres.huisnummer, adres.toevoeging, adres.postcode) == ("Dorpsstraat", "12", "A", "1234 AB")
    assert row.case.stand_op.isoformat() == "2026-11-20"


def test_a_cell_that_cannot_be_taken_apart_names_its_column(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text(_row(Naam="Jansen Smit")), encoding="utf-8")
    (row,) = read(tmp_path / "a.csv", _layout())
    assert codes(row) == [("klant.naam", "name_not_split")]


@pytest.mark.parametrize(
    ("fixed", "code"), [({"stand_op": "vandaag"}, "fixed_wrong"), ({"contract.nummer": "1"}, "fixed_and_column")]
)
def test_fixed_values_that_cannot_be(fixed: dict[str, str], code: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text(_row()), encoding="utf-8")
    with pytest.raises(Unreadable) as caught:
        list(read(tmp_path / "a.csv", _layout(**fixed)))
    assert caught.value.code == code


@pytest.mark.parametrize(
    "given",
    [
        "Bakkerij De Vries B.V.",
        "J. de Vries VOF",
        "Stichting Wonen",
        "VvE De Linde",
        "Jansen BV i.o.",
        "Coöperatie Zuid",
    ],
)
def test_a_company_where_a_person_is_expected_says_what_it_is(given: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text(_row(Naam=given)), encoding="utf-8")
    (row,) = read(tmp_path / "a.csv", _layout())
    assert codes(row) == [("klant.naam", "name_company")]
    assert "klant.bedrijfsnaam" in texts.problem(row.problems[0])[1]
