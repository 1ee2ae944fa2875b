"""Lint reports as JUnit XML: one suite a text, one case a rule that held for it; findings are failures.

There is no standard but what readers accept. This is what both published schemas allow, that of Jenkins and that of the
tasks of Apache Ant, which asks for more: no totals at the top, and a day, a host and elements with nothing in them.
"""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from xml.etree import ElementTree as ET

from letterkit.lint import Finding, Report
from letterkit.lint.coverage import UnreadFile
from letterkit.reports.coverage_lines import coverage_lines

_NO_DAY = date(1970, 1, 1)


def as_junit(reports: Sequence[Report], unread: Sequence[UnreadFile] = (), *, day: date | None = None) -> str:
    """All reports as one ``testsuites`` element. Tips (info) are written as output, not as failures.

    day: when they were judged; without it the first day that computers count from.
    """
    root = ET.Element("testsuites")
    for report in reports:
        root.append(_suite(report))
    for file in unread:
        root.append(_unread_suite(file))
    for number, suite in enumerate(root):
        about = {"id": str(number), "package": "letterkit.lint", "hostname": "localhost"}
        suite.attrib |= {**about, "timestamp": f"{day or _NO_DAY:%Y-%m-%d}T00:00:00"}
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(report: Report) -> ET.Element:
    by_rule = {rule: list(group) for rule, group in groupby(sorted(report.findings, key=_rule), key=_rule)}
    path = report.document.path or "-"
    cases = [_case(path, rule, findings) for rule, findings in by_rule.items()]
    for rule in sorted({excused.finding.rule for excused in report.suppressed} - set(by_rule)):
        reason = next(excused.waiver.reason for excused in report.suppressed if excused.finding.rule == rule)
        cases.append(_named(path, rule))
        ET.SubElement(cases[-1], "skipped", {"message": _clean(reason)})
    tips = [finding for findings in by_rule.values() if not _worst(findings) for finding in findings]
    return _of_cases(path, cases, [*coverage_lines(report), *map(_line, tips)])


def _unread_suite(unread: UnreadFile) -> ET.Element:
    """A file that was not read is a test that could not be run: an error, not a failure."""
    case = _named(unread.path, "letterkit lint")
    ET.SubElement(case, "error", {"type": unread.code, "message": _clean(unread.sentence)})
    return _of_cases(unread.path, [case], [])


def _of_cases(path: str, cases: list[ET.Element], lines: list[str]) -> ET.Element:
    cases = cases or [_named(path, "letterkit lint")]
    kinds = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    counts = {name: str(sum(len(case.findall(kind)) for case in cases)) for name, kind in kinds.items()}
    suite = ET.Element("testsuite", {"name": path, "tests": str(len(cases)), **counts, "time": "0"})
    ET.SubElement(suite, "properties")
    suite.extend(cases)
    ET.SubElement(suite, "system-out").text = _clean("\n".join(lines))
    ET.SubElement(suite, "system-err")
    return suite


def _case(path: str, rule: str, findings: list[Finding]) -> ET.Element:
    case = _named(path, rule)
    if worst := _worst(findings):
        failure = ET.SubElement(case, "failure", {"type": worst, "message": _clean(findings[0].message)})
        failure.text = "\n".join(map(_line, findings))
    return case


def _named(path: str, name: str) -> ET.Element:
    return ET.Element("testcase", {"classname": path, "name": name, "time": "0"})


def _worst(findings: list[Finding]) -> str:
    """The highest level that fails; empty when all are tips."""
    levels = {finding.level for finding in findings}
    return next((level for level in ("error", "warning") if level in levels), "")


def _line(finding: Finding) -> str:
    return f"{finding.line}:{finding.column} {_clean(finding.message)} [{_clean(finding.text)}]"


def _rule(finding: Finding) -> str:
    return finding.rule


def _clean(text: str) -> str:
    """Without the control characters that XML does not know."""
    return "".join(sign if sign >= " " or sign in "\t\n" else " " for sign in text)
