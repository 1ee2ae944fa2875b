"""One text for one customer: the message, what the linter says of it, and what is sent. Also when it is wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from letterkit import journey, pipeline
from letterkit.branches.faults import of_error
from letterkit.case import Case
from letterkit.channels import RECORDS, with_attached
from letterkit.drafts import mending
from letterkit.errors import CannotRender, LetterkitError, SourceInvalid
from letterkit.lint import Finding, Report
from letterkit.lint.rule import rules, speaks_of_absence
from letterkit.message import Channel, Message
from letterkit.payment import agreement
from letterkit.render import Content, letter
from letterkit.templating.context import Context
from letterkit.texts import say
from letterkit.workspace import Workspace

FAULT = "sjabloon-fout"
_LINK = re.compile(r"\]\([^)\n]{0,500}\)")


@dataclass(frozen=True, slots=True)
class Look:
    """What one text is for one customer.

    ``message`` and ``content`` are None when nothing could be made; ``obstacle`` says why, in Dutch. ``faults``: what
    is wrong with the template itself. ``draft``: it may not be sent so. ``words``: what the template was filled with.
    """

    stage: str
    channel: Channel
    message: Message | None
    content: Content | None
    report: Report | None
    faults: tuple[Finding, ...]
    obstacle: str = ""
    words: Context | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Faults of the template first, then what the linter says, worst first, in the order of the text."""
        judged = self.report.findings if self.report else ()
        return (*self.faults, *sorted(judged, key=_rank))

    @property
    def draft(self) -> bool:
        """Whether something in it keeps it from being sent."""
        return bool(self.obstacle) or any(finding.level == "error" for finding in self.findings)


_RANK = {"error": 0, "warning": 1, "info": 2}


def _rank(finding: Finding) -> tuple[int, bool, int]:
    return _RANK[finding.level], speaks_of_absence(finding.rule), finding.start


def look(
    workspace: Workspace,
    stage: str,
    channel: Channel,
    case: Case,
    today: date,
    *,
    texts: Mapping[str, str] | None = None,
    stamped: bool = False,
) -> Look:
    """One text as it stands. texts: of files that are not saved yet, by name. stamped: a wrong letter says so on paper.

    Never raises for what is wrong in a text.
    """
    texts = dict(texts or {})
    try:
        able = mending.readable(workspace, stage, channel, texts)
    except SourceInvalid as fault:
        return Look(stage, channel, None, None, None, _findings(workspace, texts, [fault]))
    faults = _findings(workspace, texts, able.faults)
    try:
        words, message, disagreed = _message(able.workspace, stage, channel, case, today)
    except SourceInvalid as fault:
        if fault.code == "link_unsafe_in_template":
            seen = Look(stage, channel, None, None, None, faults or _findings(workspace, texts, [fault]))
            return _without_links(seen, able.workspace, fault, (case, today, stamped))
        return _as_plain(able, fault, Look(stage, channel, None, None, None, faults), (case, today, stamped))
    except LetterkitError as error:
        seen = Look(stage, channel, None, None, None, faults, obstacle=_sentence(channel, error))
        return _without_links(seen, able.workspace, error, (case, today, stamped))
    report = able.workspace.linter.judge(pipeline.document(message, able.workspace))
    seen = Look(stage, channel, message, None, report, faults, obstacle=disagreed, words=words)
    try:
        content = _content(message, able.workspace, case, today, stamped=stamped and seen.draft)
    except CannotRender as error:
        return _without_sign(seen, able.workspace, error, (case, today, stamped))
    return replace(seen, content=content)


_Scene = tuple[Case, date, bool]
"""A customer, the day, and whether a draft is stamped."""


def _as_plain(able: mending.Readable, fault: SourceInvalid, seen: Look, scene: _Scene) -> Look:
    """A template that turns out wrong only when it is filled, as the characters of its file."""
    faults = seen.faults or _findings(able.workspace, {}, [fault])
    shown = mending.without_tags(able.workspace, seen.stage, seen.channel)
    try:
        words, message, _ = _message(shown, seen.stage, seen.channel, *scene[:2])
        content = _content(message, shown, *scene[:2], stamped=scene[2])
        return replace(seen, faults=faults, message=message, words=words, content=content)
    except LetterkitError as error:
        return replace(seen, faults=faults, obstacle=_sentence(seen.channel, error))


def _without_links(seen: Look, workspace: Workspace, error: LetterkitError, scene: _Scene) -> Look:
    """A text with a link that leads nowhere safe, with the words of its links alone."""
    name = f"{seen.stage}/{seen.channel}.md.j2"
    text = workspace.templates.folders.text(name) or ""
    bare = _LINK.sub("]", text)
    if not error.code.startswith("link_unsafe") or bare == text:
        return seen
    case, today, stamped = scene
    other = look(workspace, seen.stage, seen.channel, case, today, texts={name: bare})
    if other.message is None:
        return seen
    content = _content(other.message, workspace, case, today, stamped=stamped)
    return replace(other, faults=seen.faults, obstacle=seen.obstacle, content=content)


def _without_sign(seen: Look, workspace: Workspace, error: CannotRender, scene: _Scene) -> Look:
    """A text with a character that no typeface has, with a question mark in its place."""
    seen = replace(seen, obstacle=_sentence(seen.channel, error))
    sign = _character(error)
    name = f"{seen.stage}/{seen.channel}.md.j2"
    text = workspace.templates.folders.text(name) or ""
    if not sign or sign not in text:
        return seen
    case, today, stamped = scene
    other = look(workspace, seen.stage, seen.channel, case, today, texts={name: text.replace(sign, "?")})
    if other.message is None or other.content is None:
        return replace(seen, content=other.content)
    content = _content(other.message, workspace, case, today, stamped=stamped)
    return replace(seen, content=content)


def _character(error: CannotRender) -> str:
    """The character that an error names as ``U+1F600``."""
    named = next((str(value) for value in error.values.values() if str(value).startswith("U+")), "")
    return chr(int(named[2:], 16)) if named else ""


def _message(
    workspace: Workspace, stage: str, channel: Channel, case: Case, today: date
) -> tuple[Context, Message, str]:
    """The words and the message, whoever would have to look at the case first; and what its ways to pay disagree on."""
    creditor = workspace.creditor
    in_progress = pipeline.CaseInProgress(
        case, workspace, today, stage=stage, channels=_beside(workspace, stage, channel)
    )
    in_progress.decision = journey.for_stage(case, creditor, stage, today)
    pipeline.gather(in_progress)
    message = workspace.templates.get(stage, channel).fill(in_progress.words, in_progress.around)
    try:
        agreement.check(message, owed=in_progress.decision.amount, secret=workspace.secret)
    except CannotRender as error:
        return in_progress.words, message, _sentence(channel, error)
    return in_progress.words, message, ""


def _beside(workspace: Workspace, stage: str, channel: Channel) -> tuple[Channel, ...]:
    """The channels that such a message goes out on together: a text may say "wij hebben u gemaild"."""
    sent = workspace.creditor.stages[stage].send
    return sent if channel in sent else (channel,)


def _content(message: Message, workspace: Workspace, case: Case, today: date, *, stamped: bool = False) -> Content:
    if stamped and RECORDS[message.channel].printed:
        house = workspace.creditor.huisstijl
        return letter.render(message, house, base=workspace.base, stamp=say("drafts.stamp"))
    attached = None
    if len(both := with_attached((message.channel,))) > 1:
        _, beside, _ = _message(workspace, message.stage, both[-1], case, today)
        attached = pipeline.render(beside, workspace)
    return pipeline.render(message, workspace, attached)


def _sentence(channel: Channel, error: LetterkitError) -> str:
    values = {key: value for key, value in error.values.items() if key != "channel"}
    return say("drafts.cannot", channel=RECORDS[channel].called, sentence=say(f"errors.{error.code}", **values))


def _findings(workspace: Workspace, texts: Mapping[str, str], faults: object) -> tuple[Finding, ...]:
    """Faults of templates as findings at their place, each once."""
    findings: dict[tuple[str, int, int], Finding] = {}
    for fault in cast("list[SourceInvalid]", faults):
        name = str(fault.values["file"])
        text = texts.get(name) or workspace.templates.folders.text(name) or ""
        rows = text.split("\n")
        for line, column, sentence in of_error(fault):
            row = rows[line - 1] if 0 < line <= len(rows) else ""
            findings.setdefault((name, line, column), _fault(name, max(line, 1), max(column, 1), row, sentence))
    return tuple(findings.values())


def _fault(name: str, line: int, column: int, row: str, sentence: str) -> Finding:
    rule = rules()[FAULT].rule
    return Finding(
        rule=FAULT, category=rule.category, level="error", message=sentence, text=row[column - 1 :], start=0, end=0,
        line=line, column=column, end_line=line, end_column=max(len(row), column) + 1, why=rule.why, source=rule.source,
        template=name,
    )  # fmt: skip
