"""Holidays, working days, delivery days and quiet hours."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import CannotRender
from letterkit.law import days, quiet_hours
from letterkit.law.figure import Figure
from letterkit.law.settings import shipped_settings

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ARTICLE_3 = {
    2025: "01-01 04-18 04-21 04-26 05-05 05-29 06-09 12-25 12-26",
    2026: "01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25 12-26",
    2027: "01-01 03-26 03-29 04-27 05-05 05-06 05-17 12-25 12-26",
    2028: "01-01 04-14 04-17 04-27 05-05 05-25 06-05 12-25 12-26",
}


@pytest.mark.parametrize(("year", "listed"), ARTICLE_3.items())
def test_the_holidays_of_article_3_and_no_others(year: int, listed: str) -> None:
    all_days = (date(year, 1, 1) + timedelta(days=n) for n in range(366))
    weekdays_and_listed = {
        day.strftime("%m-%d") for day in all_days if day.year == year and days.is_holiday(day) and day.weekday() != 6
    }
    assert weekdays_and_listed == {d for d in listed.split() if date.fromisoformat(f"{year}-{d}").weekday() != 6}


@pytest.mark.parametrize(
    ("day", "working", "delivery", "ends"),
    [
        ("2026-11-20", True, True, True),  # Friday
        ("2026-11-21", False, True, False),  # Saturday
        ("2026-11-22", False, False, False),  # Sunday
        ("2026-11-23", True, False, True),  # Monday
        ("2027-03-26", False, False, False),  # Good Friday
        ("2026-05-05", False, False, False),  # 5 May, no lustrum year
        ("2026-05-15", True, True, False),  # put on a par with a holiday by decree
    ],
)
def test_kinds_of_days(day: str, working: bool, delivery: bool, ends: bool) -> None:
    found = date.fromisoformat(day)
    assert (days.is_working_day(found), days.is_delivery_day(found), days.may_end_a_term(found)) == (
        working, delivery, ends,
    )  # fmt: skip


def test_counting_days() -> None:
    assert days.after(date(2026, 12, 23), 3, days.is_working_day) == date(2026, 12, 29)
    assert days.months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        ("2026-11-23 06:59:59", "2026-11-23 07:00"),
        ("2026-11-23 07:00", "2026-11-23 07:00"),
        ("2026-11-23 19:59:59", "2026-11-23 19:59:59"),
        ("2026-11-23 20:00", "2026-11-24 07:00"),
        ("2026-11-21 12:00", "2026-11-21 12:00"),  # Saturday
        ("2026-11-21 20:00", "2026-11-23 07:00"),
        ("2026-11-22 12:00", "2026-11-23 07:00"),  # Sunday
        ("2026-12-24 21:00", "2026-12-28 07:00"),  # both days of Christmas, then a Sunday
        ("2027-03-25 20:30", "2027-03-27 07:00"),  # Good Friday
        ("2026-05-15 10:00", "2026-05-15 10:00"),  # on a par for terms only
    ],
)
def test_quiet_hours(moment: str, opens: str) -> None:
    asked = datetime.fromisoformat(moment).replace(tzinfo=AMSTERDAM)
    expected = datetime.fromisoformat(opens).replace(tzinfo=AMSTERDAM)
    assert quiet_hours.next_moment(asked) == expected
    assert quiet_hours.allowed(asked) is (asked == expected)


def test_dutch_time_decides_in_winter_and_summer() -> None:
    assert not quiet_hours.allowed(datetime(2026, 11, 23, 5, 59, tzinfo=UTC))
    assert quiet_hours.allowed(datetime(2026, 11, 23, 6, 0, tzinfo=UTC))
    assert quiet_hours.allowed(datetime(2026, 7, 1, 5, 0, tzinfo=UTC))
    assert not quiet_hours.allowed(datetime(2026, 7, 1, 18, 0, tzinfo=UTC))


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(CannotRender, match="moment_without_zone"):
        quiet_hours.allowed(datetime(2026, 11, 23, 12, 0))  # noqa: DTZ001


def test_the_hours_are_settings() -> None:
    shorter = shipped_settings().model_copy(
        update={"contact_from_hour": Figure(value=9, source="eigen keuze", confirmed=True)}
    )
    assert not quiet_hours.allowed(datetime(2026, 11, 23, 8, 0, tzinfo=AMSTERDAM), shorter)


@given(st.datetimes(datetime(2024, 1, 1), datetime(2032, 1, 1), timezones=st.just(AMSTERDAM)))  # noqa: DTZ001
def test_the_next_moment_is_allowed_and_near(moment: datetime) -> None:
    found = quiet_hours.next_moment(moment)
    assert quiet_hours.allowed(found)
    assert timedelta() <= found - moment < timedelta(days=4)
