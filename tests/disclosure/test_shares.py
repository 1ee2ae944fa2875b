"""Shares of clients: persons and not loans, and an empty cell is not a no."""

from datetime import date
from decimal import Decimal

import pytest

from letterkit.disclosure.outcome import Outcome, of
from letterkit.disclosure.portfolio import Portfolio
from letterkit.disclosure.shares import share

from .conftest import loan, portfolio


def found(name: str, held: Portfolio, given: int | None = None) -> Outcome:
    return of(lambda: share(name, held, given))


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("vrouwen", "vrouw"),
        ("platteland", "platteland"),
        ("onder_armoedegrens", "onder_armoedegrens"),
        ("bijstand", "bijstand"),
        ("starters", "starter"),
    ],
)
def test_a_person_with_two_loans_counts_once(name: str, field: str) -> None:
    """A (two loans) yes, B no, C no; D has nothing open: 1 of 3 is 33.3."""
    held = portfolio(
        loan("1", "A", **{field: True}),
        loan("2", "A", **{field: True}),
        loan("3", "B", **{field: False}),
        loan("4", "C", **{field: False}),
        loan("5", "D", openstaand="0", **{field: True}),
    )
    assert found(name, held).value == Decimal("33.3")
    assert found(name, held).working == {"having": 1, "clients": 3}


def test_one_answer_is_enough_for_a_person() -> None:
    """A says so at one of two loans, B at a loan that is repaid: 2 of 2."""
    held = portfolio(
        loan("1", "A", vrouw=True), loan("2", "A"),
        loan("3", "B"), loan("4", "B", openstaand="0", vrouw=True),
    )  # fmt: skip
    assert found("vrouwen", held).value == Decimal("100.0")


def test_a_start_up_is_of_the_loan() -> None:
    """A has a start-up loan and another; B's start-up loan is repaid: 1 of 2."""
    held = portfolio(
        loan("1", "A", starter=False), loan("2", "A", starter=True),
        loan("3", "B", starter=False), loan("4", "B", openstaand="0", starter=True),
    )  # fmt: skip
    assert found("starters", held).value == Decimal("50.0")


def test_an_empty_cell_gives_no_figure_but_its_bounds() -> None:
    """Of 4, one is a woman and one is unknown: between 1/4 and 2/4."""
    held = portfolio(
        loan("1", "A", vrouw=True), loan("2", "B"), loan("3", "C", vrouw=False), loan("4", "D", vrouw=False)
    )
    outcome = found("vrouwen", held)
    assert (outcome.state, outcome.reason, outcome.value) == ("missing", "share_incomplete", None)
    assert outcome.reason_values == {
        "column": "vrouw", "unknown": 1, "clients": 4, "lowest": Decimal("25.0"), "highest": Decimal("50.0"),
    }  # fmt: skip


def test_a_number_goes_before_an_incomplete_column() -> None:
    held = portfolio(loan("1", "A", vrouw=True), loan("2", "B"))
    assert found("vrouwen", held, 2).value == Decimal("100.0")


def test_a_column_that_is_not_there_is_not_zero() -> None:
    outcome = found("bijstand", portfolio(loan("1", "A")))
    assert (outcome.state, outcome.reason, outcome.place) == ("missing", "share_unknown", "gegevens.aantallen.bijstand")


def test_descent_comes_as_a_number_only() -> None:
    """2 of 4 clients."""
    held = portfolio(*(loan(client, client) for client in "ABCD"))
    assert found("etnische_minderheden", held).reason == "share_number_unknown"
    assert found("etnische_minderheden", held, 2).value == Decimal("50.0")


def test_4_2_7_counts_who_moved_on_in_the_year_also_without_a_loan() -> None:
    """B moved in 2026 and has nothing open; C in 2025. Active: A and C. 1 / 2 * 100 = 50."""
    held = portfolio(
        loan("1", "A"),
        loan("2", "B", openstaand="0", doorgestroomd_op=date(2026, 5, 1)),
        loan("3", "C", doorgestroomd_op=date(2025, 5, 1)),
    )
    assert found("doorstroom", held).value == Decimal("50.0")


def test_without_clients_there_is_no_share() -> None:
    for name in ("vrouwen", "doorstroom", "etnische_minderheden"):
        assert found(name, portfolio(), 0).reason == "no_clients"
        assert found(name, portfolio()).state == "impossible"
