"""Amounts as Dutch people write them: found in text, read from a cell, printed."""

from decimal import Decimal

import pytest
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from letterkit.dutch import amounts, number_words

STRICT = [
    ("U betaalt € 1.234,56 voor 5 december.", [123456]),
    ("€\u00a05,- of €5 of € 5,00", [500, 500, 500]),
    ("€ 1.234.567,89; samen € 12", [123456789, 1200]),
    ("Bedrag: € 15.", [1500]),
    ("€ 7,125 is geen bedrag", [700]),
    ("Niets te betalen. 40 euro.", []),
]
LENIENT = [
    ("U moet nog € 1.234,56 betalen, of 40 euro.", [123456, 4000]),
    ("€ 40,- en 40.00 euro en € 40.00", [4000, 0, 4000]),
    ("EUR 1 250,00 nu", [125000]),
    ("1.250 euro en 50 cent", [125050]),
    ("Dat is honderdvijftig euro.", [15000]),
    ("Honderd en vijf euro, of tweeëntwintig euro en vijftig cent", [10500, 2250]),
    ("duizend tweehonderdvijftig euro", [125000]),
    ("Het kost één euro.", [100]),
    ("De waarde van een euro daalt; een paar euro is genoeg.", []),
    ("Wij rekenen niets in euro's.", []),
]
WHOLE = [
    ("1250,50", "1250.50"),
    ("€ 1.250,50", "1250.50"),
    ("1,250.50", "1250.50"),
    ("1250.5", "1250.5"),
    ("40,-", "40"),
    ("-5", "-5"),
    ("EUR 12", "12"),
    ("1.234.567", "1234567.0"),
]


@pytest.mark.parametrize(("text", "cents"), STRICT)
def test_strictly_only_what_letters_print_is_an_amount(text: str, cents: list[int]) -> None:
    assert [one.cents for one in amounts.in_text(text, strict=True)] == cents


@pytest.mark.parametrize(("text", "cents"), LENIENT)
def test_leniently_every_way_of_writing_is_an_amount(text: str, cents: list[int]) -> None:
    found = [one.cents for one in amounts.in_text(text) if one.cents]
    assert found == [one for one in cents if one]
    assert amounts.any_in(text) == bool(cents)


def test_the_place_of_an_amount_is_given() -> None:
    text = "Betaal honderdvijftig euro of € 40."
    assert [text[one.start : one.end] for one in amounts.in_text(text)] == ["honderdvijftig euro", "€ 40"]


@pytest.mark.parametrize(("text", "value"), WHOLE)
def test_a_cell_is_read_whole(text: str, value: str) -> None:
    assert amounts.read(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "code"),
    [("1.250", "money_ambiguous"), ("1,250", "money_ambiguous"), ("tien", "money"), ("1.25.0", "money"), ("", "money")],
)
def test_what_may_mean_two_things_or_nothing_is_refused(text: str, code: str) -> None:
    with pytest.raises(ValueError, match=f"^{code}$"):
        amounts.read(text)


def test_printed_is_dutch_and_stays_on_one_line() -> None:
    assert amounts.printed(Decimal("1234.5")) == "€\u00a01.234,50"
    assert amounts.printed_cents(123450) == "€\u00a01.234,50"


@pytest.mark.slow
@given(st.decimals(min_value=-10_000_000, max_value=10_000_000, places=3))
def test_amounts_are_printed_as_babel_prints_them(amount: Decimal) -> None:
    assert amounts.printed(amount) == format_currency(amount, "EUR", locale="nl_NL")


@given(st.integers(min_value=1, max_value=99_999_999_999))
def test_a_printed_amount_is_read_back_in_every_way(cents: int) -> None:
    text = amounts.printed_cents(cents)
    assert [one.cents for one in amounts.in_text(text, strict=True)] == [cents]
    assert [one.cents for one in amounts.in_text(text)] == [cents]
    assert amounts.read(text) * 100 == cents
    assert amounts.is_printed(text)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("vijf", 5),
        ("Eenentwintig", 21),
        ("drieëndertig", 33),
        ("honderdeneen", 101),
        ("elfhonderd", 1100),
        ("vijfentwintighonderd", 2500),
        ("duizend en één", 1001),
        ("twee miljoen driehonderdduizend", 2_300_000),
        ("vijf zes", None),
        ("honderd honderd", None),
    ],
)
def test_numbers_in_words(words: str, number: int | None) -> None:
    assert number_words.read(words) == number
