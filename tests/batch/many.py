"""As many invented cases as a test needs: those of the sample portfolio, each time another person with other amounts."""

import json
from collections.abc import Iterator
from decimal import Decimal
from itertools import count, cycle, islice
from pathlib import Path
from typing import Any

from letterkit import fields, resources
from letterkit.case_file import find
from letterkit.case_file.rows import row

_FIRST = ("Aaltje", "Bram", "Çelik", "Daan", "Els", "Fatima", "Gijs", "Hülya", "Ilse", "Joke", "Kees", "Loïs", "Mees")
_LAST = ("Appelo", "Boersma", "Cornelissen", "Dijkgraaf", "Eekhout", "Fokkinga", "Groot Wassink", "Hoekstra", "Itjeshorst",
         "Jorritsma", "Klaassen", "Lammerts", "Maas Geesteranus", "Noordhoek", "Oude Elferink", "Pietersen", "Quist")  # fmt: skip
_STREETS = ("Akkerwinde", "Berkenhof", "Dorpsstraat", "Eikenlaan", "Fluitenkruid", "Grutto", "Hoge Rijndijk")
_TOWNS = (
    "Assen",
    "Breda",
    "Culemborg",
    "Delfzijl",
    "Ede",
    "Franeker",
    "Goes",
    "Harderwijk",
    "IJmuiden",
    "Joure",
    "Kampen",
)


def records(number: int, *, start: int = 1) -> Iterator[dict[str, Any]]:
    """Case records as in JSON: all that the portfolio has, right and wrong; one in fifty stands there twice."""
    good = [read.case for read in map(row, find(resources.samples_dir() / "portfolio.csv")) if read.case]
    sample = [json.loads(case.model_dump_json(exclude_defaults=True)) for case in good]
    for place, record in zip(count(start), islice(cycle(sample), number), strict=False):
        case_id = f"M-{place - (place % 50 == 0):07}"
        changes: dict[str, Any] = {"zaaknummer": case_id, "betalingskenmerk": _reference(place)}
        if place % 40 == 0:
            changes["betalingskenmerk"] = "12"
        yield another(record, place) | changes


def another(record: dict[str, Any], place: int) -> dict[str, Any]:
    """The same situation for somebody else, who owes a little more."""
    klant = record["klant"] | {"achternaam": _LAST[place % len(_LAST)], "voornaam": _FIRST[place % len(_FIRST)]}
    klant["voorletters"] = klant["voornaam"][0] + "."
    if "email" in klant:
        klant["email"] = f"klant{place}@voorbeeld.nl"
    if "mobiel" in klant:
        klant["mobiel"] = f"+316{20_000_000 + place * 7 % 70_000_000}"
    address = klant.get("adres", {})
    if address.get("straat"):
        street, town = _STREETS[place % len(_STREETS)], _TOWNS[place % len(_TOWNS)]
        postcode = f"{1000 + place * 37 % 9000} {'ABCDEGHJKLMNPRSTVWXZ'[place % 20]}B"
        changed = {"straat": street, "huisnummer": str(1 + place % 300), "plaats": town, "postcode": postcode}
        klant["adres"] = address | changed
    return record | {"klant": klant, "achterstand": _more(record["achterstand"], Decimal(place % 4001) / 100)}


def _more(owed: dict[str, Any], extra: Decimal) -> dict[str, Any]:
    if not owed.get("termijnen") or not Decimal(owed["totaal"]):
        return owed
    first, *others = owed["termijnen"]
    first = first | {"bedrag": str(Decimal(first["bedrag"]) + extra)}
    return owed | {"termijnen": [first, *others], "totaal": str(Decimal(owed["totaal"]) + extra)}


def _reference(place: int) -> str:
    digits = f"{20_261_123 * 10_000_000 + place:015}"
    return fields.betalingskenmerk_check(digits) + digits


def write(path: Path, number: int, *, start: int = 1) -> Path:
    """A .jsonl file of so many cases."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in records(number, start=start))
    return path
