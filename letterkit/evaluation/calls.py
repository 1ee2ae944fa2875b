"""Whom to call after which message, spread over days of the week and parts of the day: two or three calls at the same
hour reach the same few people (AFM 2021, sections 3.1 and 4.1; annex 1 asks for a call after the aanmaning).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from letterkit.evaluation.runs import Decided, PastRun
from letterkit.law import days
from letterkit.stages import Stages

ATTEMPTS: tuple[tuple[int, str], ...] = ((2, "ochtend"), (2, "avond"), (2, "middag"))
"""For each attempt: how many working days after the message or the attempt before, and in which part of the day."""

_NO_NEWS = frozenset({"already_written", "not_yet"})


@dataclass(frozen=True, slots=True)
class Call:
    """One attempt to call a customer. ``number`` counts the attempts of one case from 1."""

    case_id: str
    stage: str
    number: int
    day: date
    part: str


@dataclass(slots=True)
class Calling:
    """Keeps the last message of each case; the runs come in the order of their days.

    A case that a later run sent another message, or held, is left out: its situation has changed.
    """

    stages: Stages
    last: dict[str, tuple[str, date]] = field(default_factory=dict)

    def take(self, run: PastRun, decided: Decided) -> None:
        """Look at one case of one run."""
        if decided.produced and _asks(decided.stage, self.stages):
            self.last[decided.case_id] = (decided.stage, run.day)
        elif not _NO_NEWS & set(decided.reasons):
            self.last.pop(decided.case_id, None)

    def attempts(self, end: date) -> tuple[Call, ...]:
        """The attempts that lie on or after the day of the last run."""
        attempts = (call for case_id, (stage, day) in self.last.items() for call in _attempts(case_id, stage, day))
        return tuple(sorted((call for call in attempts if call.day >= end), key=lambda call: (call.day, call.case_id)))


def _asks(stage: str, stages: Stages) -> bool:
    known = stages.get(stage)
    return known is not None and known.call is not None and known.call.when == "after"


def _attempts(case_id: str, stage: str, day: date) -> Iterator[Call]:
    """The attempts for one case, each on another weekday and in another part of the day than the ones before it."""
    weekdays: set[int] = set()
    for number, (wait, part) in enumerate(ATTEMPTS, 1):
        day = days.after(day, wait, days.is_working_day)
        while day.weekday() in weekdays:
            day = days.first(day + timedelta(days=1), days.is_working_day)
        weekdays.add(day.weekday())
        yield Call(case_id, stage, number, day, part)
