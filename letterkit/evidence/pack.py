"""Everything of one customer in one run as one zip: the same content gives the same bytes."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

from letterkit.batch import root
from letterkit.batch.box import Box
from letterkit.batch.customers import Customer, Customers
from letterkit.batch.lines import case_of
from letterkit.case import Case
from letterkit.channels import RECORDS
from letterkit.creditor import Creditor
from letterkit.dutch import dates
from letterkit.errors import LedgerTrouble, WrongCall
from letterkit.evidence import words
from letterkit.evidence.approved import Approvals, keys_of
from letterkit.sealing import commitments, merkle
from letterkit.sealing.envelope import digest as hashed
from letterkit.texts import say

_CHECKER = ("verify.py", "ed25519.py", "token_time.py")
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the same bytes for the same content
Record = Callable[[str], Case | None]
_MANIFEST, _DECISIONS = "manifest.jsonl", "decisions.jsonl"


@dataclass(slots=True)
class _Pack:
    files: dict[str, bytes] = field(default_factory=dict)
    messages: list[dict[str, object]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class House:
    """Whose run it is. ``base``: the folder of creditor.yaml."""

    creditor: Creditor
    base: Path


def packed(box: Box, customers: Customers, house: House, wanted: str, record: Record) -> bytes:
    """The pack of a case, or of the document with this number. ``record``: finds the data of a case.

    Raises ``LedgerTrouble`` for a run without a root, ``WrongCall`` when it has nothing of this customer.
    """
    if box.digest(root.RUN) is None:
        raise LedgerTrouble("run_not_sealed", run="")
    run: dict[str, Any] = json.loads(box.read(root.RUN))
    rows = list(box.lines(_MANIFEST))
    who = customers.find(wanted)
    number = who.number if who else wanted.upper()
    mine = [(at, json.loads(row)) for at, row in enumerate(rows) if number in row]
    mine = [(at, made) for at, made in mine if made.get("case_id") == number]
    if not mine:
        raise WrongCall("evidence_nothing", case=wanted)
    case_id, salt = (who.case_id, who.salt) if who else (number, b"")
    days = datetime.fromisoformat(run["started"]).date(), date.fromisoformat(run["today"])
    roles = str((run.get("roles") or {}).get("sha256", ""))
    approvals = Approvals(house.base, house.creditor.stages, days, roles)
    leaves, pack = root.leaves(box), _Pack()
    for at, made in mine:
        _message(box, pack, made, {"regel": rows[at], "pad": merkle.path(leaves, at)}, approvals)
    _data(box, pack, mine[0][1], who, record)
    for name in (root.RUN, root.SIGNED, root.TIME):
        if box.digest(name):
            pack.files[name] = box.read(name)
    pack.files["sleutels.txt"] = "".join(f"{line}\n" for line in dict.fromkeys(keys_of(house.base, days[0]))).encode()
    _certificate(pack, house.base)
    proof = {"versie": 1, "zaak": case_id, "zout": salt.hex(), "berichten": pack.messages}
    pack.files["bewijs.json"] = json.dumps(proof, indent=1, ensure_ascii=False).encode()
    pack.files["LEESMIJ.txt"] = words.readme(
        {
            "case": case_id,
            "creditor": house.creditor.naam,
            "day": dates.printed_digits(days[1]),
            "started": run["started"],
            "count": len(mine),
            "door": _door(str(run.get("without_approval", ""))),
        }
    ).encode()
    checker = files("letterkit.evidence.checker")
    return _zipped(pack.files | {name: checker.joinpath(name).read_bytes() for name in _CHECKER})


def _door(reason: str) -> str:
    return say("approval.door", reason=reason) + "\n" if reason else ""


def _message(box: Box, pack: _Pack, made: dict[str, Any], line: dict[str, object], approvals: Approvals) -> None:
    channel, case = RECORDS[made["channel"]], str(made["case_id"])
    if channel.file:
        name = str(made.get("path", channel.file.format(case_id=case)))
        content, suffix = box.read(name), Path(name).suffix
    else:
        content, suffix = _text_line(box, channel.line_file, made["sha256"]), ".json"
    place = f"bericht/{made['stage']}-{channel.name}"
    pack.files[place + suffix] = content
    pack.files[f"{place}.txt"] = words.readable(place + suffix, content).encode("utf-8")
    found = approvals.of((made["stage"], channel.name), str(made["release"]))
    if found:
        pack.files |= found.files
    pack.messages.append(
        {
            **line,
            "bestand": place + suffix,
            "uitgave": str(found.number) if found else "",
            "delen": list(found.parts) if found else [],
        }
    )


def _text_line(box: Box, name: str, digest: str) -> bytes:
    found = next((line for line in box.lines(name) if hashed(line.encode()) == digest), None)
    if found is None:
        raise LedgerTrouble("output_incomplete", path=name, name=name)
    return found.encode()


def _data(box: Box, pack: _Pack, made: dict[str, Any], who: Customer | None, record: Record) -> None:
    """The decision, and the record of the case where somebody still has the one of then."""
    number = str(made["case_id"])
    line = next((line for line in box.lines(_DECISIONS) if number in line and case_of(line) == number), "")
    if line:
        pack.files["besluit.json"] = line.encode()
        pack.files["besluit.txt"] = words.decision(line, "").encode()
    case = record(who.case_id) if who else None
    if who and case:
        content = case.model_dump_json()
        if commitments.commitment(who.salt, content) == made["commitment"]:
            pack.files["zaak.json"] = content.encode()


def _certificate(pack: _Pack, base: Path) -> None:
    """The root of the time authority, behind the keys: for who trusts the creditor's own."""
    authority = root.roles_at(base)
    if authority and authority.tijdstempel and (path := base / authority.tijdstempel.wortel).is_file():
        pack.files["sleutels.txt"] += path.read_bytes()


def _zipped(content: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in sorted(content.items()):
            info = zipfile.ZipInfo(name, _MOMENT)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            made.writestr(info, data)
    return out.getvalue()
