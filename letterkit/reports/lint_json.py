"""Lint reports as JSON, in the form of the contract (version 1)."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import Any

from letterkit import __version__
from letterkit.lint import LEVELS, Finding, Report
from letterkit.lint.coverage import UnreadFile, coverage
from letterkit.lint.glossary import shipped
from letterkit.lint.replacements import replacements
from letterkit.lint.rule import all_rules
from letterkit.stages import shipped as shipped_stages

Norms = Mapping[str, Sequence[str]]
"""The ids of the norms that each rule serves."""


def as_json(
    reports: Sequence[Report],
    unread: Sequence[UnreadFile] = (),
    *,
    norms: Norms | None = None,
    told: Callable[[Report], dict[str, Any]] | None = None,
) -> str:
    """All reports, and the files that gave none, as one JSON document with a final newline.

    norms: what stands beside each finding; without them it has none. told: gives the document of a report for whoever
    remembers those.
    """
    return json.dumps(as_tree(reports, unread, norms or {}, told), ensure_ascii=False, indent=2) + "\n"


def as_tree(
    reports: Sequence[Report],
    unread: Sequence[UnreadFile],
    norms: Norms,
    told: Callable[[Report], dict[str, Any]] | None = None,
) -> dict[str, Any]:
    """The same as plain values."""
    return {
        "version": 1,
        "tool": {"name": "letterkit", "version": __version__, "rules_hash": rules_hash()},
        "documents": [told(report) if told else document(report, norms) for report in reports],
        "not_read": [{"path": file.path, "code": file.code, "reason": file.sentence} for file in unread],
        "summary": summary(reports) | {"not_read": len(unread)},
    }


def summary(reports: Sequence[Report]) -> dict[str, int]:
    """How many documents, findings of each level, and excused findings."""
    levels: dict[str, int] = {level: sum(report.count(level) for report in reports) for level in LEVELS}
    return {
        "documents": len(reports),
        **levels,
        "suppressed": sum(len(report.suppressed) for report in reports),
        "known": sum(len(report.known) for report in reports),
    }


@cache
def rules_hash() -> str:
    """A hash of everything that decides a finding: rules, readings, stage tables and glossary."""
    digest = hashlib.sha256(shipped().digest.encode())
    root = files("letterkit.lint")
    for folder in ("", "rules", "reading", "levels", "series", "series/rules", "series/reading"):
        place = root.joinpath(folder) if folder else root
        for entry in sorted(place.iterdir(), key=lambda path: path.name):
            if entry.name.endswith((".py", ".yaml")):
                digest.update(entry.name.encode() + entry.read_bytes())
    tables = shipped_stages().files
    for name in tables.names:
        if name.endswith(("/levels.yaml", "/tells.yaml")):
            digest.update(name.encode() + (tables.text(name) or "").encode())
    return f"{len(all_rules())}-{digest.hexdigest()[:16]}"


def document(report: Report, norms: Norms) -> dict[str, Any]:
    """One report as plain values."""
    read, solutions = report.document, report.solutions
    tree: dict[str, Any] = {
        "path": read.path,
        "stage": read.stage,
        "stage_read": report.stage,
        "channel": read.channel,
        "language": read.language if _is_dutch(report) else "und",
        "words": read.words,
        "coverage": _coverage(report),
        "sentences": len(read.prose),
        "readability": _readability(report),
        "tone": report.tone,
        "solutions": {
            "offered": solutions.offered,
            "options": list(solutions.options),
            "contact_invited": solutions.contact_invited,
            "channels": list(solutions.channels),
        },
        "findings": [_finding(finding, norms) for finding in report.findings],
        "suppressed": [
            _finding(excused.finding, norms)
            | {"reason": excused.waiver.reason, "by": excused.waiver.by, "until": str(excused.waiver.until)}
            for excused in report.suppressed
        ],
        "overrides": [
            {"rule": override.rule, "level": override.level, "reason": override.reason, "by": override.by}
            for override in report.overrides
        ],
    }
    return tree | ({"extracted_text": read.source} if read.extracted else {})


def _is_dutch(report: Report) -> bool:
    """Whether the text may be called what it says it is; "und" is the code for a language that is not known."""
    return report.document.language != "nl" or report.readability.dutch


def _coverage(report: Report) -> dict[str, Any]:
    read = coverage(report.document)
    return {
        "words_in_file": read.in_file,
        "words_judged": read.judged,
        "left_out": [
            {"code": part.code, "what": part.sentence, "words": part.words, "seen_by_reader": part.seen}
            for part in read.left_out
        ],
    }


def _readability(report: Report) -> dict[str, Any]:
    readability = report.readability
    return {
        "lint_score": readability.lint_score,
        "lint_level": readability.lint_level,
        "flesch_douma": readability.flesch_douma,
        "words_per_sentence": readability.words_per_sentence,
        "longest_sentence": readability.longest_sentence,
        "hard_words": [word.text for word in readability.hard_words],
        "too_short": readability.too_short,
    }


def _finding(finding: Finding, norms: Norms) -> dict[str, Any]:
    tree: dict[str, Any] = {
        "rule": finding.rule,
        "category": finding.category,
        "level": finding.level,
        "message": finding.message,
        "text": finding.text,
        "start": finding.start,
        "end": finding.end,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "suggestions": list(finding.suggestions),
        "advice": finding.advice if finding.suggestions else None,
        "replacements": list(replacements(finding)),
        "kind": finding.kind,
        "why": finding.why,
        "source": finding.source,
        "norms": list(norms.get(finding.rule, ())),
    }
    if finding.other:
        tree["other"] = asdict(finding.other)
    return tree | ({"template": finding.template} if finding.template else {})
