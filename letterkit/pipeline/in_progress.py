"""A case on its way through the steps, with all that they wrote down so far."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from letterkit.case import Case
from letterkit.channels import RECORDS
from letterkit.creditor.help_offered import Oplossing
from letterkit.errors import HoldReason
from letterkit.journey import Decision
from letterkit.lint.verdict_cache import Counts
from letterkit.message import Channel, Mark, Message, Payment
from letterkit.pipeline.outcome import Dropped, Outcome
from letterkit.render import Content, letter
from letterkit.templating.context import Context
from letterkit.templating.envelope import Envelope
from letterkit.workspace import Workspace

Marking = Callable[[str, Channel], Mark]
"""The mark of the message of a stage on a channel, in a run that can be proven."""

SkipRule = Callable[[Decision], HoldReason | None]
"""Why a run skips a message that is due: it was written before, or this run does not make that stage."""


@dataclass(slots=True)
class CaseInProgress:
    """A case on its way through the steps, and what they wrote down so far.

    ``chosen_stage`` and ``chosen_channels`` are a person's own choice and go before the journey's. ``questions``: what
    other rows gave a person to look at (keys below ``gate`` in the texts). ``words`` fill the
    templates, ``around`` goes around their text. A case ends with an ``outcome``, or with the ``error`` of our own
    making that it ran into.
    """

    case: Case
    workspace: Workspace
    today: date
    chosen_stage: str | None = None
    chosen_channels: tuple[Channel, ...] = ()
    skip_rule: SkipRule = lambda _decision: None
    marking: Marking | None = None
    questions: tuple[str, ...] = ()
    stage: str = ""
    channels: tuple[Channel, ...] = ()
    decision: Decision = field(init=False)
    payment: Payment | None = None
    offered: tuple[Oplossing, ...] = ()
    words: Context = field(init=False)
    around: Envelope = field(init=False)
    messages: tuple[Message, ...] = ()
    letter_started: letter.Started | None = None
    letter_filled: letter.Filled | None = None
    counts: dict[Channel, Counts] = field(default_factory=dict)
    contents: dict[Channel, Content] = field(default_factory=dict)
    dropped: list[Dropped] = field(default_factory=list)
    outcome: Outcome | None = None
    error: Exception | None = None

    @property
    def under_way(self) -> bool:
        return self.outcome is None and self.error is None

    def hold(self, *reasons: HoldReason) -> None:
        """A person must look first: the case goes no further."""
        self.outcome = Outcome(self.case.zaaknummer, self.decision, held=reasons)

    def printed(self) -> Message | None:
        """The message that goes on paper."""
        return next((message for message in self.messages if RECORDS[message.channel].printed), None)
