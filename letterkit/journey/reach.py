"""On which channels a customer gets a message."""

from operator import attrgetter

from letterkit.case import Case
from letterkit.channels import RECORDS, ChannelRecord
from letterkit.message import Channel
from letterkit.stages.model import Stage


def reachable(case: Case) -> tuple[Channel, ...]:
    """The channels on which this customer can be reached at all.

    A guardian is written to in the customer's place, on the channels that reach one.
    """
    if case.bewindvoerder:
        return tuple([name for name, reached in _GUARDIAN.items() if reached(case)])
    return tuple([name for name, record in RECORDS.items() if _reaches(case, record)])


def _reaches(case: Case, record: ChannelRecord) -> bool:
    if record.on_request and record.name not in case.klant.kanalen:
        return False
    for value in _NEEDS[record.name]:
        if value(case) is None:
            return False
    return not any(value(case) for value in _BLOCKED_BY[record.name])


_GUARDIAN = {name: attrgetter(record.guardian) for name, record in RECORDS.items() if record.guardian}
_NEEDS = {name: [attrgetter(path) for path in record.needs] for name, record in RECORDS.items()}
_BLOCKED_BY = {name: [attrgetter(path) for path in record.blocked_by] for name, record in RECORDS.items()}
"""How a value is found in a case, by channel: a night asks it of every case."""


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
