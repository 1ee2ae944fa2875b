"""Proof of a run without its ledger: what ``run.json`` says, the root over its manifest, who signed it, and when.

So an archive can be checked on a disk that nobody can write, from a tar, years later. It holds against whoever can
write everything there only when the keys are known from elsewhere (``Trust``).
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from letterkit.batch import root, tombstones
from letterkit.batch.box import Box
from letterkit.batch.customers import Customers
from letterkit.batch.fault import Fault, Tally
from letterkit.batch.lines import APART, SUMMARY, case_of
from letterkit.batch.tombstones import Erased
from letterkit.channels import FOLDERS, RECORDS
from letterkit.errors import LedgerTrouble
from letterkit.sealing import commitments, envelope, merkle, timestamp, trust
from letterkit.sealing.trust import Trust

MANIFEST, DECISIONS = "manifest.jsonl", "decisions.jsonl"
_COUNTS = ("read", "produced", "held", "rejected", "messages")


@dataclass(slots=True)
class Seal:
    """What was found beside faults: for whoever reads the result. ``apart``: files that this archive does not have."""

    run_record: dict[str, Any] = field(default_factory=dict)
    signed: bool = False
    moment: datetime | None = None
    erased: Erased = field(default_factory=Erased)
    apart: list[str] = field(default_factory=list)


def is_sealed(box: Box) -> bool:
    """Whether this run can be checked without its ledger."""
    return box.digest(root.RUN) is not None


def faults(
    box: Box,
    tally: Tally,
    seal: Seal,
    *,
    trusted: Trust | None = None,
    head: str = "",
    only: frozenset[str] = frozenset(),
    customers: Customers | None = None,
) -> Iterator[Fault]:
    """Every fault, as it is found. ``only``: documents; the root and who signed it are always looked at. ``customers``:
    the salts, where they are still known.
    """
    try:
        content = box.read(root.RUN)
        run_record: dict[str, Any] = json.loads(content)
        expected, number = str(run_record["root"]), int(run_record["leaves"])
        files: dict[str, str] = {str(name): str(digest) for name, digest in run_record["files"].items()}
    except (LedgerTrouble, ValueError, KeyError, TypeError, AttributeError):
        yield Fault("run_file")
        return
    seal.run_record = run_record
    seal.erased = tombstones.read(box, trusted.may(trust.ERASING) if trusted else None)
    yield from _signed(box, content, expected, trusted, seal)
    for stone in seal.erased.stones:
        if not stone.signed or stone.run != run_record.get("run"):
            yield Fault("tombstone", {"day": stone.day})
    if head and head != run_record.get("ledger_head"):
        yield Fault("head_given")
    yield from _root(box, expected, number)
    yield from _files(box, files, seal, tally)
    known: set[str] = set(files)
    yield from _messages(_Content(box, customers), seal, tally, only, known)
    if not only:
        yield from (
            Fault("unknown", {"name": one})
            for folder in (*FOLDERS, "print")
            for one in box.names(folder)
            if one not in known
        )
    yield from _summary(box, run_record)


def _signed(box: Box, content: bytes, expected: str, trusted: Trust | None, seal: Seal) -> Iterator[Fault]:
    if not box.digest(root.SIGNED):
        if trusted:
            yield Fault("unsigned")
        return
    signed = box.read(root.SIGNED)
    stated = envelope.read(envelope.payload_of(signed), root.KIND)
    if stated is None or stated[0] != {"manifest": expected, root.RUN: envelope.digest(content)}:
        yield Fault("signature")
        return
    if trusted is None:
        return
    seal.signed = bool(envelope.signers(signed, trusted.may(trust.RUN)))
    if not seal.signed:
        yield Fault("signature")
    if trusted.certificates:
        if box.digest(root.TIME):
            token = box.read(root.TIME)
            found = (timestamp.moment(token, signed, certificate) for certificate in trusted.certificates)
            seal.moment = next((one for one in found if one), None)
        if seal.moment is None:
            yield Fault("time")


def _root(box: Box, expected: str, number: int) -> Iterator[Fault]:
    try:
        hashed = root.leaves(box)
    except (LedgerTrouble, UnicodeError):
        yield Fault("missing", {"name": MANIFEST})
        return
    if len(hashed) != number or merkle.root(hashed).hex() != expected:
        yield Fault("root", {"found": len(hashed), "expected": number})


def _files(box: Box, files: dict[str, str], seal: Seal, tally: Tally) -> Iterator[Fault]:
    for name, digest in {**files, **seal.erased.files}.items():
        if name not in files:
            yield Fault("unknown", {"name": name})
            continue
        found = box.digest(name) or ""
        if not found and name in APART:
            seal.apart.append(name)
            continue
        tally.files += 1
        if found != digest:
            yield Fault("changed" if found else "missing", {"name": name})


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the manifest of a message that is there."""

    number: int
    case: str
    name: str
    line_file: str
    digest: str
    document: str
    decision: str

    @classmethod
    def of(cls, number: int, made: dict[str, Any]) -> "_Line":
        channel, case = RECORDS[made["channel"]], str(made["case_id"])
        name = str(made.get("path", channel.file.format(case_id=case))) if channel.file else ""
        texts = [str(made[one]) for one in ("sha256", "document", "decision")]
        return cls(number, case, name, channel.line_file or "", *texts)


def _messages(content: "_Content", seal: Seal, tally: Tally, only: frozenset[str], known: set[str]) -> Iterator[Fault]:
    leaves, left = seal.erased.leaves, set(only)
    for number, line in enumerate(_lines(content.box, MANIFEST), 1):
        try:
            made = json.loads(line)
            erased = made.get("erased")
            found = None if erased else _Line.of(number, made)
        except (ValueError, KeyError, TypeError, AttributeError):
            erased, found = "", None
        if found is None:
            if erased not in leaves:
                yield Fault("lines", {"name": MANIFEST, "line": number})
            elif left:
                left.discard(str(made.get("document", "")).casefold())
            continue
        left.discard(found.document.casefold())
        known.add(found.name)
        if not only or found.document.casefold() in only:
            tally.messages += 1
            yield from content.faults(found)
    for wanted in sorted(left):
        yield Fault("not_in_run", {"number": wanted.upper()})


class _Content:
    """What the lines of the manifest are about."""

    def __init__(self, box: Box, customers: Customers | None) -> None:
        self.box, self._texts = box, _texts(box)
        self._salts = {one.number: one.salt for one in customers or ()}
        self._decided, self._withdrawn = _decisions(box), _withdrawn(box)

    def faults(self, line: _Line) -> Iterator[Fault]:
        if line.name:
            found = self.box.digest(line.name)
            if found != line.digest and not (found is None and line.case.casefold() in self._withdrawn):
                yield Fault("changed" if found else "missing", {"name": line.name})
        elif line.digest not in self._texts:
            yield Fault("lines", {"name": line.line_file, "line": line.number})
        if salt := self._salts.get(line.case):
            decision = commitments.commitment(salt, self._decided.get(line.case, ""))
            if line.document != commitments.document(salt) or line.decision != decision:
                yield Fault("commitment", {"line": line.number})


def _texts(box: Box) -> set[str]:
    names = dict.fromkeys(record.line_file for record in RECORDS.values() if record.line_file)
    return {hashlib.sha256(line.encode()).hexdigest() for name in names for line in _lines(box, name)}


def _decisions(box: Box) -> dict[str, str]:
    return {case: line for line in _lines(box, DECISIONS) if (case := case_of(line))}


def _lines(box: Box, name: str) -> Iterator[str]:
    with suppress(LedgerTrouble, UnicodeError):
        yield from box.lines(name)


def _withdrawn(box: Box) -> frozenset[str]:
    """Cases that were withdrawn: their letters had to be taken away."""
    with suppress(LedgerTrouble, ValueError, KeyError, TypeError, AttributeError):
        return frozenset(one.casefold() for one in json.loads(box.read(SUMMARY))["run"].get("released_cases", ()))
    return frozenset()


def _summary(box: Box, run_record: dict[str, Any]) -> Iterator[Fault]:
    try:
        found = json.loads(box.read(SUMMARY))
        right = all(found[name] == run_record["counts"][name] for name in _COUNTS)
    except (LedgerTrouble, ValueError, KeyError, TypeError):
        yield Fault("summary")
        return
    if not right:
        yield Fault("counts")
