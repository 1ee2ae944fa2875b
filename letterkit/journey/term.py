"""The days of one message: how long its reader has to pay, and the calendar that follows from it (``letterkit.law``).

The creditor's usual time holds, and never less than what the stage and the sector ask. A term that the text itself
gives in words, as the 14-day letter does, is exactly as long as those words say.
"""

from collections.abc import Collection
from datetime import date

from letterkit.channels import RECORDS
from letterkit.creditor import Creditor
from letterkit.identity_cache import IdentityCache
from letterkit.law import calendar
from letterkit.law.calendar import Calendar
from letterkit.sectors import sectors


def days(stage: str, creditor: Creditor) -> int:
    """How many days the reader of a message of ``stage`` has, counted from the day after it arrived."""
    own = creditor.stages[stage].term if stage in creditor.stages else None
    if own and own.in_words:
        return own.days
    return max(creditor.betalen.termijn_dagen, own.days if own else 0, _of_sector(stage, creditor))


def required(stage: str, creditor: Creditor) -> bool:
    """Whether the law asks for the whole term of this stage, so that nothing may follow before it is over."""
    own = creditor.stages[stage].term if stage in creditor.stages else None
    return own is not None or _of_sector(stage, creditor) > 0


def of_message(stage: str, creditor: Creditor, channels: Collection[str], posted: date) -> Calendar:
    """The calendar of a message of ``stage`` that goes out on ``posted``: as late as its slowest channel arrives.

    Raises ``CannotRender("law_figure_unknown")`` for a day before the table of delivery days.
    """
    calendars, key = _calendars(creditor), (stage, not _PRINTED.isdisjoint(channels), posted)
    if key not in calendars:
        if len(calendars) >= _MOST_KEPT:
            calendars.clear()
        calendars[key] = _worked_out(*key, creditor)
    return calendars[key]


def _worked_out(stage: str, printed: bool, posted: date, creditor: Creditor) -> Calendar:  # noqa: FBT001 - a key's part
    if printed:
        return calendar.of_letter(posted, term_days=days(stage, creditor), settings=creditor.law)
    return calendar.of_delivery(posted, posted, days(stage, creditor))


_PRINTED = frozenset(name for name, record in RECORDS.items() if record.printed)
_MOST_KEPT = 4_096
_calendars = IdentityCache[Creditor, dict[tuple[str, bool, date], Calendar]](lambda _creditor: {}, 8)
"""Of each creditor: a night has thousands of messages and few days on which they, and those before them, went out."""


def _of_sector(stage: str, creditor: Creditor) -> int:
    asked = sectors()[creditor.sector].terms.get(stage)
    return asked.value if asked else 0
