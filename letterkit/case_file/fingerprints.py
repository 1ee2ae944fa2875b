"""What a row has in common with other rows of its file, as numbers that say nothing of anybody.

They are compared inside one process only, so Python's own hash will do.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from letterkit import case as case_record
from letterkit.case import case_key
from letterkit.case_file.rows import InputRow

_DIGITS_OF_A_NUMBER = 9  # without the 0 or the country in front
_NO_DIGIT = re.compile(r"\D")
_MOST_CENTS = 10**12
_CONTACTS = ("email", "mobiel")


def number(row: InputRow) -> int:
    """The case number; 0 for a row that has none."""
    case_id = case_record.safe_id(row.record or {})
    return _hash(case_key(case_id)) if case_id else 0


def contacts(row: InputRow) -> set[int]:
    """The e-mail address and the mobile number."""
    return {_hash(one) for one in _contacts(_part(row, "klant"))}


def contacts_by_person(row: InputRow) -> set[tuple[int, int]]:
    """The e-mail address and the mobile number, each with that number for the name there; 0 for no name."""
    customer = _part(row, "klant")
    name = _name(customer)
    return {(_hash(one), _hash(f"{name}|{one}") if name else 0) for one in _contacts(customer)}


def persons(row: InputRow) -> set[int]:
    """A name with each place where it can be reached: address, e-mail address, mobile number."""
    customer = _part(row, "klant")
    name = _name(customer)
    return {_hash(f"{name}|{place}") for place in _places(customer)} if name else set()


def total(row: InputRow) -> int:
    """What the case comes to, in cents; 0 for what is no amount."""
    given = _part(row, "achterstand").get("totaal")
    if not isinstance(given, Decimal | int | float | str) or isinstance(given, bool):
        return 0
    try:
        cents = (given if isinstance(given, Decimal) else Decimal(str(given))) * 100
        return int(cents) if 0 < cents < _MOST_CENTS else 0
    except ArithmeticError:  # no number, so none that can be compared
        return 0


def oldest_due(row: InputRow) -> str:
    """The first day on which something had to be paid, as days are compared; last of all for a row without one."""
    terms = _part(row, "achterstand").get("termijnen")
    days = [one.get("vervaldatum") for one in terms if isinstance(one, Mapping)] if isinstance(terms, list) else []
    return min((str(day) for day in days if day), default="~")


def _part(row: InputRow, name: str) -> Mapping[str, Any]:
    part = (row.record or {}).get(name)
    return part if isinstance(part, Mapping) else {}


def _contacts(customer: Mapping[str, Any]) -> Iterator[str]:
    """An address in small letters; of a number its last digits, however it is written."""
    for name in _CONTACTS:
        given = customer.get(name)
        if isinstance(given, str) and given.strip():
            yield given.strip().casefold() if "@" in given else _NO_DIGIT.sub("", given)[-_DIGITS_OF_A_NUMBER:]


def _name(customer: Mapping[str, Any]) -> str:
    """Of first names the first letter counts, because one export writes "J." where another has "Jan"."""
    name = _squeezed(customer.get("bedrijfsnaam") or customer.get("achternaam"))
    first = _squeezed(customer.get("voorletters") or customer.get("voornaam"))[:1]
    return f"{name}|{first}" if name else ""


def _places(customer: Mapping[str, Any]) -> Iterator[str]:
    yield from _contacts(customer)
    address = customer.get("adres")
    if isinstance(address, Mapping):
        place = [_squeezed(address.get(part)) for part in ("postcode", "huisnummer", "toevoeging")]
        if all(place[:2]):
            yield "|".join(place)


def _squeezed(value: Any) -> str:
    return "".join(sign for sign in str(value or "") if sign.isalnum()).casefold()


def _hash(text: str) -> int:
    """64 bits, never 0."""
    return hash(text) & 0xFFFF_FFFF_FFFF_FFFF or 1
