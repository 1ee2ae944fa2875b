"""Erasing one customer from a run (AVG, article 17): files, lines and salt go, a signed tombstone stays.

The proof of all other messages holds: the leaf of an erased line stays in the manifest, and the links of the ledger
stay in its chain. What was printed together with others goes as a whole: such a file is taken away.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from letterkit.batch import lines, root, tombstones
from letterkit.batch.box import Box
from letterkit.batch.closing import summary_of
from letterkit.batch.ending_run import SUMMARY, write_summary
from letterkit.batch.ledger import URL, Run
from letterkit.batch.ledger.erasing import Erasing
from letterkit.case import case_key
from letterkit.channels import RECORDS
from letterkit.dutch import spreadsheet
from letterkit.errors import LedgerTrouble
from letterkit.sealing import envelope

if TYPE_CHECKING:
    from securesystemslib.signer import Signer

_MANIFEST = "manifest.jsonl"


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


def erase(box: Box, url: URL, run: Run, case: str, wish: Wish) -> int:
    """Erase a customer from one run; how many messages. 0 when the run has nothing of that customer.

    The tombstone is written first: whoever stops in between does it again, and nothing looks changed without a reason.
    """
    if not root_is_there(box):
        raise LedgerTrouble("run_not_sealed", run=run.id[:12])
    plan = _planned(box, case)
    with Erasing(url, run) as ledger:
        links = ledger.links(case)
        if not (links or plan.content or plan.gone):
            return 0
        statement = {
            "run": run.id,
            "day": datetime.now(UTC).date().isoformat(),
            "ground": wish.ground,
            "by": wish.name,
            "documents": sorted(set(plan.documents.values())),
            "leaves": plan.leaves,
            "files": {name: envelope.digest(content) for name, content in plan.content.items() if name != lines.SALTS}
            | {name: "" for name in plan.gone if name.startswith("print/")},
            "links": {str(link.position): link.hash for link in links},
        }
        before = box.read(tombstones.FILE) if box.digest(tombstones.FILE) else b""
        stone = tombstones.line(envelope.sign(tombstones.statement(statement), wish.signer))
        box.place(tombstones.FILE, before + stone.encode())
        for name, content in plan.content.items():
            box.place(name, content)
        box.remove(plan.gone)
        ledger.erase(case, plan.documents, ground=wish.ground, operator=wish.name)
        ledger.swept()
    if box.digest(SUMMARY):
        write_summary(box, summary_of(url, run))
    box.sync([tombstones.FILE, *plan.content])
    return len(plan.leaves)


def root_is_there(box: Box) -> bool:
    return box.digest(root.RUN) is not None


def _planned(box: Box, case: str) -> _Plan:
    plan = _Plan({}, [], {}, [])
    key = case_key(case)
    _manifest(box, key, plan)
    for name in (*lines.HEADS, lines.SALTS):
        if name != _MANIFEST and box.digest(name):
            _without(box, name, _of_json(key) if name.endswith(".jsonl") else _of_table(name, key), plan)
    if any(RECORDS[name].printed for name in plan.documents if name in RECORDS):
        plan.gone += [name for name in box.names("print") if not name.endswith("count.json")]
    return plan


def _manifest(box: Box, key: str, plan: _Plan) -> None:
    changed, rows = False, []
    for line in box.lines(_MANIFEST):
        made = json.loads(line)
        if case_key(str(made.get("case_id", ""))) != key or "erased" in made:
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
    return lambda row: case_key(lines.decision_of(row)) == key


def _of_table(name: str, key: str) -> Callable[[str], bool]:
    """A row of a table: ``case_id`` stands in a column of its own, and no cell holds a line end (``spreadsheet``)."""
    at = lines.HEADS[name].index("case_id")

    def theirs(row: str) -> bool:
        cells = list(spreadsheet.cells(row))
        return len(cells) > at and case_key(cells[at]) == key

    return theirs


def documents_of(box: Box, case: str) -> Iterator[dict[str, object]]:
    """The lines of the manifest of one case, or of one document."""
    wanted = {case_key(case), case.casefold()}
    for line in box.lines(_MANIFEST):
        made = json.loads(line)
        if "erased" not in made and wanted & {case_key(str(made["case_id"])), str(made.get("document", "")).casefold()}:
            yield made
