"""Calling in a whole credit: every obstacle by itself, and the first day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from letterkit import texts
from letterkit.law.calling_in import Facts, verdict
from letterkit.law.figure import Figure
from letterkit.law.settings import shipped_settings

TODAY = date(2026, 12, 10)
READY = Facts(
    oldest_due=date(2026, 9, 1),
    open_amount=Decimal("300.00"),
    notice_sent=date(2026, 10, 5),
    notice_until=date(2026, 10, 26),
    forbearance_offered=True,
)


def test_when_all_is_done_it_may() -> None:
    found = verdict(READY, TODAY)
    assert found.allowed
    assert found.first_day == date(2026, 11, 2)
    assert found.notes


def test_what_nobody_says_of_a_credit_is_no_obstacle() -> None:
    """But for the offer of a way out: who says nothing of it, offered none."""
    bare = Facts(READY.oldest_due, READY.open_amount, READY.notice_sent, READY.notice_until)
    assert verdict(bare, TODAY).obstacles == ("forbearance_not_offered",)


@pytest.mark.parametrize("missing", [{"notice_sent": None}, {"notice_until": None}])
def test_without_a_whole_notice_there_is_no_first_day(missing: dict[str, Any]) -> None:
    found = verdict(replace(READY, **missing), TODAY)
    assert (found.obstacles, found.first_day) == (("no_notice",), None)


@pytest.mark.parametrize("cents", [1, 100])
def test_any_amount_that_is_open_is_open(cents: int) -> None:
    assert verdict(replace(READY, open_amount=Decimal(cents) / 100), TODAY).allowed


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"open_amount": Decimal(0)}, ("nothing_open",)),
        ({"oldest_due": date(2026, 10, 10), "notice_sent": date(2026, 10, 20)}, ("not_two_months",)),
        ({"notice_sent": None, "notice_until": None}, ("no_notice",)),
        ({"notice_sent": date(2026, 9, 1)}, ("notice_before_arrears",)),
        ({"notice_separate": False}, ("notice_not_separate",)),
        ({"notice_until": TODAY}, ("notice_running",)),
        ({"forbearance_offered": False}, ("forbearance_not_offered",)),
        ({"arrangement_kept": True}, ("arrangement_kept",)),
        ({"debt_help": True}, ("debt_help",)),
        ({"complaint_open": True}, ("complaint_open",)),
        ({"debt_help": True, "complaint_open": True}, ("debt_help", "complaint_open")),
    ],
)
def test_obstacles(changes: dict[str, Any], expected: tuple[str, ...]) -> None:
    found = verdict(replace(READY, **changes), TODAY)
    assert found.obstacles == expected
    assert all(texts.say(f"law.calling_in.{code}") for code in found.obstacles)


@pytest.mark.parametrize(
    ("oldest_due", "first"),
    [
        (date(2026, 9, 1), date(2026, 11, 2)),
        (date(2025, 12, 31), date(2026, 3, 1)),
        (date(2026, 7, 31), date(2026, 10, 27)),
    ],
)
def test_two_whole_months_and_the_whole_term_of_the_notice(oldest_due: date, first: date) -> None:
    until = date(2026, 10, 26) if oldest_due == date(2026, 7, 31) else date(2026, 2, 1)
    facts = replace(READY, oldest_due=oldest_due, notice_until=until)
    assert verdict(facts, TODAY).first_day == first


def test_the_day_before_two_months_are_over() -> None:
    facts = replace(READY, notice_until=date(2026, 10, 26))
    assert verdict(facts, date(2026, 11, 1)).obstacles == ("not_two_months",)
    assert verdict(facts, date(2026, 11, 2)).obstacles == ()


def test_the_duty_of_forbearance_begins_on_a_day_that_is_a_setting() -> None:
    facts = replace(READY, forbearance_offered=False)
    assert verdict(facts, date(2026, 11, 19)).allowed
    assert verdict(facts, date(2026, 11, 20)).obstacles == ("forbearance_not_offered",)
    later = shipped_settings().model_copy(
        update={"forbearance_duty_since": Figure(value=date(2027, 1, 1), source="Staatsblad", confirmed=True)}
    )
    assert verdict(facts, TODAY, later).allowed
    assert verdict(facts, TODAY, later).notes == ()


def test_every_sentence_belongs_to_an_obstacle() -> None:
    worst = Facts(date(2026, 12, 1), Decimal(0), date(2026, 12, 1), TODAY, notice_separate=False,
                  arrangement_kept=True, debt_help=True, complaint_open=True)  # fmt: skip
    codes = {*verdict(worst, TODAY).obstacles, *verdict(replace(READY, notice_sent=None), TODAY).obstacles}
    assert {f"law.calling_in.{code}" for code in codes} == set(texts.keys("law.calling_in."))
