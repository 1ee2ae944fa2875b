"""Lint reports as SARIF 2.1.0, the format that code hosts and editors read."""

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from letterkit import __version__
from letterkit.lint import Finding, Report
from letterkit.lint.rule import all_rules
from letterkit.reports.lint_json import rules_hash

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def as_sarif(reports: Sequence[Report]) -> str:
    """All reports as one SARIF log with one run, with a final newline."""
    used = sorted({one.rule for report in reports for one in _all(report)})
    order = {rule_id: at for at, rule_id in enumerate(used)}
    run = {
        "tool": {"driver": _driver(used)},
        "columnKind": "unicodeCodePoints",
        "language": "nl",
        "artifacts": [{"location": {"uri": _uri(report.document.path)}} for report in reports],
        "results": [result for report in reports for result in _results(report, order)],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _driver(used: Sequence[str]) -> dict[str, Any]:
    return {
        "name": "letterkit",
        "version": __version__,
        "semanticVersion": __version__,
        "properties": {"rules_hash": rules_hash()},
        "rules": [
            {
                "id": rule_id,
                "shortDescription": {"text": all_rules()[rule_id].rule.why},
                "fullDescription": {"text": all_rules()[rule_id].rule.why},
                "help": {"text": f"Bron: {all_rules()[rule_id].rule.source}"},
                "properties": {"category": all_rules()[rule_id].rule.category},
            }
            for rule_id in used
        ],
    }


def _all(report: Report) -> list[Finding]:
    return [*report.findings, *(one.finding for one in report.suppressed)]


def _results(report: Report, order: dict[str, int]) -> list[dict[str, Any]]:
    plain = [_result(report, finding, order) for finding in report.findings]
    excused = [
        _result(report, one.finding, order)
        | {"suppressions": [{"kind": "inSource", "status": "accepted", "justification": one.waiver.reason}]}
        for one in report.suppressed
    ]
    return plain + excused


def _result(report: Report, finding: Finding, order: dict[str, int]) -> dict[str, Any]:
    region: dict[str, Any] = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
        "snippet": {"text": finding.text},
    }
    if not finding.template:
        region |= {"charOffset": finding.start, "charLength": finding.end - finding.start}
    uri = _uri(finding.template or report.document.path)
    return {
        "ruleId": finding.rule,
        "ruleIndex": order[finding.rule],
        "level": _LEVELS[finding.level],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}],
        "properties": {"suggestions": list(finding.suggestions), "source": finding.source, "why": finding.why},
    }


def _uri(path: str) -> str:
    return quote(PurePath(path or "-").as_posix())
