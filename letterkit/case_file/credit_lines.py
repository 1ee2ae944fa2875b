"""Credit notes and part payments among the rows of a case: lines below zero, taken off what is open.

``bedrag`` of an instalment is what is still unpaid of it. So a credit is taken off the instalments, those of its own
contract first and of these the oldest first (the order of article 6:43 of the Dutch Civil Code for a payment of which
nobody said what it is for), until nothing of it is left.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

Record = Mapping[str, Any]


def instalments(parts: Iterable[Record]) -> Iterator[Record]:
    """All instalments of the arrears of some rows."""
    for part in parts:
        listed = part.get("termijnen")
        yield from (entry for entry in listed if isinstance(entry, Mapping)) if isinstance(listed, list | tuple) else ()


def is_credit(instalment: Record) -> bool:
    """Whether an amount is below zero."""
    return _amount(instalment) < 0


def total(amounts: Iterable[Any]) -> Decimal:
    """The sum of what are amounts, in euro."""
    return sum(map(_as_amount, amounts), Decimal(0))


def settled(lines: list[Record]) -> tuple[list[Record], bool]:
    """The instalments that are still open after all credits, and whether the credits come to more than was open."""
    open_now = [dict(line) for line in lines if not is_credit(line)]
    left = sum((_taken_off(open_now, line) for line in lines if is_credit(line)), Decimal(0))
    return [line for line in open_now if _amount(line)], left > 0


def _taken_off(open_now: list[dict[str, Any]], credit: Record) -> Decimal:
    """Take one credit off; gives what is left of it."""
    left = -_amount(credit)
    own = credit.get("contract") or ""
    for line in sorted(
        open_now, key=lambda entry: ((entry.get("contract") or "") != own, str(entry.get("vervaldatum")))
    ):
        taken = min(left, _amount(line))
        line["bedrag"] = _amount(line) - taken
        left -= taken
    return left


def _amount(instalment: Record) -> Decimal:
    return _as_amount(instalment.get("bedrag"))


def _as_amount(value: Any) -> Decimal:
    """JSON may have amounts as text; what is no amount is refused later, with its field."""
    if isinstance(value, bool) or not isinstance(value, Decimal | int | float | str):
        return Decimal(0)
    try:
        amount = Decimal(str(value))
    except ArithmeticError:
        return Decimal(0)
    return amount if amount.is_finite() else Decimal(0)
