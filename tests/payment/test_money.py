"""Amounts as cents and as text."""

from decimal import Decimal

import pytest
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

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


def test_printed_is_dutch_and_stays_on_one_line() -> None:
    assert money.printed(Decimal("1234.5")) == "€\u00a01.234,50"


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("U betaalt € 1.234,56 voor 5 december.", ["1234.56"]),
        ("€\u00a05,- of €5 of € 5,00", ["5.00", "5.00", "5.00"]),
        ("€ 1.234.567,89; samen € 12", ["1234567.89", "12.00"]),
        ("Bedrag: € 15.", ["15.00"]),
        ("€ 7,125 is geen bedrag", ["7.00"]),
        ("Niets te betalen.", []),
    ],
)
def test_amounts_in_text(text: str, amounts: list[str]) -> None:
    assert money.amounts_in(text) == tuple(Decimal(a) for a in amounts)


def test_printed_amount_is_found_again() -> None:
    for amount in ("0.01", "9.99", "1000.00", "123456.70", "999999999.99"):
        assert money.amounts_in(money.printed(Decimal(amount))) == (Decimal(amount),)


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


@given(st.decimals(min_value=-10_000_000, max_value=10_000_000, places=3))
def test_amounts_are_printed_as_babel_prints_them(amount: Decimal) -> None:
    assert money.printed(amount) == format_currency(amount, "EUR", locale="nl_NL")
