"""The call that goes with a message: from which moment, and never in the quiet hours."""

from datetime import date
from typing import Any

import pytest

from letterkit import case as cases
from letterkit import journey
from letterkit.law.settings import shipped_settings, with_own
from letterkit.stages import shipped
from tests.invented import CREDITOR, record

HAND_OVER = {"overdracht": {"datum": "2026-12-21", "partner": "Samen Verder"}}
MISSED = {
    "regeling": {
        "status": "gemist", "startdatum": "2026-09-01", "bedrag": "50", "aantal_termijnen": 10,
        "gemiste_datum": "2026-11-15",
    }
}  # fmt: skip


def call(stage: str, today: date, **changes: Any) -> journey.Call | None:
    decision = journey.for_stage(cases.parse(record(**changes)), CREDITOR, stage, today)
    return journey.call(decision, today, shipped_settings())


@pytest.mark.parametrize(
    ("stage", "today", "changes", "moment", "until"),
    [
        ("aanmaning", date(2026, 11, 23), {}, "2026-11-26T07:00+01:00", date(2026, 12, 10)),  # delivered on Wednesday
        ("aanmaning", date(2026, 11, 26), {}, "2026-11-30T07:00+01:00", date(2026, 12, 15)),  # read on Sunday
        ("aanmaning", date(2026, 12, 23), {}, "2026-12-30T07:00+01:00", date(2027, 1, 13)),  # Christmas in between
        ("overdracht_incasso", date(2026, 11, 23), HAND_OVER, "2026-11-23T07:00+01:00", date(2026, 12, 21)),
        ("overdracht_incasso", date(2026, 11, 22), HAND_OVER, "2026-11-23T07:00+01:00", date(2026, 12, 21)),  # Sunday
        ("regeling_gemist", date(2026, 11, 20), MISSED, "2026-11-21T07:00+01:00", date(2026, 12, 5)),
        ("regeling_gemist", date(2026, 7, 24), MISSED, "2026-07-25T07:00+02:00", date(2026, 8, 8)),
    ],
)
def test_from_when_to_call(stage: str, today: date, changes: dict[str, Any], moment: str, until: date) -> None:
    found = call(stage, today, **changes)
    assert found
    assert (found.moment.isoformat(timespec="minutes"), found.until) == (moment, until)


@pytest.mark.parametrize("stage", ["herinnering", "tweede_herinnering"])
def test_a_light_message_needs_no_call(stage: str) -> None:
    assert call(stage, date(2026, 11, 23)) is None


def test_nothing_to_send_is_nothing_to_call_about() -> None:
    decision = journey.decide(cases.parse(record()), CREDITOR, date(2026, 11, 2))
    assert decision.stage is None
    assert journey.call(decision, date(2026, 11, 2), shipped_settings()) is None


def test_a_creditor_may_call_later_in_the_morning() -> None:
    own = with_own({"contact_from_hour": {"value": 9, "source": "eigen keuze", "confirmed": True}})
    decision = journey.for_stage(cases.parse(record(**HAND_OVER)), CREDITOR, "overdracht_incasso", date(2026, 11, 23))
    found = journey.call(decision, date(2026, 11, 23), own)
    assert found
    assert found.moment.hour == 9


def test_every_stage_with_a_call_says_why_and_what_to_do() -> None:
    tasks = [stage.call for stage in shipped().values() if stage.call]
    assert len(tasks) >= 5
    for task in tasks:
        assert task.why.endswith(".")
        assert task.do.format(day="07-12-2026").endswith(".")
