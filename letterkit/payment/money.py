"""Amounts: always ``Decimal`` euros with at most two decimals, as cents for machines and as Dutch text for people."""

import re
from decimal import Decimal

from letterkit.errors import CannotRender

# The highest and lowest amount of a SEPA credit transfer in a QR code (EPC069-12, "Amount of the Credit Transfer").
HIGHEST_CENTS = 99_999_999_999
_DUTCH_SIGNS = str.maketrans(",.", ".,")
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


def printed(amount: Decimal) -> str:
    """``€ 1.234,56`` with a non-breaking space, as CLDR has it for nl_NL.

    Every amount of every message passes here, so it is not left to Babel, which takes fifty times as long; a test
    compares the two.
    """
    return f"€\u00a0{amount:,.2f}".translate(_DUTCH_SIGNS)


def amounts_in(text: str) -> tuple[Decimal, ...]:
    """All amounts that stand in a text as ``€ 1.234,56``, ``€ 5`` or ``€ 5,-``, in reading order."""
    found = []
    for whole, fraction in _PRINTED.findall(text):
        decimals = fraction if fraction not in ("", "-") else "00"
        found.append(Decimal(f"{whole.replace('.', '')}.{decimals}"))
    return tuple(found)
