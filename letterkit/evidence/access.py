"""Everything that runs keep about one customer, to read and for another program (AVG, article 15)."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from letterkit.batch import handover, lines
from letterkit.batch.box import Box
from letterkit.batch.customers import Customers
from letterkit.batch.ledger import Receipt
from letterkit.case import case_key
from letterkit.channels import RECORDS
from letterkit.dutch import spreadsheet
from letterkit.errors import LedgerTrouble
from letterkit.evidence.words import readable
from letterkit.reports import page

_MANIFEST, _DECISIONS = "manifest.jsonl", "decisions.jsonl"
_LINES = (handover.FILE, *dict.fromkeys(one.line_file for one in RECORDS.values() if one.line_file))
_TABLES = tuple(name for name in lines.HEADS if name.endswith(".csv"))


@dataclass(slots=True)
class OfRun:
    """What one run has of a customer. ``files``: name -> content; ``words``: name -> what it says."""

    run: str
    day: str
    messages: list[dict[str, Any]] = field(default_factory=list)
    decisions: list[dict[str, Any]] = field(default_factory=list)
    lines: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    tables: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    receipts: list[dict[str, str]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not (self.messages or self.decisions or self.lines or self.tables or self.receipts)


def of_run(box: Box, about: tuple[str, str], case: str, customers: Customers, receipts: Iterator[Receipt]) -> OfRun:
    """All that a run keeps of this case. ``about``: its name and its day."""
    found, key, who = OfRun(*about), case_key(case), customers.find(case)
    number = case_key(who.number) if who else key
    found.messages = list(_of_lines(box, _MANIFEST, number))
    found.decisions = list(_of_lines(box, _DECISIONS, number))
    found.lines = {one: rows for one in _LINES if (rows := list(_of_lines(box, one, key)))}
    if who:
        found.lines[customers.name] = [json.loads(who.line)]
    found.tables = {one: rows for one in _TABLES if (rows := list(_of_table(box, one, key)))}
    found.receipts = [
        {"channel": one.channel, "state": one.state, "at": one.at, "provider_id": one.provider_id}
        for one in receipts
        if case_key(one.case_id) == number
    ]
    for made in found.messages:
        if file := RECORDS[made["channel"]].file:
            path = str(made.get("path", file.format(case_id=made["case_id"])))
            with suppress(LedgerTrouble):
                found.files[path] = box.read(path)
    return found


def _of_lines(box: Box, name: str, key: str) -> Iterator[dict[str, Any]]:
    with suppress(LedgerTrouble):
        for line in box.lines(name):
            if case_key(lines.case_of(line)) == key:
                yield json.loads(line)


def _of_table(box: Box, name: str, key: str) -> Iterator[dict[str, str]]:
    with suppress(LedgerTrouble):
        for row in box.lines(name):
            told = dict(zip(lines.HEADS[name], spreadsheet.cells(row), strict=False))
            if case_key(told.get("case_id", "")) == key:
                yield told


def as_json(case: str, found: Sequence[OfRun]) -> bytes:
    """For another program."""
    runs = [
        {
            "run": one.run,
            "day": one.day,
            "messages": one.messages,
            "decisions": one.decisions,
            "lines": one.lines,
            "tables": one.tables,
            "receipts": one.receipts,
            "files": sorted(one.files),
        }
        for one in found
    ]
    return (json.dumps({"case": case, "runs": runs}, ensure_ascii=False, indent=1) + "\n").encode()


def as_page(case: str, day: str, found: Sequence[OfRun], retention: Mapping[str, str]) -> bytes:
    """In plain Dutch, for the customer."""
    texts = {f"{one.run}/{name}": readable(name, content) for one in found for name, content in one.files.items()}
    return page.render("access", case=case, day=day, runs=found, texts=texts, retention=retention).encode()
