"""Amounts that are paid: always ``Decimal`` euros with at most two decimals, and as cents for machines."""

from decimal import Decimal

from letterkit.errors import CannotRender

# The highest and lowest amount of a SEPA credit transfer in a QR code (EPC069-12, "Amount of the Credit Transfer").
HIGHEST_CENTS = 99_999_999_999


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
