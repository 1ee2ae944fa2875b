"""Every distinct message that the templates can make, judged once; findings stand at their place in the template."""

import multiprocessing
import os
from collections.abc import Collection, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from letterkit import resources
from letterkit.branches.composing import Composer
from letterkit.branches.coverage import Coverage, reached
from letterkit.branches.stored import Store
from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.errors import SourceInvalid
from letterkit.forking import may_fork
from letterkit.lint import Finding, Report, from_message
from letterkit.lint.document import Document, SourceSpan
from letterkit.lint.findings import Note, Span, Waiver
from letterkit.message import Channel, Message, Origin
from letterkit.workspace import Workspace

_UNREACHED, _FAULTY = "sjabloon-onbereikbaar", "sjabloon-fout"
_FEWEST = 3  # stages for which a second process gains more than it costs

Name = tuple[str, Channel]
"""Stage and channel of a template."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The reports, each finding told once; how much of the templates was reached; how many messages differ."""

    reports: tuple[Report, ...]
    coverage: Coverage
    messages: int


@dataclass(frozen=True, slots=True)
class OfTemplate:
    """What one template gives: its reports, its pieces of text (with those of its parts), and which were reached."""

    reports: tuple[Report, ...]
    visible: dict[Origin, str]
    reached: frozenset[Origin]
    messages: int


class _OfStage(NamedTuple):
    templates: dict[Name, OfTemplate]
    faults: list[SourceInvalid]


def judge_templates(
    workspace: Workspace,
    cases: tuple[Case, ...],
    *,
    today: date,
    only: Collection[str] | None = None,
    store: Store | None = None,
    fuller: Creditor | None = None,
) -> Judged:
    """Judge every template of the workspace, or those whose names begin so (``herinnering/``), over all branches.

    With ``only``, shared parts are judged where these templates use them; what they do not reach, others may.
    A template that is wrong has its fault as a finding, and costs the others nothing. store: what was judged before.
    fuller: see ``Composer``.
    """
    names = tuple(
        name for name in workspace.templates.folders.names() if _is_wanted(f"{name[0]}/{name[1]}.md.j2", only)
    )
    known = {name: template for name in names if store and (template := store.get(name))}
    missing = tuple(name for name in names if name not in known)
    composer = Composer(workspace, cases, today, fuller)
    faults: list[SourceInvalid] = []
    for stage in _judged(composer, missing):
        known |= stage.templates
        faults += stage.faults
        for name, template in stage.templates.items():
            if store and not stage.faults:
                store.put(name, template)
    return _together(workspace, [known[name] for name in names if name in known], faults, only)


def _is_wanted(name: str, only: Collection[str] | None) -> bool:
    return only is None or name.startswith(tuple(only))


def _together(
    workspace: Workspace, judged: list[OfTemplate], faults: list[SourceInvalid], only: Collection[str] | None
) -> Judged:
    visible = {
        piece: text
        for template in judged
        for piece, text in template.visible.items()
        if _is_wanted(piece.template, only)
    }
    shown = frozenset().union(*(template.reached for template in judged))
    cover = Coverage(
        tuple(piece for piece in visible if piece in shown), tuple(piece for piece in visible if piece not in shown)
    )
    wrong = {str(fault.values["file"]) for fault in faults}
    unreached = () if wrong else _unreached(workspace, cover)
    reports = (
        *_faulty(workspace, faults),
        *_each_once([report for template in judged for report in template.reports]),
        *unreached,
    )
    return Judged(reports, cover, sum(template.messages for template in judged))


_SHARED: dict[str, Composer] = {}  # what a child process has from its parent: a workspace cannot be sent to it


def _judged(composer: Composer, names: tuple[Name, ...]) -> Iterator[_OfStage]:
    """The templates stage by stage; those of several stages in as many processes as there are processors."""
    stages = list(dict.fromkeys(stage for stage, _ in names))
    shares = [tuple(name for name in names if name[0] == stage) for stage in stages]
    workers = min(os.cpu_count() or 1, len(shares))
    if len(shares) < _FEWEST or workers < 2 or not may_fork():
        yield from (_of_stage(composer, share) for share in shares)
        return
    composer.pairs  # noqa: B018 - worked out once, before there are more processes
    _SHARED["composer"] = composer
    try:
        with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork")) as pool:
            yield from pool.map(_in_child, shares)
    finally:
        _SHARED.clear()


def _in_child(names: tuple[Name, ...]) -> _OfStage:
    return _of_stage(_SHARED["composer"], names)


def _of_stage(composer: Composer, names: tuple[Name, ...]) -> _OfStage:
    """The templates of one stage; those that cannot be read are left out, with what is wrong with them."""
    workspace, stage = composer.workspace, names[0][0]
    composer.faults = []
    sound: list[Name] = []
    for name in names:
        try:
            workspace.templates.get(*name)
        except SourceInvalid as fault:
            composer.faults.append(fault)
        else:
            sound.append(name)
    if not sound:
        return _OfStage({}, composer.faults)
    channels = tuple(channel for own, channel in workspace.templates.folders.names() if own == stage)
    wanted = frozenset(channel for _, channel in sound)
    messages = list(composer.of_stage(stage, channels, wanted))
    templates = {
        name: _of_template(workspace, name, [message for message in messages if message.channel == name[1]])
        for name in sound
    }
    return _OfStage(templates, composer.faults)


def _of_template(workspace: Workspace, name: Name, messages: list[Message]) -> OfTemplate:
    visible = _visible(workspace, name)
    reports = tuple(
        replace(report, document=replace(report.document, memory={}, law=None))
        for report in _reports(workspace, name, messages)
    )
    return OfTemplate(reports, visible, reached(visible, messages), len(messages))


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
    rest = line[piece.column - 1 :]
    if rest.startswith("{{"):
        return "" if line[: piece.column - 1].endswith("](") else rest.split("}}", 1)[0]
    own = rest.split("{%", 1)[0].split("{{", 1)[0]
    return "" if own.startswith(":::") or not any(sign.isalpha() for sign in own) else own


def _reports(workspace: Workspace, name: Name, messages: list[Message]) -> Iterator[Report]:
    """The reports of one template. An exception in its head is unused only when no message needs it."""
    template = workspace.templates.get(*name)
    waivers = tuple(
        Waiver(allowance.rule, allowance.at, allowance.reason, allowance.by, allowance.until)
        for allowance in template.source.head.allow
    )
    reports = [
        workspace.linter.judge(_document(message, template.source.name, waivers), invented=True) for message in messages
    ]
    needed = {(excused.waiver.rule, excused.waiver.at) for report in reports for excused in report.suppressed}
    line, column = template.source.places.get("allow", (1, 1))
    for report in reports:
        yield replace(report, findings=tuple(_kept(report, needed, template.source.name, line, column)))


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


def _each_once(reports: list[Report]) -> Iterator[Report]:
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


def _unreached(workspace: Workspace, cover: Coverage) -> Iterator[Report]:
    """One report a file with text that no case can reach; what letterkit ships is not this creditor's to remove."""
    for name in dict.fromkeys(piece.template for piece in cover.unreached):
        text = workspace.templates.folders.text(name) or ""
        if _as_shipped(workspace, name, text):
            continue
        pieces = []
        for piece in (piece for piece in cover.unreached if piece.template == name):
            start = _offset(text, piece.line, piece.column)
            end = min(at for at in (text.find("\n", start), text.find("{%", start), len(text)) if at > start)
            pieces.append(SourceSpan(start, end, piece))
        document = Document(text=text, source=text, passages=(), path=name, unreached=tuple(pieces))
        yield _of_rule(workspace, document, _UNREACHED)


def _as_shipped(workspace: Workspace, name: str, text: str) -> bool:
    """Whether a creditor's file is one of letterkit, unchanged. Of the shipped folder itself all text is judged."""
    shipped = resources.templates_dir()
    if workspace.templates.folders.folders[0].resolve() == shipped.resolve():
        return False
    file = shipped / name
    return file.is_file() and file.read_text(encoding="utf-8") == text


def _faulty(workspace: Workspace, faults: list[SourceInvalid]) -> Iterator[Report]:
    """One report a file with what is wrong in it, each fault at its place."""
    from letterkit.branches.faults import of_error  # noqa: PLC0415 - only when something is wrong

    by_file: dict[str, dict[tuple[int, int, str], None]] = {}
    for error in faults:
        for fault in of_error(error):
            by_file.setdefault(str(error.values["file"]), {})[fault] = None
    for name, its_faults in by_file.items():
        text = workspace.templates.folders.text(name) or "\n"
        notes = []
        pieces = []
        for line, column, sentence in sorted(its_faults):
            start = min(_offset(text, line, column), max(0, len(text) - 1))
            end = text.find("\n", start)
            stop = max(start + 1, end if end > start else len(text))
            notes.append(Note(_FAULTY, Span(start, stop, {"sentence": sentence})))
            pieces.append(SourceSpan(start, stop, Origin(name, max(1, line), max(1, column))))
        document = Document(text=text, source=text, passages=(), path=name, notes=tuple(notes), pieces=tuple(pieces))
        yield _of_rule(workspace, document, _FAULTY)


def _of_rule(workspace: Workspace, document: Document, rule: str) -> Report:
    """What one rule says of a file of template text: the other rules are for messages."""
    stage = document.path.partition("/")[0]
    known = replace(document, stage=stage) if stage in workspace.creditor.stages else document
    report = workspace.linter.asking([rule]).judge(known)
    return replace(report, findings=tuple(finding for finding in report.findings if finding.rule == rule))


def _offset(text: str, line: int, column: int) -> int:
    """Where a place stands in a text; line and column are 1-based, and 0 when unknown."""
    rows = text.split("\n")
    line = min(max(line, 1), len(rows))
    return sum(len(row) + 1 for row in rows[: line - 1]) + min(max(column, 1) - 1, len(rows[line - 1]))
