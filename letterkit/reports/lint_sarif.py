"""Lint reports as SARIF 2.1.0, the format that code hosts and editors read."""

import json
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from letterkit import __version__
from letterkit.lint import Finding, Report
from letterkit.lint.coverage import UnreadFile, coverage
from letterkit.lint.replacements import replacements
from letterkit.lint.rule import all_rules
from letterkit.reports.lint_json import Norms, rules_hash
from letterkit.texts import say

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_BASE = "%SRCROOT%"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def as_sarif(reports: Sequence[Report], unread: Sequence[UnreadFile] = (), *, norms: Norms | None = None) -> str:
    """All reports, and the files that gave none, as one SARIF log with one run, with a final newline.

    norms: tags of the rules, which hosts of code show and filter by.
    """
    of_rules = {finding.rule: finding for report in reports for finding in _all(report)}
    used = sorted(of_rules)
    order = {rule_id: at for at, rule_id in enumerate(used)}
    run = {
        "tool": {"driver": _driver([of_rules[rule_id] for rule_id in used], norms or {})},
        "columnKind": "unicodeCodePoints",
        "language": "nl",
        "invocations": [
            {"executionSuccessful": not unread, "toolExecutionNotifications": [_notification(file) for file in unread]}
        ],
        "originalUriBaseIds": {_BASE: {"description": {"text": "De map waarin letterkit werd gestart."}}},
        "artifacts": _artifacts(reports),
        "results": [result for report in reports for result in _results(report, order, norms or {})],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _artifacts(reports: Sequence[Report]) -> list[dict[str, Any]]:
    """Each file once, however many messages were made from it: the log is no log when two are the same."""
    artifacts: dict[str, dict[str, Any]] = {}
    for report in reports:
        read, document = coverage(report.document), report.document
        left_out = [part.sentence for part in read.left_out]
        counts = {"words_in_file": read.in_file, "words_judged": read.judged, "left_out": left_out}
        artifact: dict[str, Any] = {"location": _location(document.path), "properties": counts}
        if document.digest:
            artifact["hashes"] = {"sha-256": document.digest}
        artifacts.setdefault(_uri(document.path), artifact)
    return list(artifacts.values())


def _notification(unread: UnreadFile) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": unread.sentence},
        "locations": [{"physicalLocation": {"artifactLocation": _location(unread.path)}}],
    }


def _of_rule(finding: Finding) -> tuple[str, str, str, str]:
    """Id, why, source and category of the rule behind a finding; a creditor's own rule says them in the finding."""
    loaded = all_rules().get(finding.rule)
    rule = loaded.rule if loaded else finding
    return finding.rule, rule.why, rule.source, rule.category


def _driver(used: Sequence[Finding], norms: Norms) -> dict[str, Any]:
    return {
        "name": "letterkit",
        "version": __version__,
        "semanticVersion": __version__,
        "properties": {"rules_hash": rules_hash()},
        "rules": [
            {
                "id": rule_id,
                "shortDescription": {"text": why},
                "fullDescription": {"text": why},
                "help": {"text": f"Bron: {source}"},
                "properties": {
                    "category": category,
                    "tags": [category, *norms.get(rule_id, ())],
                    "norms": list(norms.get(rule_id, ())),
                },
            }
            for rule_id, why, source, category in map(_of_rule, used)
        ],
    }


def _all(report: Report) -> list[Finding]:
    return [*report.findings, *(excused.finding for excused in report.suppressed)]


def _results(report: Report, order: dict[str, int], norms: Norms) -> list[dict[str, Any]]:
    plain = [_result(report, finding, order, norms) for finding in report.findings]
    excused = [
        _result(report, waived.finding, order, norms)
        | {"suppressions": [{"kind": "inSource", "status": "accepted", "justification": waived.waiver.reason}]}
        for waived in report.suppressed
    ]
    return plain + excused


def _result(report: Report, finding: Finding, order: dict[str, int], norms: Norms) -> dict[str, Any]:
    region: dict[str, Any] = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
        "snippet": {"text": finding.text},
    }
    if not finding.template:
        region |= {"charOffset": finding.start, "charLength": finding.end - finding.start}
    file = _location(finding.template or report.document.path)
    fixes = {} if finding.template else _fixes(finding, file)
    return fixes | {
        "ruleId": finding.rule,
        "ruleIndex": order[finding.rule],
        "level": _LEVELS[finding.level],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
        "properties": {
            "suggestions": list(finding.suggestions),
            "advice": finding.advice if finding.suggestions else None,
            "source": finding.source,
            "why": finding.why,
            "norms": list(norms.get(finding.rule, ())),
        },
    }


def _fixes(finding: Finding, file: dict[str, Any]) -> dict[str, Any]:
    """What an editor may put in the place of the words with one click."""
    region = {"charOffset": finding.start, "charLength": finding.end - finding.start}
    fixes = [
        {
            "description": {"text": say("lsp.replace", suggestion=one)},
            "artifactChanges": [
                {
                    "artifactLocation": file,
                    "replacements": [{"deletedRegion": region, "insertedContent": {"text": one}}],
                }
            ],
        }
        for one in replacements(finding)
    ]
    return {"fixes": fixes} if fixes else {}


def _location(path: str) -> dict[str, Any]:
    """A file below the working folder is told from there, as hosts of code want it; any other by its whole address."""
    uri = _uri(path)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": _BASE}


def _uri(path: str) -> str:
    name = PurePath(path or "-")
    if not name.is_absolute():
        return quote(name.as_posix())
    here = Path.cwd()
    return quote(name.relative_to(here).as_posix()) if name.is_relative_to(here) else Path(name).as_uri()
