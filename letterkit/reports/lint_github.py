"""Lint reports as workflow commands, which GitHub shows beside the lines of a change."""

from collections.abc import Sequence

from letterkit.lint import Finding, Report
from letterkit.lint.coverage import UnreadFile
from letterkit.reports.coverage_lines import coverage_lines
from letterkit.reports.lint_json import summary
from letterkit.texts import say

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def as_github(reports: Sequence[Report], unread: Sequence[UnreadFile] = ()) -> str:
    """One command a finding and a file that was not read, what was left out of each file, then the counts."""
    lines = [_command(report, finding) for report in reports for finding in report.findings]
    lines += [f"::error file={_property(file.path)}::{_data(file.sentence)}" for file in unread]
    lines += [_coverage(report) for report in reports if report.document.left_out]
    return "\n".join([*lines, say("lint.summary", **summary(reports))]) + "\n"


def _coverage(report: Report) -> str:
    coverage = _data("; ".join(coverage_lines(report)))
    return f"::notice file={_property(report.document.path)},title=niet-gelezen::{coverage}"


def _command(report: Report, finding: Finding) -> str:
    places = {
        "file": finding.template or report.document.path,
        "line": finding.line,
        "col": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
        "title": finding.rule,
    }
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in places.items())
    return f"::{_COMMANDS[finding.level]} {properties}::{_data(finding.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
