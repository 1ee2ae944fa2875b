"""Amounts: always ``Decimal`` euros with at most two decimals, as cents for machines and as Dutch text for people."""

import re
from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_currency

from letterkit.errors import CannotRender

# The highest and lowest amount of a SEPA credit transfer in a QR code (EPC069-12, "Amount of the Credit Transfer").
HIGHEST_CENTS = 99_999_999_999
_PRINTED = re.compile(r"€[ \u00a0\u202f]?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{2}|-)(?!\d))?")


def cents(amount: Decimal) -> int:
    """``amount`` in whole cents, 1 to 99,999,999,999.

    Raises ``CannotRender("amount_invalid")`` for anything that is not an exact number of cents in that range; an
    amount is never rounded here, because text, QR code and link would then differ.
    """
    if not isinstance(amount, Decimal) or not amount.is_finite():
        raise CannotRender("amount_invalid")
    scaled = amount * 100
    if scaled != scaled.to_integral_value() or not 1 <= scaled <= HIGHEST_CENTS:
        raise CannotRender("amount_invalid")
    return int(scaled)


@lru_cache(maxsize=4096)  # an amount stands in several places of one letter
def printed(amount: Decimal) -> str:
    """``€ 1.234,56`` with a non-breaking space (Babel, CLDR data for nl_NL)."""
    return str(format_currency(amount, "EUR", locale="nl_NL"))


def amounts_in(text: str) -> tuple[Decimal, ...]:
    """All amounts that stand in a text as ``€ 1.234,56``, ``€ 5`` or ``€ 5,-``, in reading order."""
    found = []
    for whole, fraction in _PRINTED.findall(text):
        decimals = fraction if fraction not in ("", "-") else "00"
        found.append(Decimal(f"{whole.replace('.', '')}.{decimals}"))
    return tuple(found)
