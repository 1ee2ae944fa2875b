"""Numbers that a bank or register gave: IBAN, BIC, creditor identifier, trade register, VAT."""

import re
from functools import lru_cache

from stdnum import bic as _bic
from stdnum import iban as _iban
from stdnum.eu import at_02 as _creditor_id
from stdnum.exceptions import ValidationError as _StdnumError
from stdnum.nl import btw as _btw

from letterkit.fields.reference import SEPARATORS

_KVK = re.compile(r"[0-9]{8}")


@lru_cache(maxsize=64)  # the creditor's account stands in every message
def iban(value: str) -> str:
    """An IBAN without spaces, check digits verified (ISO 13616)."""
    try:
        return str(_iban.validate(value))
    except _StdnumError as error:
        raise ValueError("iban") from error


def bic(value: str) -> str:
    try:
        return str(_bic.validate(value))
    except _StdnumError as error:
        raise ValueError("bic") from error


def creditor_id(value: str) -> str:
    """A SEPA creditor identifier (incassant-ID), without spaces: NL, 2 check digits, ZZZ and 12 digits."""
    try:
        return str(_creditor_id.validate(value))
    except _StdnumError as error:
        raise ValueError("creditor_id") from error


def kvk(value: object) -> str:
    """A number of the Dutch trade register: 8 digits. A whole number is taken too, as YAML reads one."""
    digits = SEPARATORS.sub("", str(value))
    if not isinstance(value, str | int) or isinstance(value, bool) or not _KVK.fullmatch(digits):
        raise ValueError("kvk")
    return digits


def vat_number(value: str) -> str:
    """A Dutch VAT number with its NL, by its own check digits."""
    try:
        return "NL" + _btw.validate(value)
    except _StdnumError as error:
        raise ValueError("btw_nummer") from error
