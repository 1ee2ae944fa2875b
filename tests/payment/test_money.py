"""Amounts as cents and as text."""

from decimal import Decimal

import pytest

from letterkit.errors import CannotRender
from letterkit.payment import money
from letterkit.payment.printing import compacted, grouped


@pytest.mark.parametrize(
    ("amount", "expected"),
    [("0.01", 1), ("1", 100), ("125.50", 12550), ("1E+2", 10000), ("125.500", 12550), ("999999999.99", 99999999999)],
)
def test_cents(amount: str, expected: int) -> None:
    assert money.cents(Decimal(amount)) == expected


@pytest.mark.parametrize("amount", ["0", "-1", "0.001", "125.505", "1000000000", "NaN", "Infinity", "-0.01"])
def test_cents_refuses_what_is_no_payable_amount(amount: str) -> None:
    with pytest.raises(CannotRender, match="amount_invalid"):
        money.cents(Decimal(amount))


def test_cents_refuses_a_float() -> None:
    with pytest.raises(CannotRender, match="amount_invalid"):
        money.cents(125.5)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("NL91ABNA0417164300", "NL91 ABNA 0417 1643 00"),
        ("5000056789012345", "5000 0567 8901 2345"),
        ("RF9320261121000001", "RF93 2026 1121 0000 01"),
        ("4812 345678", "4812 3456 78"),
    ],
)
def test_numbers_are_printed_in_groups_of_four(value: str, printed: str) -> None:
    assert grouped(value).replace("\u00a0", " ") == printed
    assert compacted(grouped(value)) == compacted(value)
