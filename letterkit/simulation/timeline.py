"""The outcome of a simulation: what happened on which day, and every day by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from letterkit.journey import Decision
from letterkit.pipeline import HoldReason, Rendered
from letterkit.simulation.counterfactuals import Counterfactual


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened. Its sentence is ``simulation.fact.<name>`` in the texts, with ``values``.

    ``who``: "klant" (the customer), "u" (the creditor), "traject" (what follows from the record), or "taak" (something
    an employee is to do).
    """

    day: date
    name: str
    who: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Sent:
    """Messages of one stage that went out together, and what would have kept them from going."""

    day: date
    stage: str
    decision: Decision
    rendered: tuple[Rendered, ...]
    counterfactuals: tuple[Counterfactual, ...]


@dataclass(frozen=True, slots=True)
class QuietPeriod:
    """Days on which nothing went out, each for the same ``reasons``; from ``day`` up to and including ``last``.

    ``waits``: nobody has to do anything; else an employee has to look, and does so only through the next happening.
    """

    day: date
    last: date
    decision: Decision
    reasons: tuple[HoldReason, ...]
    waits: bool


Entry = Fact | Sent | QuietPeriod
Assumed = tuple[str, Mapping[str, object]]
"""A key below ``simulation.assumed``, with its values."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day: the stage that went out, or the codes of the reasons why none did; ``quiet`` when no message may arrive.

    ``open_amount``: what is open at the end of the day, in euros.
    """

    day: date
    stage: str | None
    reasons: tuple[str, ...]
    open_amount: Decimal
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """One simulated case. ``assumed``: what the simulation takes for granted."""

    case_id: str
    creditor: str
    sector: str
    first: date
    last: date
    entries: tuple[Entry, ...]
    days: tuple[Day, ...]
    assumed: tuple[Assumed, ...]

    @property
    def sent(self) -> tuple[Sent, ...]:
        """Only the messages, in order."""
        return tuple(entry for entry in self.entries if isinstance(entry, Sent))
