"""The announcement of an arrears mark at BKR: whether the mark may come on its day, and the letter on its own.

Two days count. The report: not before the arrears are as old as the register asks of that kind of credit, and not for
less than its threshold. The announcement: it must reach the customer within its window, on whatever channel, and that
window must have been read in the rules of today.
"""

from collections.abc import Collection
from datetime import date, timedelta

from letterkit.case import Case
from letterkit.channels import RECORDS
from letterkit.creditor import Creditor
from letterkit.journey.obstacle import Obstacle
from letterkit.law import bkr, calendar
from letterkit.law.settings import Settings

_ONE = timedelta(days=1)
_KINDS: dict[str, bkr.Credit] = {
    "aflopend": "instalment_credit",
    "doorlopend": "revolving_credit",
    "eigen_woning": "mortgage",
    "hypotheek_overig": "other_mortgage",
    "restschuld": "residual_debt",
    "saneringskrediet": "debt_consolidation",
    "operational_lease": "operational_lease",
    "zakelijk": "business_credit",
    "overig": "other_obligation",
}


def obstacle(case: Case, creditor: Creditor, channels: Collection[str], today: date, arrival: date) -> Obstacle | None:
    """Why the announcement may not go today; ``arrival``: the day on which the slowest channel is there."""
    if case.bkr is None or case.bkr.gemeld or case.bkr.melddatum is None:
        return Obstacle("bkr_nothing_to_report", skip=True)
    if wrong := _of_report(case, creditor.law, case.bkr.melddatum):
        return wrong
    if not bkr.notice_days_are_read(creditor.law):
        return Obstacle("bkr_days_unread")
    return _of_announcement(case.bkr.melddatum, creditor.law, channels, today, arrival)


def _of_report(case: Case, law: Settings, report: date) -> Obstacle | None:
    """The register's own conditions. Without a kind the arrears count from the shortest time that any credit has."""
    oldest = case.achterstand.oudste_vervaldatum
    kind = _KINDS[case.bkr.soort] if case.bkr and case.bkr.soort else None
    first = bkr.report_day(oldest, kind, law) if oldest else report
    if report < first:
        return Obstacle("bkr_report_too_early", day=first)
    if sum(t.bedrag for t in case.achterstand.termijnen) < bkr.least_amount(kind, law):
        return Obstacle("bkr_below_threshold")
    return None


def _of_announcement(
    report: date, law: Settings, channels: Collection[str], today: date, arrival: date
) -> Obstacle | None:
    window = bkr.announcement_window(report, law)
    printed = [RECORDS[channel].printed for channel in channels]
    earliest = arrival if all(printed) else today
    if earliest < window.first_day:
        return Obstacle("bkr_too_early", day=_first_posting(window, law, today, by_post=all(printed)))
    late = arrival - window.last_day
    return Obstacle("bkr_too_late", day=report + late) if late > timedelta(0) else None


def _first_posting(window: bkr.Window, law: Settings, today: date, *, by_post: bool) -> date:
    """The first day from ``today`` on which a message that is sent then is not there before the window."""
    day = window.first_day
    while by_post and day > today and calendar.of_letter(day - _ONE, settings=law).delivered >= window.first_day:
        day -= _ONE
    return day
