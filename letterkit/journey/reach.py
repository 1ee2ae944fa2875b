"""On which channels a customer gets a message."""

from collections.abc import Callable
from functools import cache
from operator import attrgetter

from letterkit.case import Case
from letterkit.channels import RECORDS, ChannelRecord
from letterkit.message import Channel
from letterkit.stages.model import Stage


def reachable(case: Case) -> tuple[Channel, ...]:
    """The channels on which this customer can be reached at all.

    A guardian is written to in the customer's place, on the channels that reach one.
    """
    return tuple([name for name, record in RECORDS.items() if _reaches(case, record)])


def _reaches(case: Case, record: ChannelRecord) -> bool:
    if case.bewindvoerder:
        return bool(record.guardian and _value(record.guardian)(case))
    asked = not record.on_request or record.name in case.klant.kanalen
    blocked = any(_value(path)(case) for path in record.blocked_by)
    return asked and not blocked and all(_value(path)(case) is not None for path in record.needs)


@cache
def _value(path: str) -> Callable[[Case], object]:
    return attrgetter(path)


def channels(case: Case, stage: Stage, able: tuple[Channel, ...]) -> tuple[Channel, ...]:
    """The stage's channels among those ``able`` to reach this customer (``reachable``); a customer's own choice narrows
    them, never to nothing.
    """
    wanted = able if case.bewindvoerder else case.klant.kanalen or able
    chosen = [c for c in stage.send if c in able and (c in wanted or c in stage.always)]
    if not chosen:
        possible = (*stage.send, *stage.otherwise)
        chosen = [c for c in (*wanted, *stage.otherwise, *stage.send) if c in able and c in possible][:1]
    return tuple(dict.fromkeys(chosen))
