"""Every text that one template can become, judged, each by a name in words."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from letterkit import pipeline
from letterkit.branches import sample_cases
from letterkit.branches.composing import Branch, Composer
from letterkit.drafts import naming
from letterkit.errors import SourceInvalid
from letterkit.lint import Report
from letterkit.message import Channel, Message
from letterkit.render import plain
from letterkit.templating.decisions import decisions
from letterkit.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OneText:
    """One distinct text. ``own``: the creditor's own settings lead to it, not only those of another creditor."""

    name: str
    message: Message
    report: Report
    own: bool


@dataclass(frozen=True, slots=True)
class NamedText:
    """The same, not judged."""

    name: str
    message: Message
    own: bool


def composer(workspace: Workspace, today: date) -> Composer:
    """What makes the texts of a workspace. today: the day of the invented cases, which must fit them."""
    return Composer(workspace, sample_cases(workspace), today)


def distinct(workspace: Workspace, stage: str, channel: Channel, today: date) -> tuple[OneText, ...]:
    """All texts of a template, the creditor's own settings first. Raises ``SourceInvalid``: it cannot be read."""
    texts = named(composer(workspace, today), stage, channel)
    return tuple(OneText(text.name, text.message, _judged(workspace, text.message), text.own) for text in texts)


def named(composing: Composer, stage: str, channel: Channel) -> tuple[NamedText, ...]:
    """As ``distinct``, not judged; one composer does for many templates."""
    composing.workspace.templates.get(stage, channel)
    branches = _branches(composing, stage, frozenset([channel]))
    for fault in composing.faults:
        raise fault
    return _named(composing, (stage, channel), branches)


def of_stage(composing: Composer, stage: str, wanted: frozenset[Channel]) -> dict[Channel, tuple[NamedText, ...]]:
    """The same of several channels of a stage at once; those that there are and that can be read."""
    templates, sound = composing.workspace.templates, dict[Channel, set[str]]()
    for channel in sorted(wanted):
        with suppress(SourceInvalid):
            if templates.folders.has(stage, channel):
                template = templates.get(stage, channel)
                sound[channel] = {template.source.name, *template.parts}
    branches = _branches(composing, stage, frozenset(sound)) if sound else []
    wrong = {fault.values["file"] for fault in composing.faults}
    return {
        channel: _named(composing, (stage, channel), [one for one in branches if one.message.channel == channel])
        for channel, files in sound.items()
        if not files & wrong
    }


def _branches(composing: Composer, stage: str, wanted: frozenset[Channel]) -> list[Branch]:
    composing.faults = []
    channels = tuple(own for name, own in composing.workspace.templates.folders.names() if name == stage)
    return list(composing.branches_of_stage(stage, channels, wanted))


def _named(composing: Composer, text: tuple[str, Channel], branches: list[Branch]) -> tuple[NamedText, ...]:
    source = composing.workspace.templates.get(*text).source
    asked = [decisions(composing.workspace.templates.folders, source, branch.words) for branch in branches]
    texts = (
        NamedText(name, branch.message, branch.creditor == composing.workspace.creditor)
        for name, branch in zip(naming.names(asked), branches, strict=True)
    )
    return tuple(sorted(_once(texts), key=lambda text: not text.own))


def _judged(workspace: Workspace, message: Message) -> Report:
    return workspace.linter.judge(pipeline.document(message, workspace))


def _once(texts: Iterator[NamedText]) -> Iterator[NamedText]:
    """Texts that differ only in markup that no reader sees are one."""
    seen: set[str] = set()
    for text in texts:
        words = plain.render(text.message)
        if words not in seen:
            seen.add(words)
            yield text


def latest(workspace: Workspace) -> date:
    """The day of the invented cases."""
    return max(case.stand_op for case in sample_cases(workspace))
