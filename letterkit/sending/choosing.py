"""Which messages may leave now, and why the others may not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from letterkit.batch.chunk import PaidKey
from letterkit.batch.ledger.receipts import State
from letterkit.case import case_key
from letterkit.law import quiet_hours
from letterkit.law.settings import Settings
from letterkit.sending.entries import Entry

Fate = Literal["now", "later", "done", "unknown", "withdrawn", "paid", "expired"]


@dataclass(frozen=True, slots=True)
class Chooser:
    """``states``: how messages stand; ``withdrawn`` cases and ``paid`` arrears get nothing any more. ``again``: send
    also those of which nobody knows whether they were sent. ``law``: the creditor's own hours.
    """

    states: Mapping[str, State]
    withdrawn: frozenset[str] = frozenset()
    paid: Mapping[PaidKey, str] = field(default_factory=dict)
    again: bool = False
    law: Settings | None = None

    def fate(self, entry: Entry, now: datetime) -> Fate:
        state = self.states.get(entry.id)
        if state == "claimed" and not self.again:
            return "unknown"
        if state not in (None, "claimed", "deferred"):
            return "done"
        if entry.case_id in self.withdrawn:
            return "withdrawn"
        if (case_key(entry.case_id), entry.period) in self.paid:
            return "paid"
        moment = self.moment(entry, now)
        if entry.expires and moment.date() > entry.expires:
            return "expired"
        return "now" if moment <= now else "later"

    def moment(self, entry: Entry, now: datetime) -> datetime:
        """The first moment from now on at which it may arrive: ``not_before``, and never in the quiet hours."""
        return quiet_hours.next_moment(max(now, entry.not_before or now), self.law)
