"""Cases that a person must look at, and that wait too long.

A case waits from the day of the first of the consecutive runs that held it for such a reason. It no longer waits when a
run makes a message for it, or holds it for a reason that asks nothing of anyone.
"""

from dataclasses import dataclass, field
from datetime import date

from letterkit.evaluation.runs import Decided, PastRun

NOBODY_NEEDED = frozenset(
    {
        "not_yet",
        "plan_is_kept",
        "paused",
        "nothing_open",
        "bkr_too_early",
        "already_written",
        "being_written",
        "other_stage",
        "too_many_today",
        "zelfde_persoon_vandaag",
    }
)
"""Reasons to hold a case that ask nothing of a person: waiting is what should happen."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case that waits. ``since``: the first day on which a run held it; ``days``: up to the last run."""

    case_id: str
    reasons: tuple[str, ...]
    since: date
    run: str
    days: int


@dataclass(frozen=True, slots=True)
class Lasting:
    """A case that is in arrears for very long. ``days``: since its oldest due date, on the day of ``run``."""

    case_id: str
    days: int
    run: str


@dataclass(slots=True)
class Waits:
    """Follows held cases over the runs, which come in the order of their day."""

    held: dict[str, tuple[tuple[str, ...], date, str]] = field(default_factory=dict)
    late: dict[str, Lasting] = field(default_factory=dict)

    def take(self, run: PastRun, decided: Decided) -> None:
        """Look at one case of one run."""
        asks = tuple(reason for reason in decided.reasons if reason not in NOBODY_NEEDED)
        if asks:
            _, since, name = self.held.get(decided.case_id, (asks, run.day, run.name))
            self.held[decided.case_id] = (asks, since, name)
        else:
            self.held.pop(decided.case_id, None)
        days = dict(decided.variables).get("dagen_te_laat", 0)
        self.late[decided.case_id] = Lasting(decided.case_id, int(days) if isinstance(days, int) else 0, run.name)

    def waiting(self, last: date, longer_than: int) -> tuple[Waiting, ...]:
        """The cases that on the last day wait longer than so many days, longest first."""
        waits = (
            Waiting(case_id, reasons, since, name, (last - since).days)
            for case_id, (reasons, since, name) in self.held.items()
        )
        return tuple(sorted((wait for wait in waits if wait.days > longer_than), key=_longest_first))

    def lasting(self, longer_than: int) -> tuple[Lasting, ...]:
        """The cases that were in arrears for more than so many days when a run last saw them, longest first."""
        return tuple(sorted((case for case in self.late.values() if case.days > longer_than), key=_longest_first))


def _longest_first(case: Waiting | Lasting) -> tuple[int, str]:
    return -case.days, case.case_id
