"""What became of a case: its finished messages, or the reasons why a person must look first."""

from dataclasses import dataclass

from letterkit.errors import HoldReason
from letterkit.journey import Decision
from letterkit.lint.verdict_cache import Counts
from letterkit.message import Channel, Message
from letterkit.render import Content


@dataclass(frozen=True, slots=True)
class Rendered:
    """One finished message. ``counts``: of its findings, in a run that can be proven."""

    message: Message
    content: Content
    counts: Counts | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A channel that could not be made, and why."""

    channel: Channel
    reason: HoldReason


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one case: ``rendered`` messages, or the reasons why it was ``held``. Never both.

    ``dropped``: channels that could not be made beside those that were.
    """

    case_id: str
    decision: Decision
    rendered: tuple[Rendered, ...] = ()
    held: tuple[HoldReason, ...] = ()
    dropped: tuple[Dropped, ...] = ()
