"""Statutory interest that a consumer owes after default (article 6:119 BW), from the dated table.

The running rate follows each new one (6:120, paragraph 1). After each full year the interest is added to the principal
(6:119, paragraph 2). An agreed rate that is higher runs on in its place (paragraph 3). Days: the last, incomplete year
counts actual days over 365; a full year counts as exactly one year, also a leap year, so a year never costs more than
the yearly rate. That convention is practice; the law does not give one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from letterkit.errors import CannotRender
from letterkit.identity_cache import IdentityCache
from letterkit.law import days
from letterkit.law.figure import Row, Table, notes
from letterkit.law.rounding import Rounding, amount_of
from letterkit.law.settings import Settings, shipped_settings

_YEAR = 365


@dataclass(frozen=True, slots=True)
class Part:
    """Interest over ``start`` up to, not including, ``end`` at one ``percent`` a year; ``amount`` is exact euros."""

    start: date
    end: date
    principal: Decimal
    percent: Decimal
    amount: Decimal
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Interest:
    """Interest over a period. Parts are exact; only the total is rounded, so parts on paper may differ a cent."""

    total: Decimal
    parts: tuple[Part, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """What is not certain about the rates that were used, in Dutch."""
        return tuple(dict.fromkeys(note for part in self.parts for note in part.notes))


def interest(
    principal: Decimal,
    start: date,
    end: date,
    *,
    agreed: Decimal | None = None,
    rounding: Rounding = Rounding.DOWN,
    settings: Settings | None = None,
) -> Interest:
    """Interest on ``principal`` from ``start``, the first day of default, up to and not including ``end``.

    ``agreed`` is a rate from the contract in percent; the higher of both counts. Raises ``CannotRender`` with
    ``amount_invalid``, ``law_period_reversed``, or ``law_figure_unknown`` when the table does not cover the period.
    """
    table = (settings or shipped_settings()).tables.statutory_interest
    return _accrued(amount_of(principal), _years_known(table, (start, end, agreed)), rounding)


def total(
    principal: Decimal,
    start: date,
    end: date,
    *,
    agreed: Decimal | None = None,
    rounding: Rounding = Rounding.DOWN,
    settings: Settings | None = None,
) -> Decimal:
    """The total of ``interest`` alone, as the gate asks it of each case of a night. Raises as ``interest`` does."""
    table = (settings or shipped_settings()).tables.statutory_interest
    running = amount_of(principal)
    for year in _years_known(table, (start, end, agreed)):
        running += sum([stretch.on(running) for stretch in year])
    return rounding.to_cents(running - principal)


def at_rate(
    principal: Decimal, start: date, end: date, percent: Decimal, *, rounding: Rounding = Rounding.DOWN
) -> Interest:
    """The same count at one rate throughout, whatever the law's is: what a letter that names its rate comes to."""
    row = Row[Decimal](since=date.min, value=percent, source="in de brief", confirmed=True)
    table = Table[Decimal](title="in de brief", rows=(row,))
    return _accrued(amount_of(principal), _by_year(table, (start, end, None)), rounding)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Days of one year of default at one rate. ``whole``: the days that make a whole year of it, a hundred times."""

    start: date
    end: date
    percent: Decimal
    whole: int
    notes: tuple[str, ...]

    def on(self, principal: Decimal) -> Decimal:
        """The interest on ``principal``, exact."""
        return principal * self.percent * (self.end - self.start).days / self.whole


_Period = tuple[date, date, Decimal | None]
"""The first day, the day after the last, and the agreed rate."""
_ByYear = tuple[tuple[_Stretch, ...], ...]


def _accrued(principal: Decimal, years: _ByYear, rounding: Rounding) -> Interest:
    parts: list[Part] = []
    running = principal
    for year in years:
        of_year = [Part(one.start, one.end, running, one.percent, one.on(running), one.notes) for one in year]
        parts += of_year
        running += sum(part.amount for part in of_year)
    return Interest(rounding.to_cents(running - principal), tuple(parts))


def _years_known(table: Table[Decimal], period: _Period) -> _ByYear:
    known = _periods(table)
    if period not in known:
        if len(known) >= _MOST_KEPT:
            known.clear()
        known[period] = _by_year(table, period)
    return known[period]


_MOST_KEPT = 4_096
_periods = IdentityCache[Table[Decimal], dict[_Period, _ByYear]](lambda _table: {}, 8)
"""Of each table: the cases of a night have thousands of terms, that fell due on few days."""


def _by_year(table: Table[Decimal], period: _Period) -> _ByYear:
    start, end, agreed = period
    if end < start:
        raise CannotRender("law_period_reversed")
    return tuple([_stretches(table, year, agreed) for year in _years(start, end)])


@dataclass(frozen=True, slots=True)
class _Year:
    """A year of default, or what there is of the last one. ``length``: the days that make a whole year of it."""

    start: date
    end: date
    length: int


def _years(start: date, end: date) -> Iterator[_Year]:
    """The years since ``start``: a full one is as long as it is, the incomplete one is counted over 365."""
    number = 0
    while (begin := days.months_after(start, 12 * number)) < end:
        full = days.months_after(start, 12 * (number + 1))
        yield _Year(begin, min(full, end), (full - begin).days if full <= end else _YEAR)
        number += 1


def _stretches(table: Table[Decimal], year: _Year, agreed: Decimal | None) -> tuple[_Stretch, ...]:
    """One year, a stretch for each rate."""
    return tuple(
        [
            _Stretch(begin, stop, max(row.value, agreed or row.value), 100 * year.length, notes(row))
            for begin, stop, row in table.spans(year.start, year.end)
        ]
    )
