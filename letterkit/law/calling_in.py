"""When a whole credit may be called in (article 7:77 BW, paragraph 1, part c): a predicate that gives its reasons.

By law: a term is at least two months overdue, a notice of default (ingebrekestelling) was sent, its term lapsed, and
the customer still fails. The notice is a letter of its own (hof 's-Hertogenbosch 14-5-2013). Directive (EU) 2023/2225,
article 35, asks for forbearance first. letterkit adds its own gates: a kept arrangement, debt help, an open complaint.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from letterkit.law import days
from letterkit.law.figure import notes
from letterkit.law.settings import Settings, shipped_settings

_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of one credit. ``oldest_due``: due date of the oldest unpaid term; ``open_amount``: what is overdue.

    ``notice_sent`` and ``notice_until``: day and last day of the notice of default, None when there was none.
    ``notice_separate``: the notice did not itself call in the credit.
    """

    oldest_due: date
    open_amount: Decimal
    notice_sent: date | None = None
    notice_until: date | None = None
    notice_separate: bool = True
    forbearance_offered: bool = False
    arrangement_kept: bool = False
    debt_help: bool = False
    complaint_open: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """``obstacles``: codes, in the order in which people solve them (sentences: ``law.calling_in.<code>``).

    ``first_day``: the first day on which both waits are over, None without a notice. ``notes``: what is not certain.
    """

    obstacles: tuple[str, ...]
    first_day: date | None
    notes: tuple[str, ...]

    @property
    def allowed(self) -> bool:
        return not self.obstacles


def verdict(facts: Facts, today: date, settings: Settings | None = None) -> Verdict:
    """Whether the credit may be called in on ``today``, and if not, why."""
    figures = settings or shipped_settings()
    overdue_from = days.months_after(facts.oldest_due, figures.calling_in_months.value) + _ONE
    duty = today >= figures.forbearance_duty_since.value
    checks = {
        "nothing_open": facts.open_amount <= 0,
        "not_two_months": today < overdue_from,
        **_about_notice(facts, today),
        "forbearance_not_offered": duty and not facts.forbearance_offered,
        "arrangement_kept": facts.arrangement_kept,
        "debt_help": facts.debt_help,
        "complaint_open": facts.complaint_open,
    }
    first = max(overdue_from, facts.notice_until + _ONE) if facts.notice_sent and facts.notice_until else None
    return Verdict(
        obstacles=tuple(code for code, holds in checks.items() if holds),
        first_day=first,
        notes=notes(figures.calling_in_months, figures.forbearance_duty_since),
    )


def _about_notice(facts: Facts, today: date) -> dict[str, bool]:
    sent, until = facts.notice_sent, facts.notice_until
    return {
        "no_notice": sent is None or until is None,
        "notice_before_arrears": sent is not None and sent <= facts.oldest_due,
        "notice_not_separate": sent is not None and not facts.notice_separate,
        "notice_running": until is not None and today <= until,
    }
