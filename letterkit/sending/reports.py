"""A file of receipts, one JSON object a line: what a sender, printer or bank says of messages.

    id           of the message, as in outbox.jsonl
    state        printed, sent, delivered, bounced, returned or paid
    at           when, with its time zone (ISO 8601)
    provider_id  the number that the provider gave it; may be left out

Other keys are not read, so that nothing personal can come into the ledger along with them.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from letterkit.batch.ledger import Receipt, receipts
from letterkit.batch.ledger.receipts import Outside
from letterkit.channels import RECORDS
from letterkit.sending.entries import Entry

_OF_PAPER: frozenset[Outside] = frozenset(("printed", "sent", "delivered", "returned", "paid"))
_ELECTRONIC: frozenset[Outside] = frozenset(("sent", "delivered", "bounced", "paid"))
_OF_THE_ADDRESS = ("delivered", "bounced", "returned")
_PROVIDER_ID = re.compile(r"[\x21-\x7e]{1,200}")
_SKEW = timedelta(minutes=10)
"""So far may the clock of a provider be ahead of ours."""


@dataclass(slots=True)
class Reported:
    """``right`` as they are chained; ``wrong``: number of the line and the code of what is wrong with it."""

    right: list[Receipt] = field(default_factory=list)
    wrong: list[tuple[int, str]] = field(default_factory=list)


class _WrongError(Exception):
    """Its argument is a key below ``sent.wrong`` in the texts."""


def read(lines: Iterable[bytes], messages: Iterable[Entry], now: datetime) -> Reported:
    """Read the receipts of these messages. A wrong line is reported and does not stop the others."""
    known, reported, recorded = {message.id: message for message in messages}, Reported(), receipts.moment()
    for number, line in _filled(lines):
        try:
            reported.right.append(_receipt(_record(line), known, now, recorded))
        except _WrongError as error:
            reported.wrong.append((number, str(error)))
    return reported


def _filled(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    return ((number, line) for number, line in enumerate(lines, 1) if line.strip())


def _record(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _WrongError("json") from error
    if not isinstance(record, dict):
        raise _WrongError("json")
    return record


def _receipt(record: dict[str, Any], known: Mapping[str, Entry], now: datetime, recorded: str) -> Receipt:
    given = record.get("id")
    message = known.get(given) if isinstance(given, str) else None
    if message is None:
        raise _WrongError("id")
    state = _state(record.get("state"), message)
    return Receipt(
        job=message.id,
        case_id=message.case_id,
        period=message.period,
        channel=message.channel,
        state=state,
        at=_moment(record.get("at"), now).isoformat(),
        provider_id=_provider_id(record.get("provider_id"), message),
        recorded=recorded,
        address=message.address if state in _OF_THE_ADDRESS else "",
    )


def _state(given: object, message: Entry) -> Outside:
    if given not in receipts.OUTSIDE:
        raise _WrongError("state")
    state: Outside = given
    if state not in (_OF_PAPER if RECORDS[message.channel].printed else _ELECTRONIC):
        raise _WrongError("state_of_channel")
    return state


def _moment(given: object, now: datetime) -> datetime:
    try:
        moment = datetime.fromisoformat(given if isinstance(given, str) else "")
    except ValueError as error:
        raise _WrongError("at") from error
    if moment.tzinfo is None:
        raise _WrongError("at_zone")
    if moment > now + _SKEW:
        raise _WrongError("at_future")
    return moment


def _provider_id(given: object, message: Entry) -> str:
    if given in (None, ""):
        return ""
    if not isinstance(given, str) or not _PROVIDER_ID.fullmatch(given):
        raise _WrongError("provider_id")
    if message.to and message.to.casefold() in given.casefold():
        raise _WrongError("provider_id_personal")
    return given
