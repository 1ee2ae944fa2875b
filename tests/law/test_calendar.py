"""The calendar of a letter: cases counted apart from letterkit, and what must hold for any posting day."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import CannotRender
from letterkit.law import calendar, days
from letterkit.law.settings import with_own

CASES = yaml.safe_load((Path(__file__).parent / "calendar_cases.yaml").read_text(encoding="utf-8"))
posting_days = st.dates(date(2013, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(("posted", "expected", "why"), [(row[0], tuple(row[1:5]), row[5]) for row in CASES])
def test_worked_cases(posted: date, expected: tuple[date, ...], why: str) -> None:
    found = calendar.of_letter(posted)
    assert (found.delivered, found.last_day, found.extended_day, found.fee_from) == expected, why
    assert found.first_day == found.delivered + timedelta(days=1)


def test_the_cases_are_many_and_of_every_kind() -> None:
    assert len({row[0] for row in CASES}) >= 60


@pytest.mark.parametrize(("posted", "noted"), [("2026-06-30", False), ("2026-07-01", True), ("2027-07-01", True)])
def test_what_is_not_certain_about_the_post_travels_along(posted: str, *, noted: bool) -> None:
    assert bool(calendar.of_letter(date.fromisoformat(posted)).notes) is noted


def test_a_creditor_may_know_other_delivery_days() -> None:
    row = {"since": date(2026, 7, 1), "value": 3, "source": "eigen postbedrijf", "confirmed": True}
    own = with_own({}, {"postal_delivery": [row]})
    assert calendar.of_letter(date(2026, 11, 16)).delivered == date(2026, 11, 18)
    assert calendar.of_letter(date(2026, 11, 16), settings=own).delivered == date(2026, 11, 19)


def test_a_proven_day_of_delivery_takes_the_place_of_the_assumption() -> None:
    found = calendar.of_letter(date(2026, 11, 16), delivered=date(2026, 11, 23))
    assert (found.first_day, found.last_day, found.notes) == (date(2026, 11, 24), date(2026, 12, 7), ())
    with pytest.raises(CannotRender, match="delivered_before_posted"):
        calendar.of_letter(date(2026, 11, 16), delivered=date(2026, 11, 15))


def test_an_e_mail_arrives_on_its_day_and_any_term_can_be_counted() -> None:
    found = calendar.of_delivery(date(2026, 11, 16), date(2026, 11, 16), term_days=14)
    assert (found.last_day, found.fee_from) == (date(2026, 11, 30), date(2026, 12, 1))
    assert calendar.of_letter(date(2026, 11, 16), term_days=7).last_day == date(2026, 11, 25)
    with pytest.raises(CannotRender, match="term_days_invalid"):
        calendar.of_letter(date(2026, 11, 16), term_days=0)


def test_a_term_is_over_from_the_first_day_of_the_fee() -> None:
    found = calendar.of_letter(date(2026, 12, 9))  # extended to Monday 28 December
    assert [found.over(date(2026, 12, day)) for day in (25, 28, 29)] == [False, False, True]


@given(posting_days)
def test_what_holds_for_every_posting_day(posted: date) -> None:
    found = calendar.of_letter(posted)
    assert days.is_delivery_day(found.delivered)
    assert (found.last_day - found.delivered).days == calendar.FOURTEEN_DAYS
    assert found.last_day <= found.extended_day <= found.last_day + timedelta(days=9)
    assert days.is_working_day(found.extended_day)
    assert calendar.of_letter(posted + timedelta(days=1)).last_day >= found.last_day
