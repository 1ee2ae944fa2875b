"""The switches as they are typed, and every one of them has its words."""

from datetime import date
from decimal import Decimal

import pytest

from letterkit.errors import WrongCall
from letterkit.simulation.events import EVENTS, SIGNALS, Event, parse, parse_amount, scheduled
from letterkit.texts import keys

DAY = date(2027, 1, 10)


@pytest.mark.parametrize(
    ("name", "typed", "expected"),
    [
        ("pays", "2027-01-10", Event("pays", DAY)),
        ("pays", " 2027-01-10 : 50 ", Event("pays", DAY, amount=Decimal("50.00"))),
        ("pays", "2027-01-10:1250,5", Event("pays", DAY, amount=Decimal("1250.50"))),
        ("arranges", "2027-01-10:€ 40.25", Event("arranges", DAY, amount=Decimal("40.25"))),
        ("debt_help", "2027-01-10:2027-03-01", Event("debt_help", DAY, until=date(2027, 3, 1))),
        ("calls", "2027-01-10:geldzorgen", Event("calls", DAY, signal="geldzorgen")),
        ("clears", "2027-01-10:schuldhulp", Event("clears", DAY, signal="schuldhulp")),
        ("hands_over", "2027-01-10:Samen: Verder", Event("hands_over", DAY, other="Samen: Verder")),
        ("breaks_plan", "2027-01-10", Event("breaks_plan", DAY)),
    ],
)
def test_a_switch_is_read(name: str, typed: str, expected: Event) -> None:
    assert parse(name, typed) == expected


@pytest.mark.parametrize(
    ("name", "typed", "code"),
    [
        ("pays", "10-01-2027", "simulate_day"),
        ("pays", "2027-02-30", "simulate_day"),
        ("pays", "1889-01-01", "simulate_day"),
        ("pays", "", "simulate_day"),
        ("pays", "2027-01-10:veel", "simulate_amount"),
        ("pays", "2027-01-10:0", "simulate_amount"),
        ("pays", "2027-01-10:-5", "simulate_amount"),
        ("pays", "2027-01-10:1.234", "simulate_amount"),
        ("pays", "2027-01-10:1,005", "simulate_amount"),
        ("pays", "2027-01-10:99999999", "simulate_amount"),
        ("pays", "2027-01-10:١٢", "simulate_amount"),
        ("pays", "2027-01-10:", "simulate_missing_amount"),
        ("calls_in", "2027-01-10", "simulate_missing_amount"),
        ("signal", "2027-01-10", "simulate_missing_signal"),
        ("signal", "2027-01-10:boos", "simulate_signal"),
        ("signal", "2027-01-10:schuldhulp", "simulate_signal"),
        ("debt_help", "2027-01-10:2027-01-09", "simulate_period"),
        ("debt_help", "2027-01-10:morgen", "simulate_day"),
        ("hands_over", "2027-01-10:" + "x" * 121, "simulate_name"),
        ("hands_over", "2027-01-10:a\u202eb", "simulate_name"),
        ("breaks_plan", "2027-01-10:50", "simulate_extra"),
    ],
)
def test_a_mistake_is_told(name: str, typed: str, code: str) -> None:
    with pytest.raises(WrongCall) as told:
        parse(name, typed)
    assert told.value.code == code
    assert f"errors.{code}" in keys("errors.simulate_")
    assert told.value.exit_code == 2


def test_an_amount_of_nothing_may_be_said_where_that_means_something() -> None:
    assert parse_amount("0", "--monthly", least=Decimal(0)) == 0


@pytest.mark.parametrize("name", EVENTS)
def test_every_switch_has_its_words(name: str) -> None:
    assert f"simulation.switch.{name}" in keys("simulation.switch.")
    assert f"simulation.fact.{name}" in keys("simulation.fact.")
    kind = EVENTS[name]
    assert f"simulation.metavar.{kind.takes}" in keys("simulation.metavar.")
    assert not kind.must or f"errors.simulate_missing_{kind.takes}" in keys("errors.")


def test_signals_are_those_of_the_case_record() -> None:
    assert {"kwetsbaar", "geldzorgen", "geschil", "klacht", "betaling_onderweg", "overleden"} <= set(SIGNALS)
    assert "schuldhulp_sinds" not in SIGNALS


def test_on_one_day_signals_come_before_money_and_a_second_mark_waits_for_the_first() -> None:
    first = date(2026, 11, 1)
    told = (parse("pays", "2027-01-10"), parse("signal", "2027-01-10:geschil"), parse("bkr", "2027-02-01"),
            parse("bkr", "2027-01-20"))  # fmt: skip
    assert [(day, one.name, one.day) for day, one in scheduled(told, first)] == [
        (first, "bkr", date(2027, 1, 20)),
        (DAY, "signal", DAY),
        (DAY, "pays", DAY),
        (date(2027, 1, 21), "bkr", date(2027, 2, 1)),
    ]
