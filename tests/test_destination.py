"""The address block has the order of the country the letter goes to."""

import pytest

from letterkit import naming
from letterkit.case import Adres

ABROAD = [
    ("GB", ("Marsh Road", "10", "SW1A 2AA", "London"), ["10 Marsh Road", "LONDON", "SW1A 2AA", "VERENIGD KONINKRIJK"]),
    ("IE", ("Merrion Lane", "12", "D02 AF30", "Dublin"), ["12 Merrion Lane", "DUBLIN", "D02 AF30", "IERLAND"]),
    ("US", ("Main Street", "5", "10001", "New York NY"), ["5 Main Street", "NEW YORK NY 10001", "VERENIGDE STATEN"]),
    ("CA", ("Queen Street", "55", "M5V 2T6", "Toronto ON"), ["55 Queen Street", "TORONTO ON  M5V 2T6", "CANADA"]),
    ("AU", ("King Street", "9", "2000", "Sydney NSW"), ["9 King Street", "SYDNEY NSW 2000", "AUSTRALIË"]),
    ("BE", ("Lindenlaan", "12", "2018", "Antwerpen"), ["Lindenlaan 12", "2018 ANTWERPEN", "BELGIË"]),
    ("DE", ("Kastanienweg", "8a", "48143", "Münster"), ["Kastanienweg 8a", "48143 MÜNSTER", "DUITSLAND"]),
    ("FR", ("Rue des Lilas", "3", "59000", "Lille"), ["3 Rue des Lilas", "59000 LILLE", "FRANKRIJK"]),
    ("ES", ("Calle Mayor", "4", "28013", "Madrid"), ["Calle Mayor 4", "28013 MADRID", "SPANJE"]),
    ("IT", ("Via Roma", "6", "00185", "Roma"), ["Via Roma 6", "00185 ROMA", "ITALIË"]),
    ("LU", ("Rue du Parc", "7", "L-1234", "Luxembourg"), ["7 Rue du Parc", "L-1234 LUXEMBOURG", "LUXEMBURG"]),
    ("CH", ("Seeweg", "2", "8001", "Zürich"), ["Seeweg 2", "8001 ZÜRICH", "ZWITSERLAND"]),
    ("AT", ("Ringgasse", "1", "1010", "Wien"), ["Ringgasse 1", "1010 WIEN", "OOSTENRIJK"]),
    ("PL", ("ul. Lipowa", "11", "00-950", "Warszawa"), ["ul. Lipowa 11", "00-950 WARSZAWA", "POLEN"]),
    ("TR", ("Gül Sokak", "4", "34000", "İstanbul"), ["Gül Sokak 4", "34000 İSTANBUL", "TURKIJE"]),
    ("MA", ("Rue Atlas", "8", "20000", "Casablanca"), ["8 Rue Atlas", "20000 CASABLANCA", "MAROKKO"]),
    ("ZA", ("Long Street", "8", "8001", "Cape Town"), ["8 Long Street", "CAPE TOWN", "8001", "ZUID-AFRIKA"]),
    ("UA", ("Sadova", "8", "01001", "Kyiv"), ["Sadova 8", "KYIV", "01001", "OEKRAÏNE"]),
    ("MT", ("Triq", "8", "VLT 1117", "Valletta"), ["Triq 8", "VALLETTA VLT 1117", "MALTA"]),
    ("LV", ("Brīvības iela", "8", "LV-1010", "Rīga"), ["Brīvības iela 8", "RĪGA, LV-1010", "LETLAND"]),
    ("SR", ("Waterkant", "3", "", "Paramaribo"), ["Waterkant 3", "PARAMARIBO", "SURINAME"]),
    ("CW", ("Breedestraat", "3", "", "Willemstad"), ["Breedestraat 3", "WILLEMSTAD", "CURAÇAO"]),
    ("AW", ("Havenstraat", "3", "", "Oranjestad"), ["Havenstraat 3", "ORANJESTAD", "ARUBA"]),
    ("SX", ("Front Street", "3", "", "Philipsburg"), ["Front Street 3", "PHILIPSBURG", "SINT-MAARTEN"]),
    ("BQ", ("Kaya Grandi", "3", "", "Kralendijk"), ["Kaya Grandi 3", "KRALENDIJK", "BONAIRE", "CARIBISCH NEDERLAND"]),
    ("BQ", ("Fort Road", "3", "", "The Bottom"), ["Fort Road 3", "THE BOTTOM", "SABA", "CARIBISCH NEDERLAND"]),
    (
        "BQ",
        ("Fort Road", "3", "", "Oranjestad"),
        ["Fort Road 3", "ORANJESTAD", "SINT EUSTATIUS", "CARIBISCH NEDERLAND"],
    ),
    ("BQ", ("Kaya Grandi", "3", "", "Bonaire"), ["Kaya Grandi 3", "BONAIRE", "CARIBISCH NEDERLAND"]),
]


@pytest.mark.parametrize(("land", "parts", "printed"), ABROAD)
def test_the_order_of_the_country(land: str, parts: tuple[str, str, str, str], printed: list[str]) -> None:
    street, number, code, town = parts
    adres = Adres(land=land, straat=street, huisnummer=number, postcode=code, plaats=town)
    assert list(naming.printed_address(("N. Vermeulen",), adres)) == ["N. Vermeulen", *printed]


def test_lines_are_printed_as_given() -> None:
    adres = Adres(land="GB", regels=("Flat 2", "Marsh House"), postcode="SW1A 2AA", plaats="London")
    assert naming.printed_address(("N. Vermeulen",), adres)[1:] == (
        "Flat 2", "Marsh House", "LONDON", "SW1A 2AA", "VERENIGD KONINKRIJK",
    )  # fmt: skip


def test_the_dutch_order_stays() -> None:
    adres = Adres(straat="Dorpsstraat", huisnummer="1", toevoeging="A", postcode="1234ab", plaats="Utrecht")
    assert naming.printed_address(("N. Vermeulen",), adres)[1:] == ("Dorpsstraat 1 A", "1234 AB  UTRECHT")
