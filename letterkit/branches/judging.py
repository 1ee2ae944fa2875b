"""Every distinct message that the templates can make, judged once; findings stand at their place in the template."""

import multiprocessing
import os
from collections.abc import Collection, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from letterkit.branches.composing import Composer
from letterkit.branches.coverage import Coverage
from letterkit.branches.of_template import Name, OfTemplate, each_once, judged_template
from letterkit.branches.own_findings import faulty, unreached
from letterkit.branches.stored import Store, not_collecting
from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.errors import SourceInvalid
from letterkit.forking import may_fork
from letterkit.lint import Report
from letterkit.lint.inputs.text import plain
from letterkit.workspace import Workspace

_ANY_TEXT = "Beste lezer,\n\nWilt u uw rekening van € 80 vóór 12 december betalen? Bel ons als dat niet lukt.\n"
_FEWEST = 3  # stages for which a second process gains more than it costs


@dataclass(frozen=True, slots=True)
class Judged:
    """The reports, each finding told once; how much of the templates was reached; how many messages differ."""

    reports: tuple[Report, ...]
    coverage: Coverage
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
    with not_collecting():
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
    never_shown = () if wrong else unreached(workspace, cover)
    reports = (
        *faulty(workspace, faults),
        *each_once([report for template in judged for report in template.reports]),
        *never_shown,
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
    composer.workspace.linter.judge(plain(_ANY_TEXT, channel="letter"))  # the word lists and weights are read once too
    _SHARED["composer"] = composer
    try:
        with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork")) as pool:
            longest_first = sorted(shares, key=len, reverse=True)  # so that no process waits long for another
            judged = dict(zip(longest_first, pool.map(_in_child, longest_first), strict=True))
        yield from (judged[share] for share in shares)
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
        name: judged_template(workspace, name, [message for message in messages if message.channel == name[1]])
        for name in sound
    }
    return _OfStage(templates, composer.faults)
