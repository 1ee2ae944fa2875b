"""What stands with a transfer: betalingskenmerk, RF reference, description, mandate."""

import re
from itertools import cycle
from operator import mul

from stdnum import iso11649

SEPARATORS = re.compile(r"[\s.\-]")
_BETALINGSKENMERK = re.compile(r"\d{7}|\d{9,14}|\d{16}")
_DESCRIPTION = re.compile(r"[A-Za-z0-9/\-?:().,'+ ]*")
_LONGEST_DESCRIPTION = 140
_LONGEST_MANDATE = 35
_SIXTEEN = re.compile(r"[0-9]{16}")
_WEIGHTS = (2, 4, 8, 5, 10, 9, 7, 3, 6, 1)
_SCIENTIFIC = re.compile(r"[0-9]([.,][0-9]+)?[Ee]\+?[0-9]+")
_SHORTEST_CHECKED = 8


def mandate(value: str) -> str:
    """The reference of a SEPA mandate: at most 35 signs that all banks accept (EPC217-08)."""
    text = " ".join(value.split())
    if not _DESCRIPTION.fullmatch(text):
        raise ValueError("description_signs")
    if len(text) > _LONGEST_MANDATE:
        raise ValueError("mandate_long")
    return text


def payment_reference(value: str) -> str:
    """A betalingskenmerk (7, 9-14 or 16 digits with check digit) or an RF reference (ISO 11649), without spaces."""
    compact = SEPARATORS.sub("", value).upper()
    if compact.startswith("RF"):
        if not iso11649.is_valid(compact):
            raise ValueError("rf_reference")
        return compact
    if _SCIENTIFIC.fullmatch(value.strip()):
        raise ValueError("excel_scientific")
    if compact and not compact.strip("0"):
        raise ValueError("reference_nothing")
    _check_betalingskenmerk(compact)
    return compact


def payment_description(value: str) -> str:
    """Free text for the description of a transfer, such as an invoice number: at most 140 signs that all banks accept.

    The signs are those of a SEPA transfer (EPC217-08); a slash at either end and two in a row have a meaning for banks.
    Sixteen digits and an RF reference belong in the field for a betalingskenmerk, where they are checked.
    """
    text = " ".join(part for part in value.split(" ") if part)
    if not text:
        raise ValueError("description_empty")
    if len(text) > _LONGEST_DESCRIPTION:
        raise ValueError("description_long")
    if not _DESCRIPTION.fullmatch(text) or text.startswith("/") or text.endswith("/") or "//" in text:
        raise ValueError("description_signs")
    if _SCIENTIFIC.fullmatch(text):
        raise ValueError("excel_scientific")
    compact = SEPARATORS.sub("", text).upper()
    if _SIXTEEN.fullmatch(compact) or (compact.startswith("RF") and iso11649.is_valid(compact)):
        raise ValueError("description_structured")
    return text


def _check_betalingskenmerk(compact: str) -> None:
    """Form, check digit and length digit; digits that are right but for a lost leading zero get their own code."""
    try:
        _check_digits(compact)
    except ValueError as error:
        if not compact.startswith("0") and _is_right("0" + compact):
            raise ValueError("excel_leading_zero") from error
        raise


def _is_right(digits: str) -> bool:
    try:
        _check_digits(digits)
    except ValueError:
        return False
    return len(digits) > _SHORTEST_CHECKED


def _check_digits(compact: str) -> None:
    if not (compact.isascii() and _BETALINGSKENMERK.fullmatch(compact)):
        raise ValueError("reference_form")
    if len(compact) != 7 and compact[0] != betalingskenmerk_check(compact[1:]):
        raise ValueError("reference_check")
    if 9 <= len(compact) <= 14 and int(compact[1]) != (len(compact) - 2) % 10:
        raise ValueError("reference_length")


def betalingskenmerk_check(digits: str) -> str:
    """Check digit of a betalingskenmerk over all digits after it (Currence, "Betalingskenmerk", 11-test)."""
    total = sum(map(mul, map(int, reversed(digits)), cycle(_WEIGHTS)))
    remainder = total % 11
    return str(remainder if remainder < 2 else 11 - remainder)
