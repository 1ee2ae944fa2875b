"""The first moment of a day on which a customer may be contacted; the hours themselves are tested with the days."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.law import days
from letterkit.law.quiet_hours import first_on, next_moment


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 23), "2026-11-23T07:00:00+01:00"),
        (date(2026, 7, 1), "2026-07-01T07:00:00+02:00"),
        (date(2026, 11, 22), "2026-11-23T07:00:00+01:00"),
        (date(2026, 3, 29), "2026-03-30T07:00:00+02:00"),  # a Sunday, and the night in which the clock goes forward
        (date(2027, 5, 5), "2027-05-07T07:00:00+02:00"),  # 5 May, then Ascension Day
    ],
)
def test_the_first_moment_of_a_day(day: date, expected: str) -> None:
    assert first_on(day).isoformat() == expected


@given(st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC)))  # noqa: DTZ001 - bounds
def test_always_by_day_and_never_on_sunday_or_a_holiday(moment: datetime) -> None:
    found = next_moment(moment)
    assert found >= moment
    assert 7 <= found.hour < 20
    assert found.weekday() != 6
    assert not days.is_holiday(found.date())
