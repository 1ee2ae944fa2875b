"""The highest price of consumer credit."""

from datetime import date

import pytest

from letterkit.errors import CannotRender
from letterkit.law.credit_charge import highest

AGREED = date(2020, 8, 10)  # the first day of the present rules


@pytest.mark.parametrize(
    ("day", "percent", "confirmed"),
    [
        ("2022-07-01", 10, True),
        ("2022-12-31", 10, True),
        ("2023-01-01", 12, True),
        ("2023-07-01", 14, True),
        ("2024-01-01", 15, True),
        ("2025-01-01", 14, True),
        ("2026-01-01", 12, True),
        ("2026-11-21", 12, True),
    ],
)
def test_worked_values(day: str, percent: int, confirmed: bool) -> None:
    found = highest(date.fromisoformat(day), AGREED)
    assert (int(found.value), found.confirmed) == (percent, confirmed)
    assert found.confirmed or found.note


@pytest.mark.parametrize(
    ("day", "agreed", "code"),
    [
        (date(2026, 1, 1), date(2020, 8, 9), "credit_too_old"),
        (date(2022, 6, 30), AGREED, "law_figure_unknown"),
        (date(2027, 1, 1), AGREED, "law_figure_unknown"),
    ],
)
def test_what_the_table_does_not_hold_is_refused(day: date, agreed: date, code: str) -> None:
    with pytest.raises(CannotRender, match=code):
        highest(day, agreed)
