"""What the values of a column look like: addresses, numbers, amounts, days and words that give themselves away."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from letterkit import fields
from letterkit.case_file import cells, combined, usual_values
from letterkit.case_file.cells import Kind

_ENOUGH = 0.8
_FORMS = frozenset({"heer", "mevrouw", "neutraal"})
_CASE_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_HOUSE_NUMBER = re.compile(r"[0-9]{1,5}(?:[ -]?[A-Za-z0-9]{1,6})?")
_LETTERS = re.compile(r"[^\W\d_]")


def fits(field: str, values: Sequence[Any]) -> bool:
    """Whether a column may be this field: nearly all of its values can be read so. An empty column fits anything."""
    filled = [value for value in values if not _says_nothing(value)]
    test = _TESTS.get(field)
    if test is None or not filled:
        return True
    return sum(map(test, filled)) >= _ENOUGH * len(filled)


def recognised(values: Sequence[Any]) -> str | None:
    """The field whose values these can only be, whatever the column is called; None when they may be more things."""
    filled = [value for value in values if not _says_nothing(value)]
    if not filled:
        return None
    sure = (field for field, test in _SURE.items() if sum(map(test, filled)) >= _ENOUGH * len(filled))
    return next(sure, None)


def _says_nothing(value: Any) -> bool:
    return isinstance(value, str) and value.strip().casefold() in usual_values.NOTHING


def _reads(check: Callable[[str], object]) -> Callable[[Any], bool]:
    def test(value: Any) -> bool:
        try:
            check(str(value).strip())
        except ValueError:
            return False
        return True

    return test


def _is(kind: Kind) -> Callable[[Any], bool]:
    def test(value: Any) -> bool:
        try:
            return cells.value(kind, value) is not None
        except ValueError:
            return False

    return test


def _form(value: Any) -> bool:
    return usual_values.form_of_address(str(value)) in _FORMS or len(str(value).strip()) <= 2


def _name(value: Any) -> bool:
    return bool(_LETTERS.search(str(value))) and not any(sign.isdigit() for sign in str(value))


_phone, _mobile, _email = _reads(fields.phone), _reads(fields.mobile), _reads(fields.email)
_postcode, _reference = _reads(fields.dutch_postcode), _reads(fields.payment_reference)
_day = _is("day")
_street, _town = _reads(combined.street), _reads(combined.town)
_TESTS: Mapping[str, Callable[[Any], bool]] = {
    "zaaknummer": lambda value: bool(_CASE_NUMBER.fullmatch(str(value).strip())),
    "betalingskenmerk": lambda value: _reference(value) and not _day(value),
    "stand_op": _is("day"),
    "klant.aanspreekvorm": _form,
    "klant.naam": _name,
    "klant.achternaam": _name,
    "klant.voornaam": _name,
    "klant.email": lambda value: "@" in str(value),
    "klant.mobiel": _mobile,
    "klant.adres.straat": lambda value: bool(_LETTERS.search(str(value))) and not _street(value),
    "klant.adres.straat_en_nummer": _street,
    "klant.adres.huisnummer": lambda value: bool(_HOUSE_NUMBER.fullmatch(str(value).strip().removesuffix(".0"))),
    "klant.adres.plaats": _name,
    "klant.adres.postcode_en_plaats": _town,
    "achterstand.termijnen.1.vervaldatum": _is("day"),
    "achterstand.termijnen.1.bedrag": _is("money"),
    "achterstand.totaal": _is("money"),
    "achterstand.rente": _is("money"),
    "achterstand.kosten": _is("money"),
    "eerdere_berichten.1.datum": _is("day"),
}
_SURE: Mapping[str, Callable[[Any], bool]] = {
    "klant.email": _email,
    "klant.adres.postcode": _postcode,
    "klant.adres.postcode_en_plaats": _town,
    "klant.mobiel": lambda value: _mobile(value) and str(value).strip().startswith(("0", "+")),
    "iban": _reads(fields.iban),
    "telefoon": lambda value: _phone(value) and str(value).strip().startswith(("0", "+")),
    "datum": lambda value: _is("day")(value) and not _is("whole")(value),
    "bedrag": lambda value: _is("money")(value) and not _is("whole")(value),
}
"""In this order; the last four are no fields, but help to say what a column is that was not understood."""
NO_FIELDS = frozenset({"iban", "telefoon", "datum", "bedrag"})
