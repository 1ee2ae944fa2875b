"""Lint reports as JUnit XML: one suite a text, one case a rule that held for it; findings are failures."""

from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from letterkit.lint import Finding, Report


def as_junit(reports: Sequence[Report]) -> str:
    """All reports as one ``testsuites`` element. Tips (info) are written as output, not as failures."""
    root = ET.Element("testsuites", name="letterkit lint")
    for report in reports:
        root.append(_suite(report))
    for name in ("tests", "failures"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(report: Report) -> ET.Element:
    by_rule = {rule: list(found) for rule, found in groupby(sorted(report.findings, key=_rule), key=_rule)}
    path = report.document.path or "-"
    failing = sum(any(one.level != "info" for one in found) for found in by_rule.values())
    skipped = len({one.finding.rule for one in report.suppressed} - set(by_rule))
    tests = max(1, len(by_rule) + skipped)
    counts = {"tests": str(tests), "failures": str(failing), "errors": "0", "skipped": str(skipped)}
    suite = ET.Element("testsuite", {"name": path, **counts, "time": "0"})
    for rule, found in by_rule.items():
        suite.append(_case(path, rule, found))
    for rule in sorted({one.finding.rule for one in report.suppressed} - set(by_rule)):
        reason = next(one.waiver.reason for one in report.suppressed if one.finding.rule == rule)
        case = ET.SubElement(suite, "testcase", {"classname": path, "name": rule, "time": "0"})
        ET.SubElement(case, "skipped", {"message": _clean(reason)})
    if not len(suite):
        ET.SubElement(suite, "testcase", {"classname": path, "name": "letterkit lint", "time": "0"})
    return suite


def _case(path: str, rule: str, found: list[Finding]) -> ET.Element:
    case = ET.Element("testcase", {"classname": path, "name": rule, "time": "0"})
    text = "\n".join(f"{one.line}:{one.column} {_clean(one.message)} [{_clean(one.text)}]" for one in found)
    worst = next((level for level in ("error", "warning") if any(one.level == level for one in found)), None)
    if worst:
        ET.SubElement(case, "failure", {"type": worst, "message": _clean(found[0].message)}).text = text
    else:
        ET.SubElement(case, "system-out").text = text
    return case


def _rule(finding: Finding) -> str:
    return finding.rule


def _clean(text: str) -> str:
    """Without the control characters that XML does not know."""
    return "".join(one if one >= " " or one in "\t\n" else " " for one in text)
