"""Days around an arrears mark in the credit register of BKR (Algemeen Reglement CKI).

The regulation of July 2024 was read in a summary, the days of the announcement in one of 2014, so the figures are
settings with notes.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, get_args

from letterkit.law import days
from letterkit.law.figure import notes
from letterkit.law.settings import Settings, shipped_settings

Credit = Literal[
    "instalment_credit",
    "revolving_credit",
    "mortgage",
    "other_mortgage",
    "residual_debt",
    "debt_consolidation",
    "operational_lease",
    "business_credit",
    "other_obligation",
]
"""The kinds of the register. ``mortgage``: of the home the customer lives in; ``residual_debt``: what is left of one
after a sale; ``other_obligation``: a financial obligation that is none of the others.
"""
NOTICE_DAYS = ("bkr_notice_most_days", "bkr_notice_least_days")
"""The days of the announcement. Nobody could read them in the rules of today, so no announcement goes by them until
the creditor says who did: one that reaches the customer too late or too early makes the mark unlawful.
"""


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which the announcement may reach the customer, both included."""

    first_day: date
    last_day: date
    notes: tuple[str, ...]

    def holds(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


def report_day(oldest_due: date, credit: Credit | None, settings: Settings | None = None) -> date:
    """The day on which an unpaid term must be reported, when nothing is agreed before it; no report may come earlier.

    Without ``credit`` the first day that any kind knows.
    """
    figures = settings or shipped_settings()
    months = [getattr(figures, f"bkr_months_{kind}").value for kind in ((credit,) if credit else get_args(Credit))]
    return days.months_after(oldest_due, min(months))


def least_amount(credit: Credit | None, settings: Settings | None = None) -> Decimal:
    """Arrears of less than this, in euros, are not reported."""
    figures = settings or shipped_settings()
    business = credit == "business_credit"
    return (figures.bkr_least_amount_business if business else figures.bkr_least_amount).value


def announcement_window(report: date, settings: Settings | None = None) -> Window:
    """When the customer must hear of a report on day ``report``."""
    figures = settings or shipped_settings()
    most, least = figures.bkr_notice_most_days, figures.bkr_notice_least_days
    return Window(report - timedelta(days=most.value), report - timedelta(days=least.value), notes(most, least))


def notice_days_are_read(settings: Settings) -> bool:
    """Whether somebody read both days of the announcement in the rules of today."""
    return all(getattr(settings, name).confirmed for name in NOTICE_DAYS)


def visible_until(recovered_or_ended: date, settings: Settings | None = None) -> date:
    """The day on which a mark disappears, counted from recovery or from the end of the credit."""
    return days.months_after(recovered_or_ended, 12 * (settings or shipped_settings()).bkr_visible_years.value)
