"""The calendar of one letter, as a value: posted, delivered, last day, extended day, first day of a fee.

A term of days begins on the day after the letter reached its reader (article 6:96 BW, paragraph 6, for the 14-day
letter). Ordinary post is taken to arrive on the second delivery day after posting; Sundays, Mondays and holidays are
none (HR 25-11-2016, ECLI:NL:HR:2016:2704). A last day on a weekend or a holiday moves on to the next working day
(Algemene termijnenwet, article 1); that this law holds here is likely and not certain, and waiting never harms.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from letterkit.errors import CannotRender
from letterkit.law import days
from letterkit.law.figure import notes
from letterkit.law.settings import Settings, shipped_settings

FOURTEEN_DAYS = 14
_ONE = timedelta(days=1)
_MOST_KEPT = 4096
"""A night has thousands of messages and few days on which they, and those before them, went out."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of one message with a term, all of them dates in the Netherlands.

    ``last_day``: the last day of the term by the words of the letter. ``extended_day``: the same, moved on when it is
    no working day: until the end of that day the reader may pay. ``notes``: what is not certain, in Dutch.
    """

    posted: date
    delivered: date
    last_day: date
    extended_day: date
    notes: tuple[str, ...] = ()

    @property
    def by_name(self) -> dict[str, date]:
        """The five days, as decisions, simulations and ``letterkit law`` show them."""
        return {
            "posted": self.posted,
            "delivered": self.delivered,
            "last_day": self.last_day,
            "extended_day": self.extended_day,
            "fee_from": self.fee_from,
        }

    @property
    def first_day(self) -> date:
        """The first day of the term: the day of delivery does not count."""
        return self.delivered + _ONE

    @property
    def fee_from(self) -> date:
        """The first day on which the term is surely over: a fee may be asked, the next message may go.

        A message that says "vóór" prints this day, so that the whole last day is still in time.
        """
        return self.extended_day + _ONE

    def over(self, day: date) -> bool:
        """Whether the term is surely over on ``day``."""
        return day >= self.fee_from


def of_letter(
    posted: date,
    *,
    term_days: int = FOURTEEN_DAYS,
    delivered: date | None = None,
    settings: Settings | None = None,
) -> Calendar:
    """The calendar of a letter posted on ``posted`` that gives ``term_days`` days from the day after delivery.

    ``delivered``: the day, when it is proven; without it the law's assumption for that day of posting counts. Raises
    ``CannotRender`` with ``delivered_before_posted``, ``term_days_invalid`` (below one), or ``law_figure_unknown`` for
    a day before the table of delivery days.
    """
    if delivered is not None:
        return of_delivery(posted, delivered, term_days)
    row = (settings or shipped_settings()).tables.postal_delivery.on(posted)
    return of_delivery(posted, _by_post(posted, row.value), term_days, notes(row))


@lru_cache(_MOST_KEPT)
def _by_post(posted: date, delivery_days: int) -> date:
    return days.after(posted, delivery_days, days.is_delivery_day)


@lru_cache(_MOST_KEPT)
def of_delivery(
    posted: date, delivered: date, term_days: int = FOURTEEN_DAYS, carried: tuple[str, ...] = ()
) -> Calendar:
    """The calendar of a message of which the day of delivery is known: an e-mail arrives on the day it is sent.

    Raises ``CannotRender`` with ``delivered_before_posted`` or ``term_days_invalid``. ``carried``: notes to hand on.
    """
    if delivered < posted:
        raise CannotRender("delivered_before_posted")
    if term_days < 1:
        raise CannotRender("term_days_invalid")
    last = delivered + timedelta(days=term_days)
    return Calendar(posted, delivered, last, days.first(last, days.may_end_a_term), carried)
