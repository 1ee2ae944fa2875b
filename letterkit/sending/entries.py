"""The messages of a finished run, as ``outbox.jsonl`` hands them over. That file must be the one that was sealed."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from letterkit.batch import handover
from letterkit.batch.box import Box
from letterkit.batch.ledger import Evidence, Record
from letterkit.errors import LedgerTrouble


@dataclass(frozen=True, slots=True)
class Entry:
    """One message. ``case_id``: as the ledger has it; ``customer``: the number of the case, for people. ``sha256`` is
    that of its file or line; ``address`` the commitment of where it goes, or "".
    """

    id: str
    case_id: str
    customer: str
    period: str
    channel: str
    path: str
    sha256: str
    to: str
    not_before: datetime | None
    expires: date | None
    address: str


def entries(box: Box, evidence: Evidence) -> Iterator[Entry]:
    """The messages in order. Raises ``run_released``, ``run_open``, ``outbox_missing`` (of an older letterkit) or
    ``outbox_changed``.
    """
    if evidence.state == "released":
        raise LedgerTrouble("run_released", run=evidence.run.id[:12])
    if not evidence.finished:
        raise LedgerTrouble("run_open", run=evidence.run.id[:12])
    sealed = dict(evidence.files()).get(handover.FILE)
    if sealed is None:
        raise LedgerTrouble("outbox_missing", run=evidence.run.id[:12])
    if box.digest(handover.FILE) != sealed:
        raise LedgerTrouble("outbox_changed")
    for line, message in zip(box.lines(handover.FILE), evidence.messages(), strict=True):
        yield _entry(json.loads(line), message)


def _entry(line: dict[str, Any], message: Record) -> Entry:
    if line["id"] != message.job:
        raise LedgerTrouble("outbox_changed")
    return Entry(
        id=message.job,
        case_id=message.case_id,
        customer=str(line["case_id"]),
        period=message.period,
        channel=message.channel,
        path=message.name,
        sha256=message.sha256,
        to=line.get("to", ""),
        not_before=datetime.fromisoformat(line["not_before"]) if "not_before" in line else None,
        expires=date.fromisoformat(line["expires"]) if "expires" in line else None,
        address=line.get("address", ""),
    )
