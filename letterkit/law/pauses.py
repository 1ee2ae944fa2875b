"""Three pauses that look alike and are not: each has its own source, its own length and its own name.

``srcm``        120 days of rest while a recognised helper works (Schuldeiserscoalitie, Maatwerk en Respect, part 5)
``nvvk``        collection stop after a notice of a municipal helper (NVVK covenants), 4 to 8 months
``moratorium``  the court's cooling-off period (Besluit gemeentelijke schuldhulpverlening), at most 6 months
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from letterkit.errors import CannotRender
from letterkit.law import days
from letterkit.law.figure import notes
from letterkit.law.settings import Settings, shipped_settings

Kind = Literal["srcm", "nvvk", "moratorium"]


@dataclass(frozen=True, slots=True)
class Pause:
    """``last_day`` is the last day of rest; messages may go again from the day after."""

    kind: Kind
    first_day: date
    last_day: date
    notes: tuple[str, ...]

    def holds(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


def srcm(reported: date, settings: Settings | None = None) -> Pause:
    """The 120-day pause after a helper came in on ``reported``; that day comes on top."""
    length = (settings or shipped_settings()).pause_days
    return Pause("srcm", reported, reported + timedelta(days=length.value), notes(length))


def nvvk(notified: date, months: int | None = None, settings: Settings | None = None) -> Pause:
    """The stop after the notice (Kennisgeving) of ``notified``; without ``months`` the longest that covenants know.

    Raises ``CannotRender("pause_length")`` when ``months`` lies outside the covenants.
    """
    figures = settings or shipped_settings()
    least, most = figures.nvvk_least_months, figures.nvvk_most_months
    length = figures.nvvk_default_months.value if months is None else months
    sources = notes(least, most, figures.nvvk_default_months) if months is None else notes(least, most)
    if not least.value <= length <= most.value:
        raise CannotRender("pause_length", least=least.value, most=most.value)
    return Pause("nvvk", notified, days.months_after(notified, length), sources)


def moratorium(ordered: date, until: date | None = None, settings: Settings | None = None) -> Pause:
    """The court's cooling-off period from ``ordered`` until the day the court named; without it, the longest.

    Raises ``CannotRender("moratorium_length")`` when ``until`` lies before ``ordered`` or beyond the legal maximum.
    """
    most = (settings or shipped_settings()).moratorium_most_months
    longest = days.months_after(ordered, most.value)
    if until is not None and not ordered <= until <= longest:
        raise CannotRender("moratorium_length", most=most.value)
    return Pause("moratorium", ordered, until or longest, notes(most))
