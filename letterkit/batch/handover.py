"""``outbox.jsonl``: what whoever sends must know of each message, one line a message, for all channels.

id           the idempotency key: the same message made again has the same
case_id      stage      channel
document     how manifest and ledger have that case, in a run that can be proven
path         of the file, below the output; or ``line_file``, with ``text`` when that file holds the words
to           e-mail address or number, on a channel that has one          subject      of an e-mail
not_before   first moment on which it may arrive, in Dutch time; not for paper
expires      last day on which its pay link works
address      what a ledger knows of ``to`` (``addresses``)
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from letterkit.batch import addresses
from letterkit.batch.row_result import Handover
from letterkit.case import Case
from letterkit.channels import RECORDS, ChannelRecord
from letterkit.identity_cache import IdentityCache
from letterkit.law import quiet_hours
from letterkit.message import plain

if TYPE_CHECKING:  # who reads the lines of a run needs nothing of what makes messages
    from letterkit.batch.ledger import Record
    from letterkit.pipeline import Rendered
    from letterkit.workspace import Workspace

FILE = "outbox.jsonl"
_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False)
Names = tuple[str, str, str, str, str]
"""Id, case, stage, channel and path."""


def of(job: str, rendered: Rendered, name: str, case: Case, workspace: Workspace) -> Handover:
    """What is handed over of one message; ``name``: that of its file, or ""."""
    message, channel = rendered.message, RECORDS[rendered.message.channel]
    arrives, day = _arrival(quiet_hours.first_on(message.date, workspace.creditor.law))
    to = addresses.address(case, channel)
    commitment = addresses.commitment(to, workspace.secret)
    expires = message.payment.link_expires if message.payment else None
    record = {
        "id": job,
        "case_id": message.case_id,
        "document": message.mark.document if message.mark else "",
        "stage": message.stage,
        "channel": channel.name,
        **_content(rendered, channel, name),
        "to": "" if channel.printed else to,
        "subject": plain(message.subject) if channel.has_subject else "",
        "not_before": "" if channel.printed else arrives,
        "expires": expires.isoformat() if expires else "",
        "address": commitment,
    }
    most = getattr(workspace.creditor.berichten, channel.daily_limit) if channel.daily_limit and to else 0
    line = _JSON.encode({name: value for name, value in record.items() if value})
    return Handover(line, commitment, day, most)


_arrival = IdentityCache[datetime, tuple[str, str]](
    lambda moment: (moment.isoformat(timespec="minutes"), moment.date().isoformat()), 64
)
"""A moment and its day as a line has them: all messages of a night arrive at the same few."""


def _content(rendered: Rendered, channel: ChannelRecord, name: str) -> Mapping[str, Any]:
    if isinstance(rendered.content, bytes):
        return {"path": name}
    text = rendered.content.record[channel.line_text] if channel.line_text else ""
    return {"line_file": channel.line_file, "text": text}


def named(message: Record) -> Names:
    """What the ledger knows of a line."""
    return message.job, message.case_id, message.stage, message.channel, message.name


def names_of(line: str) -> Names | None:
    """The same of a line; None for a line that is none."""
    try:
        found = json.loads(line)
        return (
            found["id"],
            found.get("document") or found["case_id"],
            found["stage"],
            found["channel"],
            found.get("path", ""),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
