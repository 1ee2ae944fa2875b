"""Proof that files, manifest and ledger of a run agree: nothing changed, lost, doubled or added.

Everything is read once, in order, and little is kept in memory.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from letterkit.batch import lines
from letterkit.batch.box import Box
from letterkit.batch.ledger import Evidence, Record
from letterkit.batch.runner import SUMMARY
from letterkit.errors import LedgerTrouble

_FOLDERS = ("letters", "email", "print")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: a key below ``verify.fault`` in the texts, and what the sentence needs."""

    code: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Tally:
    """What was looked at."""

    messages: int = 0
    files: int = 0


def verify(box: Box, evidence: Evidence, tally: Tally) -> Iterator[Fault]:
    """Every fault of a run, as it is found; ``tally`` counts along."""
    if not evidence.finished:
        yield Fault("unfinished")
        return
    yield from _chain(evidence)
    yield from _messages(box, evidence, tally)
    yield from _files(box, evidence, tally)
    yield from _line_files(box, evidence)
    yield from _strangers(box, evidence)
    yield from _summary(box, evidence)


def _chain(evidence: Evidence) -> Iterator[Fault]:
    last = 0
    for last, right in evidence.links():
        if not right:
            yield Fault("chain", {"position": last})
            break
    else:
        if last != evidence.entries:
            yield Fault("chain_length", {"found": last, "expected": evidence.entries})
    for case, channel in evidence.doubled():
        yield Fault("doubled", {"case": case, "channel": channel})
    for case, stage in evidence.without_turn():
        yield Fault("turn", {"case": case, "stage": stage})


def _messages(box: Box, evidence: Evidence, tally: Tally) -> Iterator[Fault]:
    for message in evidence.messages():
        tally.messages += 1
        if message.name:
            yield from _file(box, message.name, message.sha256)


def _files(box: Box, evidence: Evidence, tally: Tally) -> Iterator[Fault]:
    for name, digest in evidence.files():
        tally.files += 1
        yield from _file(box, name, digest)


def _file(box: Box, name: str, digest: str) -> Iterator[Fault]:
    found = box.digest(name)
    if found != digest:
        yield Fault("changed" if found else "missing", {"name": name})


def _line_files(box: Box, evidence: Evidence) -> Iterator[Fault]:
    """The lines of manifest and texts against the ledger, one by one; the first difference says enough."""
    expected = (_manifest_line(message) for message in evidence.messages())
    yield from _compared(box, "manifest.jsonl", expected)
    for channel in ("sms", "whatsapp"):
        texts = (message.sha256 for message in evidence.messages() if message.channel == channel)
        yield from _compared(box, f"{channel}.jsonl", texts, hashed=True)


def _manifest_line(message: Record) -> str:
    return lines.manifest_line(
        message.case_id,
        message.stage,
        channel=message.channel,
        version=message.version,
        digest=message.sha256,
        variant=message.variant,
    )


def _compared(box: Box, name: str, expected: Iterator[str], *, hashed: bool = False) -> Iterator[Fault]:
    try:
        found = box.lines(name)
        for number, (line, right) in enumerate(zip_longest(found, expected), 1):
            shown = hashlib.sha256(line.encode()).hexdigest() if hashed and line is not None else line
            if shown != right:
                yield Fault("lines", {"name": name, "line": number})
                return
    except (LedgerTrouble, UnicodeError):
        return  # a file that is gone or damaged was already told by its hash


def _strangers(box: Box, evidence: Evidence) -> Iterator[Fault]:
    for folder in _FOLDERS:
        for name in evidence.unknown(box.names(folder)):
            yield Fault("unknown", {"name": name})


def _summary(box: Box, evidence: Evidence) -> Iterator[Fault]:
    try:
        found: dict[str, Any] = json.loads(box.read(SUMMARY))
        head = found["ledger_head"]
    except (LedgerTrouble, ValueError, KeyError, TypeError):
        yield Fault("summary")
        return
    if head != evidence.head:
        yield Fault("head")
    elif found != evidence.counts.summary(evidence.today, evidence.head, evidence.split):
        yield Fault("counts")
