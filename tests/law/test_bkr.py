"""Days around an arrears mark: report, announcement, visibility."""

from datetime import date

import pytest

from letterkit.law import bkr


@pytest.mark.parametrize(
    ("credit", "oldest_due", "report", "first", "last"),
    [
        ("instalment_credit", "2026-09-25", "2026-11-25", "2026-11-11", "2026-11-20"),
        ("revolving_credit", "2026-09-01", "2026-12-01", "2026-11-17", "2026-11-26"),
        ("mortgage", "2026-08-31", "2026-11-30", "2026-11-16", "2026-11-25"),
    ],
)
def test_announcement_window(credit: bkr.Credit, oldest_due: str, report: str, first: str, last: str) -> None:
    moment = bkr.report_day(date.fromisoformat(oldest_due), credit)
    window = bkr.announcement_window(moment)
    assert [str(day) for day in (moment, window.first_day, window.last_day)] == [report, first, last]
    assert window.notes


@pytest.mark.parametrize(
    ("day", "inside"),
    [("2026-11-10", False), ("2026-11-11", True), ("2026-11-20", True), ("2026-11-21", False)],
)
def test_both_ends_of_the_window_count(day: str, inside: bool) -> None:
    assert bkr.announcement_window(date(2026, 11, 25)).holds(date.fromisoformat(day)) is inside


def test_visibility() -> None:
    assert bkr.visible_until(date(2024, 2, 29)) == date(2029, 2, 28)
