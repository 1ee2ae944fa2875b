"""What a formula gives: a figure with the numbers it was made of, or the reason why there is none. Never a silent 0."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

State = Literal["value", "missing", "impossible", "irrelevant", "no_year"]
Value = Decimal | int | str


class Percent(Decimal):
    """A percentage, so that nobody prints it as euros."""

    __slots__ = ()


class NoFigure(Exception):
    """A formula cannot give its figure. ``code`` is the key of the reason; ``place`` where the missing thing belongs.

    ``state`` is ``missing`` when somebody can still fill something in, ``impossible`` when there is nothing to divide.
    """

    def __init__(self, state: State, code: str, place: str = "", **values: Value) -> None:
        super().__init__(code)
        self.state, self.code, self.place, self.values = state, code, place, values


@dataclass(frozen=True, slots=True)
class Outcome:
    """``value``: euros and ratios as ``Decimal``, counts as ``int``; None in every other state than ``value``.

    ``working`` has what the value was made of (``Decimal`` is euros, ``Percent`` a percentage, ``int`` a count),
    ``reason`` why there is none.
    """

    state: State
    value: Value | None = None
    working: Mapping[str, Value] = field(default_factory=dict)
    reason: str = ""
    reason_values: Mapping[str, Value] = field(default_factory=dict)
    place: str = ""


def of(formula: Callable[[], Outcome]) -> Outcome:
    """The outcome of a formula; when it raises ``NoFigure``, an outcome without a value."""
    try:
        return formula()
    except NoFigure as no:
        return Outcome(no.state, reason=no.code, reason_values=no.values, place=no.place)


def figure(value: Value, **working: Value) -> Outcome:
    return Outcome("value", value, working)


def quotient(top: Decimal | int, bottom: Decimal | int, *, places: int, zero: str) -> Decimal:
    """``top / bottom``, half a unit of the last place rounded up. Raises ``NoFigure`` (``zero``) for division by 0."""
    if bottom == 0:
        raise NoFigure("impossible", zero)
    return (Decimal(top) / Decimal(bottom)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def percentage(part: Decimal | int, whole: Decimal | int, *, zero: str) -> Percent:
    """``part / whole * 100`` with one decimal. Raises ``NoFigure`` (``zero``) for division by 0."""
    return Percent(quotient(part * 100, whole, places=1, zero=zero))
