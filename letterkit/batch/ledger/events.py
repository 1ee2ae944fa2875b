"""What happened to a run as a whole: chained like its messages, so that nobody can change when it was made or by whom.

started   resumed   ended            a run at work; ``ended`` holds the alarms (``batch.alarms``)
unapproved                           it went without released texts, for a reason (the emergency door)
closed                               a person let it end with what was done
released                             a person withdrew it, or one case of it: the turns are free again
erased                               a customer was erased from it; ``details`` names the links of the chain that went
"""

import getpass
import json
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from letterkit import __version__
from letterkit.dutch.clock import ZONE

Kind = Literal["started", "resumed", "unapproved", "ended", "closed", "released", "erased"]
State = Literal["open", "ended", "closed", "released"]


_BY_A_PERSON: tuple[Kind, ...] = ("unapproved", "closed", "released")


@dataclass(frozen=True, slots=True)
class Event:
    """``case_id``: of one case only; else "". ``details``: JSON, or ""."""

    kind: Kind
    moment: str
    operator: str
    host: str
    account: str
    version: str
    case_id: str = ""
    reason: str = ""
    details: str = ""


def now(kind: Kind, operator: str, *, case_id: str = "", reason: str = "", details: object = None) -> Event:
    """An event of this moment, on this machine."""
    as_json = json.dumps(details, ensure_ascii=False) if details is not None else ""
    moment = datetime.now(ZONE).isoformat(timespec="seconds")
    return Event(kind, moment, operator, socket.gethostname(), _account(), __version__, case_id, reason, as_json)


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # an account without a name, as in some containers
        return ""


def state(events: Sequence[Event], *, finished: bool) -> State:
    """How a run stands."""
    if any(event.kind == "released" and not event.case_id for event in events):
        return "released"
    if not finished:
        return "open"
    return "closed" if any(event.kind == "closed" for event in events) else "ended"


def released_cases(events: Sequence[Event]) -> frozenset[str]:
    """The cases that were withdrawn one by one."""
    return frozenset(event.case_id for event in events if event.kind == "released" and event.case_id)


def last(events: Sequence[Event], kind: Kind) -> Event | None:
    """The last event of a kind that is about the whole run."""
    return next((event for event in reversed(events) if event.kind == kind and not event.case_id), None)


def about(events: Sequence[Event]) -> dict[str, object]:
    """What ``summary.json`` says of it under ``run``: nothing for a run that was begun by an earlier version."""
    first, end = last(events, "started"), last(events, "ended")
    if first is None:
        return {}
    fields: dict[str, object] = {
        "started": first.moment,
        "ended": end.moment if end else "",
        "resumed": sum(event.kind == "resumed" for event in events),
        "host": first.host,
        "account": first.account,
        "operator": first.operator,
    }
    for kind in _BY_A_PERSON:
        if person := last(events, kind):
            fields[kind] = {"moment": person.moment, "by": person.operator, "reason": person.reason}
    if cases := released_cases(events):
        fields["released_cases"] = sorted(cases)
    return fields


def writer(events: Sequence[Event]) -> dict[str, object]:
    """The version of letterkit that ended or withdrew the run, as ``summary.json`` says it; nothing for one at work."""
    wrote = last(events, "released") or last(events, "ended")
    return {"letterkit": wrote.version} if wrote else {}


def alarms(events: Sequence[Event]) -> list[str]:
    """The words of what was not as expected."""
    end = last(events, "ended")
    return list(json.loads(end.details)["alarms"]) if end and end.details else []


def workspace(events: Sequence[Event]) -> str:
    """The hash of creditor, templates and glossary with which a run began; "" when it is not known."""
    first = last(events, "started")
    return str(json.loads(first.details).get("workspace", "")) if first and first.details else ""
