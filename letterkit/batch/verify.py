"""Proof that files, manifest and ledger of a run agree: nothing changed, lost, doubled or added.

Everything is read once, in order, and little is kept in memory.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from itertools import zip_longest
from typing import Any

from letterkit.batch import handover, lines
from letterkit.batch.box import Box
from letterkit.batch.fault import Fault, Tally
from letterkit.batch.ledger import Evidence, Record
from letterkit.batch.ledger.events import released_cases
from letterkit.batch.lines import SUMMARY, WITHDRAWN
from letterkit.batch.print_run.post import post_name
from letterkit.batch.tombstones import Erased
from letterkit.batch.work_files import lines_name
from letterkit.channels import FOLDERS, RECORDS
from letterkit.errors import LedgerTrouble

ALL_FOLDERS = (*FOLDERS, "print")


__all__ = ["ALL_FOLDERS", "Fault", "Tally", "verify"]


def verify(box: Box, evidence: Evidence, tally: Tally, erased: Erased = Erased()) -> Iterator[Fault]:  # noqa: B008 - frozen
    """Every fault of a run, as it is found; ``tally`` counts along. ``erased``: who was erased from it."""
    if evidence.state == "released":
        yield from _chain(evidence, erased)
        yield from _summary(box, evidence, WITHDRAWN)
        return
    if not evidence.finished:
        yield from _unfinished(box, evidence)
        return
    yield from _chain(evidence, erased)
    yield from _messages(box, evidence, tally)
    yield from _files(box, evidence, tally, erased)
    yield from _line_files(box, evidence)
    yield from _strangers(box, evidence)
    yield from _summary(box, evidence)


def _unfinished(box: Box, evidence: Evidence) -> Iterator[Fault]:
    """What is gone or damaged of the chunks that are done: going on makes it again."""
    yield Fault("closing" if any(event.kind == "closed" for event in evidence.events) else "unfinished")
    for message in evidence.messages():
        if message.name and box.digest(message.name) != message.sha256:
            yield Fault("work", {"name": message.name})
    for number, part, post in evidence.work():
        for name, digest in ((lines_name(number), part), (post_name(number), post)):
            if digest and box.digest(name) != digest:
                yield Fault("work", {"name": name})


def _chain(evidence: Evidence, erased: Erased) -> Iterator[Fault]:
    last = 0
    for last, right in evidence.links(erased.links):
        if not right:
            yield Fault("chain", {"position": last})
            break
    else:
        if last != evidence.entries:
            yield Fault("chain_length", {"found": last, "expected": evidence.entries})
    if not evidence.is_as_asked():
        yield Fault("beside")
    for case, channel in evidence.doubled():
        yield Fault("doubled", {"case": case, "channel": channel})
    for case, stage in evidence.without_turn():
        yield Fault("turn", {"case": case, "stage": stage})
    for message in evidence.without_message():
        yield Fault("receipt", {"id": message})


def _messages(box: Box, evidence: Evidence, tally: Tally) -> Iterator[Fault]:
    """A message that was withdrawn may be gone: it had to be taken away."""
    withdrawn = released_cases(evidence.events)
    for message in evidence.messages():
        if is_erased(message):
            continue
        tally.messages += 1
        if message.name and not (message.case_id in withdrawn and box.digest(message.name) is None):
            yield from _file(box, message.name, message.sha256)


def _files(box: Box, evidence: Evidence, tally: Tally, erased: Erased) -> Iterator[Fault]:
    for name, digest in evidence.files():
        now = erased.files.get(name, digest)
        tally.files += 1
        if now or box.digest(name) is not None:
            yield from _file(box, name, now)


def _file(box: Box, name: str, digest: str) -> Iterator[Fault]:
    found = box.digest(name)
    if found != digest:
        yield Fault("changed" if found else "missing", {"name": name})


def _line_files(box: Box, evidence: Evidence) -> Iterator[Fault]:
    """The lines of manifest and texts against the ledger, one by one; the first difference says enough."""
    expected = (None if is_erased(message) else _manifest_line(message) for message in evidence.messages())
    yield from _compared(box, "manifest.jsonl", expected, reading=_without_proof)
    yield from _compared(box, handover.FILE, map(handover.named, _there(evidence)), reading=handover.names_of)
    for channel in (record for record in RECORDS.values() if record.line_file):
        texts = (message.sha256 for message in _there(evidence) if message.channel == channel.name)
        yield from _compared(box, channel.line_file, texts, reading=_hash)


def _there(evidence: Evidence) -> Iterator[Record]:
    """The messages of customers who were not erased."""
    return (message for message in evidence.messages() if not is_erased(message))


def is_erased(message: Record) -> bool:
    return not message.sha256


def _without_proof(line: str) -> str | None:
    """A line of the manifest as the ledger knows it; None for one that was erased."""
    if '"document": "' not in line:
        return line
    found = json.loads(line)
    if "erased" in found:
        return None
    return json.dumps({name: value for name, value in found.items() if name not in lines.OF_PROOF}, ensure_ascii=False)


def _hash(line: str) -> str:
    return hashlib.sha256(line.encode()).hexdigest()


def _manifest_line(message: Record) -> str:
    return lines.manifest_line(
        message.case_id,
        message.stage,
        channel=message.channel,
        version=message.version,
        digest=message.sha256,
        variant=message.variant,
        name=message.name,
    )


def _compared(
    box: Box, name: str, expected: Iterator[object], *, reading: Callable[[str], object] = lambda line: line
) -> Iterator[Fault]:
    """``reading``: what of a line must be as ``expected``."""
    try:
        found = box.lines(name)
        for number, (line, right) in enumerate(zip_longest(found, expected), 1):
            if line is None or reading(line) != right:
                yield Fault("lines", {"name": name, "line": number})
                return
    except (LedgerTrouble, UnicodeError):
        return  # a file that is gone or damaged was already told by its hash


def _strangers(box: Box, evidence: Evidence) -> Iterator[Fault]:
    for folder in ALL_FOLDERS:
        for name in evidence.unknown(box.names(folder)):
            yield Fault("unknown", {"name": name})


def _summary(box: Box, evidence: Evidence, name: str = SUMMARY) -> Iterator[Fault]:
    try:
        found: dict[str, Any] = json.loads(box.read(name))
        head = found["ledger_head"]
    except (LedgerTrouble, ValueError, KeyError, TypeError):
        yield Fault("summary")
        return
    if head not in evidence.heads():
        yield Fault("head")
    elif found != evidence.summary | {"ledger_head": head}:
        yield Fault("counts")
