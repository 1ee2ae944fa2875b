"""Days as Dutch people write them."""

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from letterkit.dutch import dates

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.slow
@given(DAYS)
def test_days_are_printed_as_babel_prints_them(day: date) -> None:
    printed = (
        dates.printed(day),
        dates.printed_weekday(day),
        dates.printed_short(day),
        dates.printed_digits(day),
    )
    forms = ("d MMMM y", "EEEE d MMMM", "EE d MMM y", "dd-MM-y")
    assert printed == tuple(format_date(day, format=form, locale="nl_NL") for form in forms)


@pytest.mark.slow
@given(DAYS)
def test_a_printed_day_is_read_back(day: date) -> None:
    for text in (dates.printed(day), day.isoformat(), day.strftime("%d-%m-%Y")):
        assert [one.day for one in dates.in_text(f"Betaal vóór {text}.")] == [day]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("vóór 3 januari", date(2027, 1, 3)),
        ("uiterlijk 20 december", date(2026, 12, 20)),
        ("op 31 februari 2027", None),
        ("op 31-11-2026", None),
        ("29 februari", date(2028, 2, 29)),
    ],
)
def test_a_day_without_a_year_lies_close_to_the_message(text: str, found: date | None) -> None:
    near = date(2027, 12, 1) if "februari" in text else date(2026, 12, 10)
    assert next((one.day for one in dates.in_text(text, near)), None) == found


def test_a_day_without_a_year_is_none_when_nothing_is_near() -> None:
    assert not list(dates.in_text("vóór 3 januari"))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("maandag\u00a023\u00a0november", (True, False)),
        ("23 november 2026", (False, True)),
        ("23 november", (False, False)),
        ("op 23 november", None),
    ],
)
def test_the_parts_of_a_printed_day(text: str, parts: tuple[bool, bool] | None) -> None:
    assert dates.parts_printed(text) == parts
