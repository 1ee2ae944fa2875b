"""The call that belongs to a stage (AFM 2021, annex 1): from which moment a person may ring, and why.

A call after the message waits until it must have arrived; a call before a hand-over or a call-in comes first, so it may
be made at once. No call falls in the quiet hours.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from letterkit.journey.decision import Decision
from letterkit.law import quiet_hours
from letterkit.law.settings import Settings
from letterkit.stages.model import Task


@dataclass(frozen=True, slots=True)
class Call:
    """``moment`` (Dutch time) is the first on which to ring; ``until`` the day that the message names, if it does.

    ``task``: why someone rings, and what that person does.
    """

    stage: str
    moment: datetime
    until: date | None
    task: Task


def call(decision: Decision, today: date, settings: Settings) -> Call | None:
    """The call that goes with the message of ``decision``; None when its stage needs none."""
    task = decision.kind.call if decision.kind else None
    if task is None or decision.stage is None:
        return None
    arrived = decision.calendar.delivered if decision.calendar else today
    day = today if task.when == "before" else arrived + timedelta(days=1)
    return Call(decision.stage, quiet_hours.first_on(day, settings), decision.due, task)
