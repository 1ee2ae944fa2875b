"""The line files of a run: what each row that ended adds to manifest, decisions, sms, calls, held and rejected."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import datetime

from letterkit import journey, texts
from letterkit.batch import summary
from letterkit.batch.ending import Ending
from letterkit.render.sms import Sms
from letterkit.render.whatsapp import WhatsApp

HEADS: Mapping[str, tuple[str, ...]] = {
    "sms.jsonl": (),
    "whatsapp.jsonl": (),
    "manifest.jsonl": (),
    "decisions.jsonl": (),
    "calls.csv": ("case_id", "stage", "from", "reason", "what_to_do"),
    "held.csv": ("case_id", "reason", "what_to_do", "code"),
    "rejected.csv": ("row", "case_id", "field", "problem", "expected"),
}
"""The line files with the names of their columns."""
_JSON = json.JSONEncoder(ensure_ascii=False)
_SMS = ("to", "sender", "text", "encoding", "units", "segments")
_FREE, _OTHER = "vorige_fase", "anders"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def lines(ending: Ending) -> Iterator[tuple[str, str]]:
    """File and line, for everything one row adds."""
    for made in ending.made:
        if made.line:
            yield f"{made.channel}.jsonl", made.line + "\n"
        line = manifest_line(
            ending.case_id,
            ending.stage,
            channel=made.channel,
            version=made.version,
            digest=made.sha256,
            variant=ending.variant,
        )
        yield "manifest.jsonl", line + "\n"
    if not ending.problems:
        yield "decisions.jsonl", decision_line(ending) + "\n"
    if ending.call:
        moment = ending.call.moment.isoformat(timespec="minutes")
        yield "calls.csv", table_line(ending.case_id, ending.stage, moment, *summary.call_cells(ending.call))
    if ending.held:
        yield "held.csv", table_line(ending.case_id, *(" ".join(cell) for cell in summary.held_cells(ending.held)))
    for found in ending.problems:
        yield "rejected.csv", table_line(ending.row, ending.case_id, found.field, *texts.problem(found))


def head(name: str) -> str:
    """The first line of a table; nothing for other files."""
    return table_line(*HEADS[name]) if HEADS[name] else ""


def table_line(*cells: object) -> str:
    """CSV with comma and CR LF (RFC 4180). A cell that a spreadsheet would run as a formula gets an apostrophe."""
    line = io.StringIO()
    csv.writer(line).writerow([_no_formula(str(cell)) for cell in cells])
    return line.getvalue()


def text_line(case_id: str, content: Sms | WhatsApp, not_before: datetime) -> str:
    """One line of ``sms.jsonl`` or ``whatsapp.jsonl``; ``not_before`` is the first moment outside the quiet hours."""
    record = {name: getattr(content, name) for name in _SMS} if isinstance(content, Sms) else content.message
    return _JSON.encode({"case_id": case_id, "not_before": not_before.isoformat(timespec="minutes"), **record})


def manifest_line(case_id: str, stage: str, *, channel: str, version: str, digest: str, variant: str) -> str:
    """One line of ``manifest.jsonl``; ``variant`` stands there only when versions were drawn."""
    record = {"case_id": case_id, "stage": stage, "channel": channel, "template_version": version, "sha256": digest}
    if variant:
        record["variant"] = variant
    return _JSON.encode(record)


def decision_line(ending: Ending) -> str:
    """One line of ``decisions.jsonl``: how a case ended and what decided that, so that equal treatment can be shown."""
    record = {
        "case_id": ending.case_id,
        "ended": ending.kind,
        "stage": ending.stage,
        "period": ending.period,
        "reasons": [reason.code for reason in ending.held],
        "variables": {name: _known_stage(value) if name == _FREE else value for name, value in ending.variables},
    }
    return _JSON.encode(record)


def _known_stage(given: object) -> object:
    """The stage of an earlier message is free text in a case: when it is no stage of ours, it may be anything."""
    return given if not given or given in journey.stages() else _OTHER


def _no_formula(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
