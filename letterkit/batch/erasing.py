"""Erasing one customer from a run (AVG, article 17): files, lines and salt go, a signed tombstone stays.

The proof of all other messages holds: the leaf of an erased line stays in the manifest, and the links of the ledger
stay in its chain. What was printed together with others goes as a whole: such a file is taken away.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from letterkit.batch import lines, root, tombstones
from letterkit.batch.box import Box, open_box
from letterkit.batch.closing import summary_of
from letterkit.batch.customers import Customer, Customers
from letterkit.batch.ending_run import write_summary
from letterkit.batch.ledger import URL, Run
from letterkit.batch.ledger.erasing import Erasing
from letterkit.batch.lines import SUMMARY
from letterkit.case import case_key
from letterkit.channels import RECORDS
from letterkit.dutch import spreadsheet
from letterkit.errors import LedgerTrouble
from letterkit.sealing import envelope

if TYPE_CHECKING:
    from securesystemslib.signer import Signer

_MANIFEST, _DECISIONS = "manifest.jsonl", "decisions.jsonl"


@dataclass(frozen=True, slots=True)
class Wish:
    """``name``: the person who signs."""

    ground: str
    name: str
    signer: Signer


@dataclass(slots=True)
class _Plan:
    """What becomes of each file, before anything is touched."""

    content: dict[str, bytes]
    gone: list[str]
    documents: dict[str, str]
    leaves: list[str]


def erase(place: str, url: URL, run: Run, case: str, wish: Wish) -> int:
    """Erase a customer from one run; how many messages. 0 when the run has nothing of that customer.

    The tombstone is written first: whoever stops in between does it again, and nothing looks changed without a reason.
    """
    box, customers = open_box(place), Customers(place)
    if not root_is_there(box):
        raise LedgerTrouble("run_not_sealed", run=run.id[:12])
    if not customers.is_there:
        raise LedgerTrouble("salts_missing", file=customers.name)
    who = customers.find(case)
    if who is None:
        return 0
    plan = _planned(box, who)
    with Erasing(url, run) as ledger:
        links = ledger.links(who.number)
        if not (links or plan.content or plan.gone):
            return 0
        statement = {
            "run": run.id,
            "day": datetime.now(UTC).date().isoformat(),
            "ground": wish.ground,
            "by": wish.name,
            "documents": sorted(set(plan.documents.values())),
            "leaves": plan.leaves,
            "files": {name: envelope.digest(content) for name, content in plan.content.items()}
            | {name: "" for name in plan.gone if name.startswith("print/")},
            "links": {str(link.position): link.hash for link in links},
        }
        before = box.read(tombstones.FILE) if box.digest(tombstones.FILE) else b""
        stone = tombstones.line(envelope.sign(tombstones.statement(statement), wish.signer))
        box.place(tombstones.FILE, before + stone.encode())
        for name, content in plan.content.items():
            box.place(name, content)
        box.remove(plan.gone)
        ledger.erase(who.number, plan.documents, ground=wish.ground, operator=wish.name)
        ledger.swept()
    if box.digest(SUMMARY):
        write_summary(box, summary_of(url, run))
    customers.forget(who.case_id)
    box.sync([tombstones.FILE, *plan.content])
    return len(plan.leaves)


def root_is_there(box: Box) -> bool:
    return box.digest(root.RUN) is not None


def _planned(box: Box, who: Customer) -> _Plan:
    plan = _Plan({}, [], {}, [])
    _manifest(box, who.number, plan)
    for name in lines.HEADS:
        if name != _MANIFEST and box.digest(name):
            key = case_key(who.number if name == _DECISIONS else who.case_id)
            _without(box, name, _of_json(key) if name.endswith(".jsonl") else _of_table(name, key), plan)
    if any(RECORDS[name].printed for name in plan.documents if name in RECORDS):
        plan.gone += [name for name in box.names("print") if not name.endswith("count.json")]
    return plan


def _manifest(box: Box, number: str, plan: _Plan) -> None:
    changed, rows = False, []
    for line in box.lines(_MANIFEST):
        made = json.loads(line)
        if made.get("case_id") != number or "erased" in made:
            rows.append(line)
            continue
        changed, leaf = True, root.leaf_of(line).hex()
        plan.leaves.append(leaf)
        plan.documents[made["channel"]] = made["document"]
        if file := RECORDS[made["channel"]].file:
            plan.gone.append(made.get("path", file.format(case_id=made["case_id"])))
        rows.append(json.dumps({"erased": leaf, "document": made["document"]}))
    if changed:
        plan.content[_MANIFEST] = "".join(f"{row}\n" for row in rows).encode()


def _without(box: Box, name: str, is_theirs: Callable[[str], bool], plan: _Plan) -> None:
    content = box.read(name)
    rows = [f"{row}\n" for row in content.decode("utf-8").removesuffix("\n").split("\n")] if content else []
    kept = "".join(row for row in rows if not is_theirs(row)).encode("utf-8")
    if kept != content:
        plan.content[name] = kept


def _of_json(key: str) -> Callable[[str], bool]:
    return lambda row: case_key(lines.case_of(row)) == key


def _of_table(name: str, key: str) -> Callable[[str], bool]:
    """A row of a table: ``case_id`` stands in a column of its own, and no cell holds a line end (``spreadsheet``)."""
    at = lines.HEADS[name].index("case_id")

    def theirs(row: str) -> bool:
        cells = list(spreadsheet.cells(row))
        return len(cells) > at and case_key(cells[at]) == key

    return theirs
