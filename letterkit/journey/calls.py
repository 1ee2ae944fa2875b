"""The call that belongs to a stage (AFM 2021, annex 1): from which moment a person may ring, and why.

A call after the message waits until it must have arrived; a call before a hand-over or a call-in comes first, so it may
be made at once. No call falls in the quiet hours.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from letterkit.journey.decide import Decision
from letterkit.journey.stages import stages
from letterkit.law import fourteen_day_term, quiet_hours
from letterkit.law.settings import Settings


@dataclass(frozen=True, slots=True)
class Call:
    """``moment`` (Dutch time) is the first on which to ring; ``until`` the day that the message names, if it does."""

    stage: str
    moment: datetime
    until: date | None


def call(decision: Decision, today: date, settings: Settings) -> Call | None:
    """The call that goes with the message of ``decision``; None when its stage needs none."""
    when = stages()[decision.stage].call if decision.stage else None
    if when is None or decision.stage is None:
        return None
    day = today if when == "before" else _arrived(decision, today)
    return Call(decision.stage, quiet_hours.first_on(day, settings), decision.due)


def _arrived(decision: Decision, today: date) -> date:
    """The day after it is there: a letter is delivered first, another message comes at once."""
    if "letter" in decision.channels:
        return fourteen_day_term.term(today).delivered + timedelta(days=1)
    return today + timedelta(days=1)
