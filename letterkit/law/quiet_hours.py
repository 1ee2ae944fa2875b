"""When a message may reach a customer: from 07:00 until 20:00, Monday to Saturday, never on a holiday.

The rule binds collectors, for electronic, written and telephone contact alike (Besluit kwaliteit
incassodienstverlening, article 4.2). letterkit keeps it for every sender; the hours are settings.
"""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from letterkit.dutch.clock import ZONE
from letterkit.errors import CannotRender
from letterkit.identity_cache import IdentityCache
from letterkit.law import days
from letterkit.law.settings import Settings, shipped_settings

_SUNDAY = 6


def allowed(moment: datetime, settings: Settings | None = None) -> bool:
    """Whether a message may arrive at ``moment``; the last allowed instant lies just before the closing hour.

    ``moment`` must know its time zone, else ``CannotRender("moment_without_zone")`` is raised.
    """
    return next_moment(moment, settings) == moment


def first_on(day: date, settings: Settings | None = None) -> datetime:
    """The first allowed moment on ``day`` or later, in Dutch time."""
    return _first_on(day, *_hours(settings or shipped_settings()))


@lru_cache(maxsize=64)  # all messages of a night ask for the same days
def _first_on(day: date, opening: time, closing: time) -> datetime:
    return _next_moment(datetime.combine(day, time(), ZONE), opening, closing)


def next_moment(moment: datetime, settings: Settings | None = None) -> datetime:
    """``moment`` itself when allowed, otherwise the next opening hour, in Dutch time. Raises as ``allowed`` does."""
    if moment.tzinfo is None:
        raise CannotRender("moment_without_zone")
    return _next_moment(moment, *_hours(settings or shipped_settings()))


_hours = IdentityCache[Settings, tuple[time, time]](
    lambda figures: (time(figures.contact_from_hour.value), time(figures.contact_until_hour.value)), 8
)
"""The opening and the closing hour."""


def _next_moment(moment: datetime, opening: time, closing: time) -> datetime:
    local = moment.astimezone(ZONE)
    day = local.date()
    if local.time() >= closing:
        day += timedelta(days=1)
    open_day = days.first(day, lambda d: d.weekday() != _SUNDAY and not days.is_holiday(d))
    if open_day == local.date() and local.time() >= opening:
        return local
    return datetime.combine(open_day, opening, ZONE)
