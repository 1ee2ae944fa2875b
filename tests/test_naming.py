"""Names and addresses as printed. Expected forms: test cases of the BRP-API, Taaladvies and PostNL."""

from typing import Any

import pytest

from letterkit import naming
from letterkit.case import Klant

ADDRESS = {"straat": "Dorpsstraat", "huisnummer": "12", "toevoeging": "A", "postcode": "1234ab", "plaats": "IJmuiden"}


def _klant(**parts: Any) -> Klant:
    return Klant.model_validate(parts)


VELD = {"voorletters": "A.", "tussenvoegsel": "in het", "achternaam": "Veld"}
VELZEN = {"tussenvoegsel_partner": "van", "achternaam_partner": "Velzen"}
NAMES: list[tuple[dict[str, Any], str, str, str]] = [
    (
        {"aanspreekvorm": "heer", "voorletters": "J.", "tussenvoegsel": "van den", "achternaam": "Berg"},
        "Geachte heer Van den Berg",
        "De heer J. van den Berg",
        "heer Van den Berg",
    ),
    (
        {"aanspreekvorm": "mevrouw", "voorletters": "M", "tussenvoegsel": "van", "achternaam": "Puffelen"},
        "Geachte mevrouw Van Puffelen",
        "Mevrouw M. van Puffelen",
        "mevrouw Van Puffelen",
    ),
    (
        {"voorletters": "R.M.", "tussenvoegsel": "van", "achternaam": "Puffelen"},
        "Geachte R.M. van Puffelen",
        "R.M. van Puffelen",
        "R.M. van Puffelen",
    ),
    (
        {"aanspreekvorm": "heer", "tussenvoegsel": "In  het", "achternaam": " Veld"},
        "Geachte heer In het Veld",
        "De heer In het Veld",
        "heer In het Veld",
    ),
    (
        {"aanspreekvorm": "mevrouw", "naamgebruik": "partner_eigen"} | VELD | VELZEN,
        "Geachte mevrouw Van Velzen-in het Veld",
        "Mevrouw A. van Velzen-in het Veld",
        "mevrouw Van Velzen-in het Veld",
    ),
    (
        {"aanspreekvorm": "mevrouw", "naamgebruik": "eigen_partner"} | VELD | VELZEN,
        "Geachte mevrouw In het Veld-van Velzen",
        "Mevrouw A. in het Veld-van Velzen",
        "mevrouw In het Veld-van Velzen",
    ),
    (
        {"aanspreekvorm": "mevrouw", "naamgebruik": "partner"} | VELD | VELZEN,
        "Geachte mevrouw Van Velzen",
        "Mevrouw A. van Velzen",
        "mevrouw Van Velzen",
    ),
    (
        {"aanspreekvorm": "heer", "voorletters": "R.", "tussenvoegsel": "'t", "achternaam": "Hart"},
        "Geachte heer 't Hart",
        "De heer R. 't Hart",
        "heer 't Hart",
    ),
    (
        {"aanspreekvorm": "mevrouw", "voorletters": "M.", "tussenvoegsel": "d'", "achternaam": "Ancona"},
        "Geachte mevrouw d'Ancona",
        "Mevrouw M. d'Ancona",
        "mevrouw d'Ancona",
    ),
    (
        {"voornaam": "Kim", "achternaam": "Verbeek"},
        "Geachte Kim Verbeek",
        "Kim Verbeek",
        "Kim Verbeek",
    ),
    (
        {"tussenvoegsel": "de", "achternaam": "Boer"},
        "Geachte heer of mevrouw De Boer",
        "De Boer",
        "De Boer",
    ),
]


@pytest.mark.parametrize(("parts", "opening", "envelope", "in_text"), NAMES)
def test_one_person(parts: dict[str, Any], opening: str, envelope: str, in_text: str) -> None:
    klant = _klant(**parts, adres=ADDRESS)
    assert naming.salutation(klant) == opening
    assert naming.address_block(klant) == (envelope, "Dorpsstraat 12 A", "1234 AB  IJMUIDEN")
    assert naming.name_in_text(klant) == in_text


@pytest.mark.parametrize(
    ("given", "printed"), [("JP", "J.P."), ("J.P.", "J.P."), ("Th.A.", "Th.A."), ("j p", "jp"), ("Ş", "Ş."), ("", "")]
)
def test_initials(given: str, printed: str) -> None:
    assert naming.initials(_klant(achternaam="Smit", voorletters=given)) == printed


def test_a_friendly_opening_uses_the_first_name_only_without_a_title() -> None:
    kim = _klant(voornaam="Kim", voorletters="K.", achternaam="Verbeek")
    assert naming.salutation(kim, "Beste") == "Beste Kim Verbeek"
    assert naming.salutation(kim) == "Geachte K. Verbeek"


COUPLE = {
    "aanspreekvorm": "heer",
    "voorletters": "P.",
    "achternaam": "Bakker",
    "tweede_persoon": {"aanspreekvorm": "mevrouw", "voorletters": "J.", "tussenvoegsel": "de", "achternaam": "Wit"},
}


def test_two_persons() -> None:
    klant = _klant(**COUPLE, adres=ADDRESS)
    assert naming.salutation(klant) == "Geachte heer Bakker en mevrouw De Wit"
    assert naming.full_name(klant) == "P. Bakker en J. de Wit"
    assert naming.address_block(klant)[0] == "De heer P. Bakker en mevrouw J. de Wit"


def test_two_persons_with_long_names_take_two_lines() -> None:
    klant = _klant(**COUPLE | {"achternaam": "Bakkerhoven-Langerman"}, adres=ADDRESS)
    assert naming.address_block(klant)[:2] == ("De heer P. Bakkerhoven-Langerman", "en mevrouw J. de Wit")


def test_a_business_is_written_to_its_owner() -> None:
    klant = _klant(
        aanspreekvorm="mevrouw", voorletters="A.", achternaam="Timmer", bedrijfsnaam="Stof & Zo", adres=ADDRESS
    )
    assert naming.address_block(klant)[:2] == ("Stof & Zo", "t.a.v. mevrouw A. Timmer")


@pytest.mark.parametrize(
    ("adres", "lines"),
    [
        (
            {"land": "BE", "regels": ["Lindenlaan 12 bus 4"], "postcode": "2018", "plaats": "Antwerpen"},
            ("Lindenlaan 12 bus 4", "2018 ANTWERPEN", "BELGIË"),
        ),
        (
            {"land": "DE", "straat": "Kastanienweg", "huisnummer": "8a", "postcode": "48143", "plaats": "Münster"},
            ("Kastanienweg 8a", "48143 MÜNSTER", "DUITSLAND"),
        ),
        ({"straat": "Postbus", "huisnummer": "12", "postcode": "1234 AB", "plaats": "'s-Gravenhage"},
         ("Postbus 12", "1234 AB  'S-GRAVENHAGE")),
    ],
)  # fmt: skip
def test_addresses(adres: dict[str, Any], lines: tuple[str, ...]) -> None:
    assert naming.address_block(_klant(voorletters="A.", achternaam="Smit", adres=adres))[1:] == lines


def test_the_longest_address_still_fits_in_six_lines() -> None:
    adres = {"land": "BE", "regels": ["a", "b", "c", "d"], "straat": "e", "postcode": "2018", "plaats": "Antwerpen"}
    long = _klant(**COUPLE | {"achternaam": "Bakkerhoven-Langerman"}, bedrijfsnaam="Zaak", adres=adres)
    lines = naming.address_block(long)
    assert 3 <= len(lines) <= 6
    assert lines[-2:] == ("2018 ANTWERPEN", "BELGIË")
    assert all(part in " ".join(lines) for part in ("Zaak", "Bakkerhoven", "de Wit", "a", "e"))


def test_no_address_no_lines() -> None:
    assert naming.address_block(_klant(achternaam="Smit")) == ()


def test_an_unknown_country_code_stays_as_it_is() -> None:
    assert naming.country("QQ") == "QQ"
