"""One template: its messages judged, and the pieces of text that a reader can see."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from letterkit.branches.coverage import reached
from letterkit.lint import Finding, Report, from_message
from letterkit.lint.document import Document
from letterkit.lint.findings import Waiver
from letterkit.message import Channel, Message, Origin
from letterkit.workspace import Workspace

Name = tuple[str, Channel]
"""Stage and channel of a template."""


@dataclass(frozen=True, slots=True)
class OfTemplate:
    """What one template gives: its reports, each finding once; its pieces of text (with those of its parts), and which
    of them were reached.
    """

    reports: tuple[Report, ...]
    visible: dict[Origin, str]
    reached: frozenset[Origin]
    messages: int


def judged_template(workspace: Workspace, name: Name, messages: list[Message]) -> OfTemplate:
    visible = _visible(workspace, name)
    reports = tuple(each_once(_reports(workspace, name, messages)))
    return OfTemplate(reports, visible, reached(visible, messages), len(messages))


def each_once(reports: Iterable[Report]) -> Iterator[Report]:
    """Every finding at its first message only; messages with nothing new are left out, but each template has one."""
    seen: set[tuple[object, ...]] = set()
    shown: set[str] = set()
    for report in reports:
        new = []
        for finding in report.findings:
            key = (finding.rule, finding.template, finding.line, finding.column)
            if key not in seen:
                seen.add(key)
                new.append(finding)
        if new or report.document.path not in shown:
            shown.add(report.document.path)
            yield replace(report, findings=tuple(new))


def _visible(workspace: Workspace, name: Name) -> dict[Origin, str]:
    """Place and characters of each piece of text that a reader of this template or its parts can see."""
    template = workspace.templates.get(*name)
    files = {template.source.name, *template.parts}
    pieces = {piece: _characters(workspace, piece) for piece in workspace.templates.pieces() if piece.template in files}
    return {piece: text for piece, text in pieces.items() if text}


def _characters(workspace: Workspace, piece: Origin) -> str:
    """The template text from ``piece`` on to the next tag; empty when it is no more than markup or an address."""
    lines = (workspace.templates.folders.text(piece.template) or "").split("\n")
    line = lines[piece.line - 1] if piece.line <= len(lines) else ""
    following = line[piece.column - 1 :]
    if following.startswith("{{"):
        return "" if line[: piece.column - 1].endswith("](") else following.split("}}", 1)[0]
    own = following.split("{%", 1)[0].split("{{", 1)[0]
    return "" if own.startswith(":::") or not any(sign.isalpha() for sign in own) else own


def _reports(workspace: Workspace, name: Name, messages: list[Message]) -> Iterator[Report]:
    """The reports of one template. An exception in its head is unused only when no message needs it."""
    template = workspace.templates.get(*name)
    waivers = tuple(
        Waiver(allowance.rule, allowance.at, allowance.reason, allowance.by, allowance.until)
        for allowance in template.source.head.allow
    )
    judge = workspace.linter.judge
    reports = [_alone(judge(_document(message, template.source.name, waivers), invented=True)) for message in messages]
    needed = {(excused.waiver.rule, excused.waiver.at) for report in reports for excused in report.suppressed}
    line, column = template.source.places.get("allow", (1, 1))
    for report in reports:
        yield replace(report, findings=tuple(_kept(report, needed, template.source.name, line, column)))


def _alone(report: Report) -> Report:
    """Without what was worked out to judge it: there are thousands."""
    return replace(report, document=replace(report.document, memory={}, law=None))


def _kept(report: Report, needed: set[tuple[str, str]], name: str, line: int, column: int) -> Iterator[Finding]:
    """The findings, without "unused" for an exception that another message of the template needs."""
    rules = {rule for rule, _ in needed}
    for finding in report.findings:
        if not finding.rule.startswith("uitzondering-"):
            yield finding
        elif not (finding.rule == "uitzondering-ongebruikt" and any(rule in finding.message for rule in rules)):
            yield replace(finding, template=name, line=line, column=column, end_line=line, end_column=column)


def _document(message: Message, name: str, waivers: tuple[Waiver, ...]) -> Document:
    return replace(from_message(message), path=name, waivers=waivers, memory={})
