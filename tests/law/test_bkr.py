"""Days around an arrears mark: report, announcement, visibility."""

from datetime import date
from decimal import Decimal

import pytest

from letterkit.law import bkr
from letterkit.law.settings import shipped_settings, with_own


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


def test_of_an_unknown_kind_the_shortest_time_counts() -> None:
    """Two months, as of instalment credit; some kinds have three or four."""
    assert bkr.report_day(date(2026, 9, 25), None) == date(2026, 11, 25)
    assert bkr.report_day(date(2026, 9, 25), "other_obligation") == date(2027, 1, 25)


@pytest.mark.parametrize(
    ("credit", "euros"), [("instalment_credit", 250), ("mortgage", 250), ("business_credit", 1000), (None, 250)]
)
def test_arrears_of_less_are_not_reported(credit: bkr.Credit | None, euros: int) -> None:
    assert bkr.least_amount(credit) == euros


def test_the_least_amount_is_a_setting() -> None:
    own = with_own(
        {"bkr_least_amount": {"value": "300", "source": "Algemeen Reglement CKI, gelezen", "confirmed": True}}
    )
    assert bkr.least_amount("mortgage", own) == Decimal(300)
    assert bkr.least_amount("business_credit", own) == Decimal(1000)


@pytest.mark.parametrize(
    ("read", "enough"), [((), False), (("most",), False), (("least",), False), (("most", "least"), True)]
)
def test_both_days_of_the_announcement_must_have_been_read(read: tuple[str, ...], *, enough: bool) -> None:
    days = {"most": 14, "least": 5}
    own = with_own(
        {f"bkr_notice_{end}_days": {"value": days[end], "source": "Reglement 2026", "confirmed": True} for end in read}
    )
    assert bkr.notice_days_are_read(own) is enough
    assert not bkr.notice_days_are_read(shipped_settings())
