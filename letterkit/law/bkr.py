"""Days around an arrears mark in the credit register of BKR (Algemeen Reglement CKI).

Only rules of earlier versions were read (2014, 2019, 2021), so the figures are settings with notes.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from letterkit.law import days
from letterkit.law.figure import notes
from letterkit.law.settings import Settings, shipped_settings

Credit = Literal["instalment_credit", "revolving_credit", "mortgage"]


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which the announcement may reach the customer, both included."""

    first_day: date
    last_day: date
    notes: tuple[str, ...]

    def holds(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


def report_day(oldest_due: date, credit: Credit, settings: Settings | None = None) -> date:
    """The day on which an unpaid term must be reported, when nothing is agreed before it."""
    figures = settings or shipped_settings()
    months = {
        "instalment_credit": figures.bkr_months_instalment_credit,
        "revolving_credit": figures.bkr_months_revolving_credit,
        "mortgage": figures.bkr_months_mortgage,
    }[credit]
    return days.months_after(oldest_due, months.value)


def announcement_window(report: date, settings: Settings | None = None) -> Window:
    """When the customer must hear of a report on day ``report``: at most 14 and at least 5 days before it."""
    figures = settings or shipped_settings()
    most, least = figures.bkr_notice_most_days, figures.bkr_notice_least_days
    return Window(report - timedelta(days=most.value), report - timedelta(days=least.value), notes(most, least))


def report_within(fact: date, settings: Settings | None = None) -> date:
    """The last day on which a fact of day ``fact`` (a code, an end) must have been reported."""
    return fact + timedelta(days=(settings or shipped_settings()).bkr_report_within_days.value)


def visible_until(recovered_or_ended: date, settings: Settings | None = None) -> date:
    """The day on which a mark disappears, counted from recovery or from the end of the credit."""
    return days.months_after(recovered_or_ended, 12 * (settings or shipped_settings()).bkr_visible_years.value)
