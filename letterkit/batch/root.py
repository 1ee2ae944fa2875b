"""The root of a run: one hash over all lines of its manifest, with the real clock, signed and timestamped.

run.json   what the run was, its root, and the hash of every file that holds more than one message
run.dsse   the signature of the run key over run.json and the root
run.tsr    the token of a time authority over run.dsse
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from letterkit.approval import roles as approval_roles
from letterkit.approval.roles import Roles
from letterkit.batch.box import Box
from letterkit.errors import LetterkitError
from letterkit.sealing import commitments, envelope, keys, merkle, timestamp

if TYPE_CHECKING:  # who only reads a root needs no database
    from letterkit.batch.counts import Counts
    from letterkit.batch.ledger import Event
    from letterkit.batch.proof import Proof

RUN, SIGNED, TIME, KIND = "run.json", "run.dsse", "run.tsr", "run"
SEED = ".letterkit-seed"
_MANIFEST = "manifest.jsonl"


@dataclass(frozen=True, slots=True)
class Signing:
    """What signs a run, in the first process alone. ``base``: the folder of creditor.yaml. ``key``: "" for none."""

    base: Path
    roles: Roles
    key: str


def seeded(box: Box) -> bytes:
    """The chance of a run, of which its salts are made: kept in its place until it ends, so that it can go on."""
    if box.digest(SEED):
        return box.read(SEED)
    seed = commitments.seed()
    box.place(SEED, seed)
    box.sync([SEED])
    return seed


def leaves(box: Box) -> list[bytes]:
    """One for each line of the manifest; a line that was erased has its leaf instead."""
    return [leaf_of(line) for line in box.lines(_MANIFEST)]


def leaf_of(line: str) -> bytes:
    if line.startswith('{"erased": "'):
        try:
            return bytes.fromhex(json.loads(line)["erased"])
        except (ValueError, TypeError, KeyError):
            return b""
    return merkle.leaf(line.encode())


def write(
    box: Box, proof: Proof, counts: Counts, happened: list[Event], *, files: Mapping[str, str], head: str
) -> None:
    """Write run.json, unless a call that died just after it did."""
    if box.digest(RUN):
        return
    from letterkit.batch.ledger import events  # noqa: PLC0415 - as above

    hashed = leaves(box)
    first, last = events.last(happened, "started"), events.last(happened, "ended")
    record: dict[str, Any] = {
        "run": proof.run,
        "started": first.moment if first else "",
        "ended": last.moment if last else "",
        "host": first.host if first else "",
        "account": first.account if first else "",
        "operator": first.operator if first else "",
        "today": json.loads(first.details)["today"] if first and first.details else "",
        "letterkit": json.loads(next(iter(proof.gates.values())).letterkit),
        "roles": {"version": proof.roles[0], "sha256": proof.roles[1]} if proof.roles[0] else None,
        "rules": proof.rules,
        "law": proof.law,
        "releases": sorted({release for gate in proof.gates.values() for release in gate.texts.values()}),
        "without_approval": proof.door,
        "counts": {name: getattr(counts, name) for name in ("read", "produced", "held", "rejected", "messages")},
        "files": dict(sorted(files.items())),
        "leaves": len(hashed),
        "root": merkle.root(hashed).hex(),
        "ledger_head": head,
    }
    box.place(RUN, (json.dumps(record, indent=1, ensure_ascii=False) + "\n").encode())
    box.sync([RUN])


def sign(box: Box, signing: Signing) -> str | None:
    """Sign what ``write`` wrote, and ask for its time; the code of what could not be done, or None."""
    if not signing.key:
        return "run_unsigned"
    content = box.read(RUN)
    if not box.digest(SIGNED):
        signer, _ = keys.load(signing.key, signing.roles.runsleutels)
        root = json.loads(content)["root"]
        subjects = {"manifest": root, RUN: envelope.digest(content)}
        box.place(
            SIGNED, envelope.sign(envelope.statement(KIND, subjects, {"run": json.loads(content)["run"]}), signer)
        )
    authority = signing.roles.tijdstempel
    if authority and not box.digest(TIME):
        try:
            box.place(TIME, timestamp.token(box.read(SIGNED), authority.adres))
        except LetterkitError as error:
            return error.code  # the run is whole; its time can still be shown by its signature and its ledger
    return None


def checked(base: Path, roles: Roles, key: str) -> Signing:
    """What signs a run, tried before its first case. Raises what is wrong with the key or the time authority."""
    if roles.runsleutels:
        keys.load(key, roles.runsleutels)
    if roles.tijdstempel:
        timestamp.root(base / roles.tijdstempel.wortel)
    return Signing(base, roles, key if roles.runsleutels else "")


def roles_at(base: Path) -> Roles | None:
    """The roles of a workspace as they stand, signed or not."""
    found = approval_roles.read(base)
    return found.roles if found else None
