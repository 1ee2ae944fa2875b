"""The calendar of the 14-day letter (article 6:96 BW, paragraph 6): delivery, last day, first day of a fee.

The term of fourteen days begins on the day after the letter reached the consumer. Ordinary post is taken to arrive on
the second delivery day after posting; Sundays, Mondays and holidays are none (HR 25-11-2016, ECLI:NL:HR:2016:2704).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from letterkit.errors import CannotRender
from letterkit.law import days
from letterkit.law.figure import Table, notes, shipped
from letterkit.law.settings import Settings, shipped_settings

_TERM_DAYS = 14
_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Term:
    """The calendar of one letter.

    ``last_day`` is the legal last day; ``extended_day`` the same, moved on when it falls on a weekend or a holiday
    (whether the Algemene termijnenwet demands that here is not certain; waiting longer never harms). A fee is possible
    from ``fee_from`` by law and from ``safe_fee_from`` with the extension.
    """

    posted: date
    delivered: date
    first_day: date
    last_day: date
    extended_day: date
    notes: tuple[str, ...]

    @property
    def fee_from(self) -> date:
        return self.last_day + _ONE

    @property
    def safe_fee_from(self) -> date:
        return self.extended_day + _ONE

    def printable_day(self, settings: Settings | None = None) -> date:
        """A date that may stand in the letter beside the formula: the extended day plus a margin, on a working day."""
        buffer = (settings or shipped_settings()).fourteen_day_buffer.value
        return days.first(self.extended_day + timedelta(days=buffer), days.may_end_a_term)


@cache
def delivery_table() -> Table[int]:
    """On which delivery day after posting a letter is taken to arrive, by date of posting."""
    return Table[int].model_validate(shipped("postal_delivery"))


def term(posted: date, delivery_days: int | None = None) -> Term:
    """The term of a letter posted on ``posted``; without ``delivery_days`` the table decides.

    Raises ``CannotRender`` with ``delivery_days_invalid`` below one day, ``law_figure_unknown`` before the table.
    """
    if delivery_days is not None and delivery_days < 1:
        raise CannotRender("delivery_days_invalid")
    if delivery_days is not None:
        return _term(posted, days.after(posted, delivery_days, days.is_delivery_day), ())
    row = delivery_table().on(posted)
    return _term(posted, days.after(posted, row.value, days.is_delivery_day), notes(row))


def term_from_delivery(posted: date, delivered: date) -> Term:
    """The same when delivery is proven. Raises ``CannotRender("delivered_before_posted")``."""
    if delivered < posted:
        raise CannotRender("delivered_before_posted")
    return _term(posted, delivered, ())


def _term(posted: date, delivered: date, found: tuple[str, ...]) -> Term:
    last = delivered + timedelta(days=_TERM_DAYS)
    return Term(posted, delivered, delivered + _ONE, last, days.first(last, days.may_end_a_term), found)
