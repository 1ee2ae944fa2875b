"""Lint reports as JUnit XML: one suite a text, one case a rule that held for it; findings are failures."""

from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from letterkit.lint import Finding, Report
from letterkit.lint.coverage import UnreadFile
from letterkit.reports.coverage_lines import coverage_lines


def as_junit(reports: Sequence[Report], unread: Sequence[UnreadFile] = ()) -> str:
    """All reports as one ``testsuites`` element. Tips (info) are written as output, not as failures."""
    root = ET.Element("testsuites", name="letterkit lint")
    for report in reports:
        root.append(_suite(report))
    for file in unread:
        root.append(_unread_suite(file))
    for name in ("tests", "failures"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(report: Report) -> ET.Element:
    by_rule = {rule: list(group) for rule, group in groupby(sorted(report.findings, key=_rule), key=_rule)}
    path = report.document.path or "-"
    failing = sum(any(finding.level != "info" for finding in group) for group in by_rule.values())
    skipped = len({excused.finding.rule for excused in report.suppressed} - set(by_rule))
    tests = max(1, len(by_rule) + skipped)
    counts = {"tests": str(tests), "failures": str(failing), "errors": "0", "skipped": str(skipped)}
    suite = ET.Element("testsuite", {"name": path, **counts, "time": "0"})
    for rule, findings in by_rule.items():
        suite.append(_case(path, rule, findings))
    for rule in sorted({excused.finding.rule for excused in report.suppressed} - set(by_rule)):
        reason = next(excused.waiver.reason for excused in report.suppressed if excused.finding.rule == rule)
        case = ET.SubElement(suite, "testcase", {"classname": path, "name": rule, "time": "0"})
        ET.SubElement(case, "skipped", {"message": _clean(reason)})
    if not len(suite):
        ET.SubElement(suite, "testcase", {"classname": path, "name": "letterkit lint", "time": "0"})
    ET.SubElement(suite, "system-out").text = _clean("\n".join(coverage_lines(report)))
    return suite


def _unread_suite(unread: UnreadFile) -> ET.Element:
    """A file that was not read is a test that could not be run: an error, not a failure."""
    counts = {"tests": "1", "failures": "0", "errors": "1", "skipped": "0", "time": "0"}
    suite = ET.Element("testsuite", {"name": unread.path, **counts})
    case = ET.SubElement(suite, "testcase", {"classname": unread.path, "name": "letterkit lint", "time": "0"})
    ET.SubElement(case, "error", {"type": unread.code, "message": _clean(unread.sentence)})
    return suite


def _case(path: str, rule: str, findings: list[Finding]) -> ET.Element:
    case = ET.Element("testcase", {"classname": path, "name": rule, "time": "0"})
    text = "\n".join(
        f"{finding.line}:{finding.column} {_clean(finding.message)} [{_clean(finding.text)}]" for finding in findings
    )
    worst = next((level for level in ("error", "warning") if any(finding.level == level for finding in findings)), None)
    if worst:
        ET.SubElement(case, "failure", {"type": worst, "message": _clean(findings[0].message)}).text = text
    else:
        ET.SubElement(case, "system-out").text = text
    return case


def _rule(finding: Finding) -> str:
    return finding.rule


def _clean(text: str) -> str:
    """Without the control characters that XML does not know."""
    return "".join(sign if sign >= " " or sign in "\t\n" else " " for sign in text)
