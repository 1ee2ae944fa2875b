"""The counts of a run. Those of its chunks add up to them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from letterkit import __version__
from letterkit.batch.ending import Ending


@dataclass(slots=True)
class Counts:
    """``read`` is always ``produced + held + rejected``; the rest breaks those down."""

    read: int = 0
    produced: int = 0
    held: int = 0
    rejected: int = 0
    stages: Counter[str] = field(default_factory=Counter)
    channels: Counter[str] = field(default_factory=Counter)
    held_because: Counter[str] = field(default_factory=Counter)

    @property
    def messages(self) -> int:
        return sum(self.channels.values())

    def take(self, ending: Ending) -> None:
        """Count one row."""
        self.read += 1
        setattr(self, ending.kind, getattr(self, ending.kind) + 1)
        self.held_because.update({reason.code for reason in ending.held})
        if ending.made:
            self.stages[ending.stage] += 1
            self.channels.update(made.channel for made in ending.made)

    def add(self, other: "Counts") -> None:
        """Count what another chunk counted."""
        for name in ("read", "produced", "held", "rejected"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("stages", "channels", "held_because"):
            getattr(self, name).update(getattr(other, name))

    def as_json(self) -> dict[str, Any]:
        return {
            one.name: dict(value) if isinstance(value := getattr(self, one.name), Counter) else value
            for one in fields(self)
        }

    @classmethod
    def of_json(cls, values: dict[str, Any]) -> "Counts":
        """Back from ``as_json``."""
        counts = cls()
        for name, value in values.items():
            setattr(counts, name, Counter(value) if isinstance(value, dict) else value)
        return counts

    @classmethod
    def of(cls, endings: Iterable[Ending]) -> "Counts":
        counts = cls()
        for ending in endings:
            counts.take(ending)
        return counts

    def summary(self, today: date, head: str, split: dict[str, object] | None = None) -> dict[str, object]:
        """What ``summary.json`` says. ``head``: last hash of the ledger's chain; ``split``: how versions were drawn."""
        told: dict[str, object] = {
            "read": self.read,
            "produced": self.produced,
            "held": self.held,
            "rejected": self.rejected,
            "messages": self.messages,
            "stages": dict(sorted(self.stages.items())),
            "channels": dict(sorted(self.channels.items())),
            "held_because": dict(sorted(self.held_because.items())),
            "today": today.isoformat(),
            "letterkit": __version__,
            "ledger_head": head,
        }
        return told | ({"split": split} if split else {})
