"""Columns that hold several fields in one cell, such as a whole name: taken apart when there is one way only.

A creditor maps them as ``klant.naam``, ``klant.adres.straat_en_nummer`` and ``klant.adres.postcode_en_plaats``. What
can be taken apart in two ways is a problem of the row: nobody gets a letter under half a name.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from letterkit.case import person_name
from letterkit.case_file import usual_values

_TITLE = re.compile(r"(dhr|de heer|heer|meneer|mevr|mevrouw|mw|mej)\b\.?\s+", re.IGNORECASE)
_WORD = r"(?:van|de|den|der|het|'t|ten|ter|te|in|op|aan|bij|uit|la|le|du|von|el|al|ben)\s"
_PREFIX, _SURE_PREFIX = rf"(?P<prefix>(?:{_WORD})*)", rf"(?P<prefix>(?:{_WORD})+)"
_INITIALS = r"(?P<initials>(?:[^\W\d_]{1,3}\.\s?)+)"
_NAMES = (
    re.compile(rf"{_INITIALS}\s*{_PREFIX}(?P<last>.+)", re.IGNORECASE),  # J.P. van den Berg
    re.compile(r"(?P<last>[^,]+),\s*" + _INITIALS + r"\s*(?P<prefix>[^,]*)", re.IGNORECASE),  # Berg, J.P. van den
    re.compile(rf"(?!{_WORD})(?P<first>[^\W\d_]+)\s{_SURE_PREFIX}(?P<last>\S+)", re.IGNORECASE),  # Samira van den Berg
    re.compile(rf"{_PREFIX}(?P<last>\S+)", re.IGNORECASE),  # van den Berg
)
_STREET = re.compile(r"(?P<straat>.+?)\s+(?P<huisnummer>[0-9]{1,5})(?:\s*[-/]?\s*(?P<toevoeging>[^\W\d_][\w -]{0,9}))?")
_STREET_ADDED = re.compile(r"(?P<straat>\D+?)\s+(?P<huisnummer>[0-9]{1,5})-(?P<toevoeging>[0-9]{1,4})")
_TOWN = re.compile(r"(?P<postcode>[1-9][0-9]{3}\s?[A-Z]{2})\s+(?P<plaats>\D+)", re.IGNORECASE)

_LONGEST = 200
"""Characters; no name or address line is longer, and the patterns back off from every place of what they read."""
Parts = dict[str, str]


def name(text: str) -> Parts:
    """Form of address, initials or first name, prefix and surname.

    Raises ``ValueError("name_not_split" | "name_company")``.
    """
    if person_name.signals(text):
        return {"achternaam": text}  # "Erven Smit" is a signal, and the case is held for it
    if len(text) > _LONGEST:
        raise ValueError("name_not_split")
    if person_name.is_company(text):
        raise ValueError("name_company")
    title = _TITLE.match(text)
    name = text[title.end() :] if title else text
    parsed = next((match for pattern in _NAMES if (match := pattern.fullmatch(name.strip()))), None)
    if parsed is None:
        raise ValueError("name_not_split")
    parts = parsed.groupdict()
    form = usual_values.form_of_address(title[1]) if title else ""
    parts["prefix"] = (parts["prefix"] or "").lower()
    names = ("aanspreekvorm", "voorletters", "voornaam", "tussenvoegsel", "achternaam")
    values = (form, *(parts.get(part) or "" for part in ("initials", "first", "prefix", "last")))
    return _filled(dict(zip(names, values, strict=True)))


def street(text: str) -> Parts:
    """Street, number and addition. Raises ``ValueError("street_not_split")``, also for two numbers in a row."""
    parsed = None if len(text) > _LONGEST else _STREET_ADDED.fullmatch(text) or _STREET.fullmatch(text)
    if parsed is None or re.search(r"\s[0-9]+$", parsed["straat"]):
        raise ValueError("street_not_split")
    return _filled(parsed.groupdict(""))


def town(text: str) -> Parts:
    """Dutch postcode and town. Raises ``ValueError("town_not_split")``."""
    parsed = None if len(text) > _LONGEST else _TOWN.fullmatch(text)
    if parsed is None:
        raise ValueError("town_not_split")
    return _filled(parsed.groupdict(""))


def due(invoiced: date, days: int | None) -> dict[str, date]:
    """The day of an invoice and, ``days`` later, the day on which it must be paid; None: only the first.

    Raises ``ValueError("date")`` beyond the last day there is.
    """
    try:
        return {"factuurdatum": invoiced} | ({} if days is None else {"vervaldatum": invoiced + timedelta(days)})
    except OverflowError as error:
        raise ValueError("date") from error


def _filled(parts: Parts) -> Parts:
    return {name: value.strip() for name, value in parts.items() if value.strip()}


COLUMNS: dict[tuple[str, ...], Callable[[str], Parts]] = {
    ("klant", "naam"): name,
    ("klant", "adres", "straat_en_nummer"): street,
    ("klant", "adres", "postcode_en_plaats"): town,
}
"""Path of the column -> what its cells are taken apart with; the parts go beside it in the record."""
INVOICE_DAY = ("achterstand", "termijnen", "#", "factuurdatum")
"""The day of an invoice, for an export that has no due date: it comes ``Layout.days_to_pay`` later."""
GIVES: dict[str, tuple[str, ...]] = {
    "klant.naam": ("klant.achternaam",),
    "klant.adres.straat_en_nummer": ("klant.adres.straat", "klant.adres.huisnummer"),
    "klant.adres.postcode_en_plaats": ("klant.adres.postcode", "klant.adres.plaats"),
}
"""Fields that are only missing because such a column could not be taken apart."""
MEANS: dict[tuple[str, ...], str] = {("klant", "naam"): "klant.achternaam"}
"""Fields that every case must have and that such a column gives."""
