"""Dutch holidays, working days and postal delivery days.

The holidays are those of article 3 of the Algemene termijnenwet: New Year's Day, Good Friday (put on a par), Easter
Monday, King's Day, 5 May in every year, Ascension Day, Whit Monday and both days of Christmas. They come from the
library ``holidays``: its category *public* leaves 5 May out of four years in five, because employers do, so the
category *optional* is taken along. Days that a decree puts on a par for one year stand in ``equated_days.yaml``; only
the end of a term moves for them: shops, post and telephones work as on any other day.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache, lru_cache

from dateutil.relativedelta import relativedelta
from pydantic import TypeAdapter

from letterkit.law.figure import Figure, shipped

_SATURDAY, _SUNDAY, _MONDAY = 5, 6, 0
_ONE = timedelta(days=1)
_MOST_KEPT = 8192


def is_holiday(day: date) -> bool:
    """Whether ``day`` is a holiday of article 3, paragraphs 1 and 2."""
    return day in _holidays(day.year)


def is_working_day(day: date) -> bool:
    """Monday to Friday, no holiday."""
    return day.weekday() < _SATURDAY and not is_holiday(day)


def is_delivery_day(day: date) -> bool:
    """Tuesday to Saturday, no holiday: HR 25-11-2016, ECLI:NL:HR:2016:2704, on the delivery of ordinary letters."""
    return day.weekday() not in (_SUNDAY, _MONDAY) and not is_holiday(day)


def may_end_a_term(day: date) -> bool:
    """A working day that no decree has put on a par with a holiday (Algemene termijnenwet, articles 1 and 3)."""
    return is_working_day(day) and day not in equated_days()


def first(day: date, fits: Callable[[date], bool]) -> date:
    """``day`` itself when ``fits`` holds for it, otherwise the first later day for which it does."""
    while not fits(day):
        day += _ONE
    return day


def after(day: date, count: int, fits: Callable[[date], bool]) -> date:
    """The ``count``-th day after ``day`` that fits; ``day`` itself is never counted."""
    for _ in range(count):
        day = first(day + _ONE, fits)
    return day


@lru_cache(_MOST_KEPT)
def months_after(day: date, months: int) -> date:
    """The same day ``months`` later, or the last day of that month when it is too short. Negative goes back."""
    return day + relativedelta(months=months)


@cache
def equated_days() -> dict[date, Figure[date]]:
    """Days that a decree puts on a par with a holiday (article 3, paragraph 3), by date."""
    figures = TypeAdapter(tuple[Figure[date], ...]).validate_python(shipped("equated_days"))
    return {figure.value: figure for figure in figures}


@cache
def _holidays(year: int) -> frozenset[date]:
    from holidays import country_holidays  # noqa: PLC0415 - it loads the calendars of half the world

    return frozenset(country_holidays("NL", years=year, categories=("public", "optional")))
