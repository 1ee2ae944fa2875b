"""The calendar of the 14-day letter: every worked example, and what must hold for any posting day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import CannotRender
from letterkit.law import days
from letterkit.law.figure import Figure
from letterkit.law.fourteen_day_term import delivery_table, term, term_from_delivery
from letterkit.law.settings import shipped_settings

WORKED = [
    # posted, delivery days, delivered, last day, extended, fee from, safe fee from
    ("2026-11-16", 2, "2026-11-18", "2026-12-02", "2026-12-02", "2026-12-03", "2026-12-03"),
    ("2026-11-18", 2, "2026-11-20", "2026-12-04", "2026-12-04", "2026-12-05", "2026-12-05"),
    ("2026-11-18", 3, "2026-11-21", "2026-12-05", "2026-12-07", "2026-12-06", "2026-12-08"),
    ("2026-11-20", 2, "2026-11-24", "2026-12-08", "2026-12-08", "2026-12-09", "2026-12-09"),
    ("2026-11-21", 2, "2026-11-25", "2026-12-09", "2026-12-09", "2026-12-10", "2026-12-10"),
    ("2026-12-23", 2, "2026-12-29", "2027-01-12", "2027-01-12", "2027-01-13", "2027-01-13"),
    ("2026-12-24", 2, "2026-12-30", "2027-01-13", "2027-01-13", "2027-01-14", "2027-01-14"),
    ("2027-03-25", 2, "2027-03-30", "2027-04-13", "2027-04-13", "2027-04-14", "2027-04-14"),
    ("2026-12-09", 2, "2026-12-11", "2026-12-25", "2026-12-28", "2026-12-26", "2026-12-29"),
]
posting_days = st.dates(date(2013, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(("posted", "count", "expected"), [(row[0], row[1], row[2:]) for row in WORKED])
def test_worked_values(posted: str, count: int, expected: tuple[str, ...]) -> None:
    found = term(date.fromisoformat(posted), count)
    calendar = found.delivered, found.last_day, found.extended_day, found.fee_from, found.safe_fee_from
    assert tuple(str(day) for day in calendar) == expected
    assert found.first_day == found.delivered + timedelta(days=1)


@pytest.mark.parametrize(("posted", "count", "noted"), [
    ("2026-06-30", 2, False), ("2026-07-01", 2, True), ("2027-06-30", 2, True), ("2027-07-01", 3, True),
])  # fmt: skip
def test_the_dated_table_decides_the_delivery_days(posted: str, count: int, noted: bool) -> None:
    day = date.fromisoformat(posted)
    assert delivery_table().on(day).value == count
    found = term(day)
    assert found.delivered == term(day, count).delivered
    assert bool(found.notes) is noted


def test_a_proven_day_of_delivery_takes_the_place_of_the_assumption() -> None:
    found = term_from_delivery(date(2026, 11, 16), date(2026, 11, 23))
    assert (found.first_day, found.last_day) == (date(2026, 11, 24), date(2026, 12, 7))
    with pytest.raises(CannotRender, match="delivered_before_posted"):
        term_from_delivery(date(2026, 11, 16), date(2026, 11, 15))


def test_a_term_moves_on_past_a_day_put_on_a_par_with_a_holiday() -> None:
    found = term_from_delivery(date(2026, 4, 29), date(2026, 5, 1))  # ends on the Friday after Ascension Day
    assert (found.last_day, found.extended_day) == (date(2026, 5, 15), date(2026, 5, 18))


@pytest.mark.parametrize("count", [0, -1])
def test_delivery_takes_a_day(count: int) -> None:
    with pytest.raises(CannotRender, match="delivery_days_invalid"):
        term(date(2026, 11, 16), count)


def test_the_margin_of_a_printed_date_is_a_setting() -> None:
    found = term(date(2026, 11, 18), 2)  # last day Friday 4 December
    none = shipped_settings().model_copy(
        update={"fourteen_day_buffer": Figure(value=0, source="eigen keuze", confirmed=True)}
    )
    assert found.printable_day() == date(2026, 12, 7)
    assert found.printable_day(none) == date(2026, 12, 4)


@given(posting_days)
def test_what_holds_for_every_posting_day(posted: date) -> None:
    found = term(posted)
    assert days.is_delivery_day(found.delivered)
    assert (found.last_day - found.delivered).days == 14
    assert found.last_day <= found.extended_day <= found.last_day + timedelta(days=9)
    assert days.is_working_day(found.extended_day)
    assert found.printable_day() >= found.extended_day
    assert term(posted + timedelta(days=1)).last_day >= found.last_day
