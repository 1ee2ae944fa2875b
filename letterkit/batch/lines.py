"""The line files of a run: what each row that ended adds to manifest, decisions, sms, calls, held …"""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from letterkit import texts
from letterkit.batch import handover, machine_words, summary
from letterkit.batch.customers import Customer
from letterkit.batch.proof import LEVELS, Findings
from letterkit.batch.row_result import ProducedMessage, RowResult
from letterkit.channels import LINE_FILES, RECORDS
from letterkit.dutch import spreadsheet
from letterkit.sealing import commitments

if TYPE_CHECKING:  # who reads the lines of a run needs nothing of what makes messages
    from letterkit.render import LineContent

HEADS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(LINE_FILES, ()),
    "manifest.jsonl": (),
    handover.FILE: (),
    "decisions.jsonl": (),
    "calls.csv": ("case_id", "stage", "from", "reason", "what_to_do"),
    "held.csv": ("case_id", "reason", "what_to_do", "code", "former_code"),
    "rejected.csv": ("row", "case_id", "field", "problem", "expected"),
    "dropped.csv": ("row", "case_id", "field", "problem", "expected"),
}
"""The line files with the names of their columns."""
SUMMARY = "summary.json"
WITHDRAWN = "withdrawn.json"
"""What becomes of the summary when a run is withdrawn: whoever waits for ``summary.json`` never sends it."""
APART = frozenset(HEADS) - {"manifest.jsonl", "decisions.jsonl", *LINE_FILES}
"""For whoever sends, calls or mends: they name their customers, and an archive of the proof can do without them."""
SALTS = "salts"
"""What ends in the file beside the output (``customers``); only of a run that can be proven."""
_KEPT_EMPTY = {record.line_file for record in RECORDS.values() if record.kept_empty}
_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False)


def lines(result: RowResult, rules: str = "") -> Iterator[tuple[str, str]]:
    """File and line, for everything one row adds. ``rules``: the hash of the rules, in a run that can be proven."""
    decided = decision_line(result) if not result.problems else ""
    decision = commitments.commitment(result.salt, decided) if result.salt else ""
    if result.salt and not result.problems:
        yield SALTS, Customer(result.case_id, result.salt).line + "\n"
    for made in result.messages:
        if made.line:
            yield RECORDS[made.channel].line_file, made.line + "\n"
        line = manifest_line(
            result.reference,
            result.stage,
            channel=made.channel,
            version=made.version,
            digest=made.sha256,
            variant=result.variant,
            name=made.name,
            proof=_proof(result, made, rules, decision),
        )
        yield "manifest.jsonl", line + "\n"
        if made.handover:
            yield handover.FILE, made.handover.line + "\n"
    if not result.problems:
        yield "decisions.jsonl", decided + "\n"
    if result.call:
        moment = result.call.moment.isoformat(timespec="minutes")
        yield "calls.csv", spreadsheet.line(result.case_id, result.stage, moment, *summary.call_cells(result.call))
    if result.held:
        yield (
            "held.csv",
            spreadsheet.line(result.case_id, *(" ".join(cell) for cell in summary.held_cells(result.held))),
        )
    for name, problems in (("rejected.csv", result.problems), ("dropped.csv", result.dropped)):
        for found in problems:
            yield name, spreadsheet.line(result.row, result.case_id, found.field, *texts.problem(found))


def files(channels: Container[str]) -> tuple[str, ...]:
    """The line files of a run that wrote on these channels; one that is not kept empty is there only with lines."""
    unused = {record.line_file for record in RECORDS.values() if record.name not in channels} - _KEPT_EMPTY
    return tuple(name for name in HEADS if name not in unused)


def head(name: str) -> str:
    """The first line of a table; nothing for other files."""
    return spreadsheet.head(*HEADS[name]) if HEADS.get(name) else ""


def text_line(case_id: str, content: LineContent, not_before: datetime, document: str = "") -> str:
    """One line of the line file of a channel; ``not_before`` is the first moment outside the quiet hours."""
    head = {"case_id": case_id, "not_before": not_before.isoformat(timespec="minutes")}
    if document:
        head["document"] = document
    return _JSON.encode({**head, **content.record})


def manifest_line(
    case_id: str, stage: str, *, channel: str, version: str, digest: str, variant: str, name: str, proof: str = ""
) -> str:
    """One line of ``manifest.jsonl``; ``variant`` stands there only when versions were drawn, ``path`` only for a file
    in a subfolder, ``proof`` (as JSON, without its braces) only in a run that can be proven.
    """
    record = {"case_id": case_id, "stage": stage, "channel": channel, "template_version": version, "sha256": digest}
    if variant:
        record["variant"] = variant
    if name.count("/") > 1:
        record["path"] = name
    line = _JSON.encode(record)
    return f"{line[:-1]}, {proof}}}" if proof else line


OF_PROOF = frozenset({"release", "rules", "findings", "exceptions", "decision", "commitment", "document"})


def case_of(line: str) -> str:
    """The case of a line of manifest, decisions or texts; "" for what is none."""
    try:
        return str(json.loads(line)["case_id"])
    except (ValueError, KeyError, TypeError):
        return ""


def _proof(result: RowResult, made: ProducedMessage, rules: str, decision: str) -> str:
    """What a line of the manifest says more: no name, no case, and nothing that can be guessed without the salt."""
    if made.mark is None or made.findings is None:
        return ""
    of_wording = _of_wording(made.mark.release, rules, made.findings)
    of_case = f'"commitment": "{result.commitment}", "document": "{made.mark.document}"'  # no sign that JSON escapes
    return f'{of_wording}, "decision": "{decision}", {of_case}'


@lru_cache(maxsize=1_024)  # a night has some dozens of wordings, and a line for each message
def _of_wording(release: str, rules: str, findings: Findings) -> str:
    record = {
        "release": release,
        "rules": rules,
        "findings": dict(zip(LEVELS, findings.counts, strict=True)),
        "exceptions": list(findings.exceptions),
    }
    return _JSON.encode(record)[1:-1]


def decision_line(result: RowResult) -> str:
    """One line of ``decisions.jsonl``: how a case ended and what decided that, so that equal treatment can be shown.

    ``days``: of a message that asks, when it arrives, and from when its term is over.
    """
    reasons = [reason.code for reason in result.held]
    variables = dict(result.variables)
    record: dict[str, object] = {
        "case_id": result.reference,
        "ended": result.kind,
        "stage": result.stage,
        "period": result.period,
        "codes": machine_words.codes(reasons),
        "facts": machine_words.facts(variables),
        "reasons": reasons,
        "variables": variables,
    }
    if result.calendar:
        record["days"] = {name: day.isoformat() for name, day in result.calendar.by_name.items()}
    return _JSON.encode(record)
