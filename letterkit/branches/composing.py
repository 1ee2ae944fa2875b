"""Every distinct message that the templates can make: all stages and channels, over cases and creditors that differ.

What a case says is gathered once for a stage and a set of channels, and a message is only made whole when its template
takes a path that no case took before: most cases differ in nothing that a template asks for.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from letterkit import journey, pipeline
from letterkit.branches.answers import OF_OTHER_CHANNELS, Answered, Answers
from letterkit.branches.pairs import pairs
from letterkit.branches.wordings import Wordings
from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.errors import CannotRender, SourceInvalid, WrongCall
from letterkit.message import Channel, Message, Payment
from letterkit.payment import agreement, request
from letterkit.templating import context
from letterkit.templating.context import Context
from letterkit.templating.template import Template
from letterkit.workspace import Workspace


@dataclass(slots=True)
class _Seen:
    """What came by in one stage.

    answers: those that templates were given. shapes: by identity, and by which of their values are empty, because a
    hole makes another message; they are kept, so that no identity comes back for another shape.
    """

    wordings: set[object] = field(default_factory=set)
    answers: set[tuple[int, ...]] = field(default_factory=set)
    shapes: dict[tuple[int, tuple[bool, ...]], object] = field(default_factory=dict)


class Branch(NamedTuple):
    """A distinct message, the words its template was filled with, and the creditor whose it is."""

    message: Message
    words: Context
    creditor: Creditor


class Composer:
    """Makes the messages of a workspace. ``faults``: what was wrong with templates only when they were filled.

    fuller: a creditor that fills what this one leaves empty; text that only such a creditor can reach is no dead text.
    """

    def __init__(self, workspace: Workspace, cases: tuple[Case, ...], today: date, fuller: Creditor | None = None):
        self.workspace, self.cases, self.today, self.fuller = workspace, cases, today, fuller
        self.faults: list[SourceInvalid] = []
        self._wordings, self._answers = Wordings(), Answers()
        self._words: dict[int, Context] = {}
        self._of_case: dict[int, Answered] = {}
        self._of_message: dict[object, Answered] = {}
        self._looks: dict[int, journey.Look] = {}
        self._payments: dict[tuple[request.Asked, int], Payment] = {}

    @cached_property
    def pairs(self) -> tuple[tuple[Case, Workspace], ...]:
        return pairs(self.workspace, self.cases, self.fuller)

    def of_stage(self, stage: str, channels: tuple[Channel, ...], wanted: frozenset[Channel]) -> Iterator[Message]:
        """The distinct messages of a stage on the ``wanted`` channels; ``channels`` are all that it has.

        Each case is written to on all channels together, and alone on a channel whose text may speak of the others.
        """
        return (branch.message for branch in self.branches_of_stage(stage, channels, wanted))

    def branches_of_stage(
        self, stage: str, channels: tuple[Channel, ...], wanted: frozenset[Channel]
    ) -> Iterator[Branch]:
        """The same, each with what led to it."""
        seen = _Seen()
        templates = self.workspace.templates  # those of all pairs
        alone = [each for each in channels if each in wanted and _names_others(templates.get(stage, each))]
        for number in range(len(self.pairs)):
            with suppress(CannotRender, WrongCall):
                in_progress = self._begun(number, stage)
                for together in (channels, *((channel,) for channel in alone)):
                    in_progress.channels = together
                    for message, words in self._of_pair(number, in_progress, wanted, seen):
                        if (key := (self._wordings.of(message), _empty(message.values))) not in seen.wordings:
                            seen.wordings.add(key)
                            yield Branch(message, words, self.pairs[number][1].creditor)

    def _begun(self, number: int, stage: str) -> pipeline.CaseInProgress:
        """A case in a stage, with what all its messages there ask and offer."""
        case, own = self.pairs[number]
        decision = self._look(number).for_stage(stage)
        in_progress = pipeline.CaseInProgress(case, own, self.today, stage=decision.stage or "")
        in_progress.decision = decision
        if number not in self._words:
            self._words[number] = context.of_case(case, own.creditor, self.today)
        pipeline.gather_payment(in_progress, self._payment)
        return in_progress

    def _payment(
        self, case: Case, creditor: Creditor, decision: journey.Decision, secret: bytes | None, today: date
    ) -> Payment | None:
        """As ``request.build``, once for all cases that ask the same: most differ in something else."""
        asked = request.asked_of(case, decision)
        if asked is None:
            return None
        key = asked, id(creditor.betalen)  # which the pairs keep
        if key not in self._payments:
            self._payments[key] = request.made(asked, creditor.betalen, secret, today)
        return self._payments[key]

    def _of_pair(
        self, number: int, in_progress: pipeline.CaseInProgress, wanted: frozenset[Channel], seen: _Seen
    ) -> Iterator[tuple[Message, Context]]:
        own = in_progress.workspace
        answered = self._answered(number, in_progress)
        for channel in in_progress.channels:
            if channel not in wanted:
                continue
            template = own.templates.get(in_progress.stage, channel)
            answers = self._answers.key(template, *answered)
            if answers in seen.answers:
                continue
            pipeline.gather_for_channels(in_progress, self._words[number])
            with suppress(CannotRender):
                try:
                    of_case = template.shaped(in_progress.words)
                except SourceInvalid as fault:
                    self._note(fault)
                    continue
                key = id(of_case[0]), _empty(of_case[1])
                if key not in seen.shapes:
                    pipeline.gather_around(in_progress)
                    message = template.whole(*of_case, in_progress.around)
                    agreement.check(message, owed=in_progress.decision.amount, secret=own.secret)
                    seen.shapes[key] = of_case[0]
                    yield message, in_progress.words
                seen.answers.add(answers)

    def _answered(self, number: int, in_progress: pipeline.CaseInProgress) -> tuple[Answered, Answered]:
        """What a case answers to templates, and what differs between its messages."""
        if number not in self._of_case:
            self._of_case[number] = self._answers.of(self._words[number])
        offered, naam = tuple(map(id, in_progress.offered)), in_progress.workspace.creditor.naam
        key = id(in_progress.payment), naam, offered, in_progress.channels  # payments are kept, and workspaces
        if key not in self._of_message:
            pipeline.gather_for_channels(in_progress, self._words[number])
            self._of_message[key] = self._answers.of(in_progress.words)
        return self._of_case[number], self._of_message[key]

    def _look(self, number: int) -> journey.Look:
        if number not in self._looks:
            case, own = self.pairs[number]
            self._looks[number] = journey.Look(case, own.creditor, self.today)
        return self._looks[number]

    def _note(self, fault: SourceInvalid) -> None:
        place = ("file", "line", "column")
        if not any(all(known.values[key] == fault.values[key] for key in place) for known in self.faults):
            self.faults.append(fault)


def distinct_messages(workspace: Workspace, cases: tuple[Case, ...], today: date) -> Iterator[Message]:
    """Every message that differs in more than its data. Raises ``SourceInvalid`` for a template that is wrong."""
    names = workspace.templates.folders.names()
    composer = Composer(workspace, cases, today)
    for stage in dict.fromkeys(stage for stage, _ in names):
        channels = tuple(channel for own, channel in names if own == stage)
        yield from composer.of_stage(stage, channels, frozenset(channels))
    for fault in composer.faults:
        raise fault


def _names_others(template: Template) -> bool:
    """Whether a text differs with the other channels on which its case is written to."""
    return any(use.path in OF_OTHER_CHANNELS for use in template.fields)


def _empty(values: tuple[str, ...]) -> tuple[bool, ...]:
    return tuple([not value or value.isspace() for value in values])
