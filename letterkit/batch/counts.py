"""The counts of a run. Those of its chunks add up to them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from letterkit import __version__
from letterkit.batch import machine_words
from letterkit.batch.row_result import RowResult

NOTHING_TO_DO = frozenset(
    (
        "already_written",
        "being_written",
        "bkr_too_early",
        "hand_over_announced",
        "end_of_supply_announced",
        "not_yet",
        "nothing_open",
        "offer_open",
        "other_stage",
        "paused",
        "plan_is_kept",
        "too_many_today",
        "zelfde_persoon_vandaag",
    )
)
"""Reasons to hold a case that ask nothing of anybody: the right message today is none, or another run makes it."""


@dataclass(slots=True)
class Counts:
    """``read`` is always ``produced + held + rejected``; the rest breaks those down.

    ``dropped``: rows that lost a way to reach the customer, because an address or number was wrong. ``needs_person``:
    the held rows with a reason that asks a person to do something (``NOTHING_TO_DO``). ``unproven``: the code of what
    keeps a run from being proven, when it is not signed or has no time; of no chunk.
    """

    read: int = 0
    produced: int = 0
    held: int = 0
    rejected: int = 0
    dropped: int = 0
    needs_person: int = 0
    stages: Counter[str] = field(default_factory=Counter)
    channels: Counter[str] = field(default_factory=Counter)
    held_because: Counter[str] = field(default_factory=Counter)
    unproven: str | None = field(default=None, compare=False)

    @property
    def messages(self) -> int:
        return sum(self.channels.values())

    def take(self, result: RowResult) -> None:
        """Count one row."""
        self.read += 1
        setattr(self, result.kind, getattr(self, result.kind) + 1)
        self.dropped += bool(result.dropped)
        codes = {reason.code for reason in result.held}
        self.held_because.update(codes)
        self.needs_person += not codes <= NOTHING_TO_DO
        if result.messages:
            self.stages[result.stage] += 1
            self.channels.update(made.channel for made in result.messages)

    def add(self, other: "Counts") -> None:
        """Count what another chunk counted."""
        for name in ("read", "produced", "held", "rejected", "dropped", "needs_person"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("stages", "channels", "held_because"):
            getattr(self, name).update(getattr(other, name))

    def as_json(self) -> dict[str, Any]:
        return {
            one.name: dict(value) if isinstance(value := getattr(self, one.name), Counter) else value
            for one in fields(self)
            if one.name != "unproven"
        }

    @classmethod
    def of_json(cls, values: dict[str, Any]) -> "Counts":
        """Back from ``as_json``."""
        counts = cls()
        for name, value in values.items():
            setattr(counts, name, Counter(value) if isinstance(value, dict) else value)
        return counts

    @classmethod
    def of(cls, results: Iterable[RowResult]) -> "Counts":
        counts = cls()
        for result in results:
            counts.take(result)
        return counts

    def summary(
        self, today: date, head: str, split: dict[str, object] | None = None, **more: object
    ) -> dict[str, object]:
        """What ``summary.json`` says. ``head``: last hash of the ledger's chain; ``split``: how versions were drawn;
        ``more``: what the ledger's events say.
        """
        summary: dict[str, object] = {
            "read": self.read,
            "produced": self.produced,
            "held": self.held,
            "rejected": self.rejected,
            "dropped": self.dropped,
            "needs_person": self.needs_person,
            "messages": self.messages,
            "stages": dict(sorted(self.stages.items())),
            "channels": dict(sorted(self.channels.items())),
            "held_by_code": dict(sorted((machine_words.code(name), n) for name, n in self.held_because.items())),
            "held_because": dict(sorted(self.held_because.items())),
            "today": today.isoformat(),
            "letterkit": __version__,
            "ledger_head": head,
        }
        return summary | more | ({"split": split} if split else {})
