"""From exact amounts to cents. Neither the Besluit BIK nor article 6:119 BW has a rule for it, so it is a choice."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from enum import Enum

from letterkit.errors import CannotRender

_CENT = Decimal("0.01")


class Rounding(Enum):
    """``DOWN`` never asks a cent too much and is the default everywhere; ``HALF_UP`` is what schools teach."""

    DOWN = ROUND_DOWN
    HALF_UP = ROUND_HALF_UP

    def to_cents(self, amount: Decimal) -> Decimal:
        return amount.quantize(_CENT, self.value)


def amount_of(value: Decimal) -> Decimal:
    """``value`` when it is an amount of whole cents above zero; otherwise raises ``CannotRender("amount_invalid")``."""
    if not isinstance(value, Decimal) or not value.is_finite() or value <= 0 or value != Rounding.DOWN.to_cents(value):
        raise CannotRender("amount_invalid")
    return value
