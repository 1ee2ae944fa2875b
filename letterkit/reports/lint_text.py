"""Lint reports for a person at a terminal: the sentence, a marker below it, and what to write instead."""

from collections.abc import Iterator, Sequence

import click

from letterkit.lint import Finding, Report
from letterkit.lint.coverage import UnreadFile
from letterkit.reports.coverage_lines import coverage_lines
from letterkit.reports.lint_json import summary
from letterkit.reports.plain_text import printable
from letterkit.texts import say

_COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}
_WIDEST = 110


def as_text(reports: Sequence[Report], unread: Sequence[UnreadFile] = (), *, colour: bool = False) -> str:
    """All reports, and the files that gave none, as lines of text, with terminal colours when asked for."""
    lines = [line for report in reports for line in _report(report)]
    counts = summary(reports)
    lines += [click.style(say("lint.not_read", reason=printable(file.sentence)), fg="red") for file in unread]
    lines.append(say("lint.summary", **counts))
    if unread:
        lines.append(say("lint.not_read_count", count=len(unread)))
    if counts["suppressed"]:
        lines.append(say("lint.suppressed", suppressed=counts["suppressed"]))
    if counts["known"]:
        lines.append(say("lint.known", known=counts["known"]))
    text = "\n".join(lines) + "\n"
    return text if colour else click.unstyle(text)


def _report(report: Report) -> Iterator[str]:
    name = printable(report.document.path or say("lint.no_path"))
    has_head = bool(report.findings or report.suppressed or report.document.left_out)
    if has_head:
        yield click.style(name, bold=True)
        yield from (f"  {printable(line)}" for line in coverage_lines(report))
        if report.document.stage and report.document.stage == report.document.declared:
            yield "  " + say("lint.stage_declared", stage=report.stage)
        elif not report.document.stage:
            key = "lint.stage_read" if report.stage else "lint.stage_unknown"
            yield "  " + say(key, stage=report.stage)
    for finding in report.findings:
        yield from _finding(report, finding)
    for excused in report.suppressed:
        waiver = excused.waiver
        yield "  " + say("lint.excused", rule=waiver.rule, reason=waiver.reason, by=waiver.by, until=waiver.until)
    for override in report.overrides:
        level = say(f"lint.level.{override.level}")
        yield "  " + say("lint.override", rule=override.rule, level=level, reason=override.reason)
    if has_head:
        yield ""


def _finding(report: Report, finding: Finding) -> Iterator[str]:
    place = f"{finding.template or ''}{':' if finding.template else ''}{finding.line}:{finding.column}"
    level = click.style(say(f"lint.level.{finding.level}"), fg=_COLOURS[finding.level], bold=True)
    yield f"  {place}  {level}  {printable(finding.message)}  {click.style('[' + finding.rule + ']', dim=True)}"
    quote, before, length = _quote(report, finding)
    yield "      " + printable(quote)
    yield "      " + " " * before + click.style("^" * max(1, length), fg=_COLOURS[finding.level])
    if other := finding.other:
        at = f"{other.template or ''}{':' if other.template else ''}{other.line}:{other.column}"
        text = " ".join(other.text.split())[:_WIDEST]
        yield "      " + say(
            "lint.see_other", path=printable(other.path) or say("lint.no_path"), place=at, text=printable(text)
        )


def _quote(report: Report, finding: Finding) -> tuple[str, int, int]:
    """The line of the finding, cut to a readable width around it; where the mark starts and how long it is."""
    source = report.document.source or report.document.text
    start = source.rfind("\n", 0, finding.start) + 1
    end = source.find("\n", finding.start)
    line = source[start : end if end >= 0 else len(source)].replace("\t", " ").rstrip("\r")
    at = finding.start - start
    cut = max(0, at - 30) if len(line) > _WIDEST else 0
    shown = line[cut : cut + _WIDEST]
    head = "… " if cut else ""
    tail = " …" if cut + _WIDEST < len(line) else ""
    length = min(finding.end - finding.start, len(shown) - (at - cut))
    return head + shown + tail, at - cut + len(head), length
