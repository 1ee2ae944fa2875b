"""Instalments that return, payments against what is open, and the terms of an arrangement, with sums made by hand."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from letterkit.case import Achterstand, Case, parse
from letterkit.simulation import arrangement
from letterkit.simulation.instalments import coming, less, monthly_amount, with_instalment
from tests.invented import record

FIRST, SECOND = {"vervaldatum": "2026-10-31", "bedrag": "100.00"}, {"vervaldatum": "2026-11-30", "bedrag": "80.00"}


def owed(*terms: dict[str, str], rente: str = "0", kosten: str = "0") -> dict[str, Any]:
    total = sum((Decimal(term["bedrag"]) for term in terms), Decimal(rente) + Decimal(kosten))
    return {"termijnen": list(terms), "rente": rente, "kosten": kosten, "totaal": str(total)}


def case(*terms: dict[str, str], rente: str = "0", kosten: str = "0") -> Case:
    return parse(record(achterstand=owed(*terms, rente=rente, kosten=kosten), stand_op="2026-12-01"))


@pytest.mark.parametrize(
    ("amount", "left"),
    [  # costs 5, interest 10, then 100 and 80 (article 6:44 BW)
        ("3", ("2", "10", ["100", "80"])),
        ("5", ("0", "10", ["100", "80"])),
        ("12.50", ("0", "2.50", ["100", "80"])),
        ("115", ("0", "0", ["80"])),
        ("120", ("0", "0", ["75"])),
        ("195", ("0", "0", [])),
        ("500", ("0", "0", [])),
    ],
)
def test_a_payment_goes_to_costs_then_interest_then_the_oldest_term(
    amount: str, left: tuple[str, str, list[str]]
) -> None:
    after = less(case(SECOND, FIRST, rente="10", kosten="5").achterstand, Decimal(amount))
    kosten, rente, terms = left
    assert (after.kosten, after.rente) == (Decimal(kosten), Decimal(rente))
    assert [term.bedrag for term in after.termijnen] == [Decimal(term) for term in terms]
    assert after.totaal == sum(map(Decimal, terms), Decimal(kosten) + Decimal(rente))


def test_one_more_term_adds_up() -> None:
    before = case(FIRST).achterstand
    after = with_instalment(before, case(SECOND).achterstand.termijnen[0])
    assert after == Achterstand.model_validate(owed(FIRST, SECOND))


@pytest.mark.parametrize(
    ("terms", "amount"),
    [
        ((FIRST, SECOND), "80.00"),  # a month apart
        (({**FIRST, "omschrijving": "termijn oktober 2026"},), "100.00"),
        (({**FIRST, "omschrijving": "jaarnota 2026"},), None),
        ((FIRST,), None),
        ((FIRST, {**SECOND, "vervaldatum": "2026-11-10"}), None),
    ],
)
def test_whether_money_falls_due_each_month_is_read_from_the_record(
    terms: tuple[dict[str, str], ...], amount: str | None
) -> None:
    assert monthly_amount(case(*terms)) == (Decimal(amount) if amount else None)


def test_terms_return_on_the_same_day_with_the_name_of_their_month() -> None:
    told = case({**FIRST, "omschrijving": "Huur oktober 2026"})
    found = coming(told, date(2026, 10, 31), date(2027, 3, 1), Decimal("100.00"))
    assert [(term.vervaldatum, term.omschrijving) for term in found] == [
        (date(2026, 11, 30), "Huur november 2026"),
        (date(2026, 12, 31), "Huur december 2026"),
        (date(2027, 1, 31), "Huur januari 2027"),
        (date(2027, 2, 28), "Huur februari 2027"),
    ]


def test_later_terms_of_the_record_fall_due_on_their_own_day() -> None:
    found = coming(case(FIRST, SECOND), date(2026, 10, 31), date(2026, 12, 31), None)
    assert [(term.vervaldatum, term.bedrag) for term in found] == [(date(2026, 11, 30), Decimal("80.00"))]


@pytest.mark.parametrize(
    ("amount", "each", "count"),
    [(None, "45.00", 4), ("50", "50.00", 4), ("60", "60.00", 3), ("999", "180.00", 1), ("0.30", "0.30", 600)],
)
def test_an_arrangement_shares_what_is_open(amount: str | None, each: str, count: int) -> None:
    plan = arrangement.agreed(case(FIRST, SECOND), date(2026, 12, 1), Decimal(amount) if amount else None).regeling
    assert plan
    assert (plan.bedrag, plan.aantal_termijnen, plan.status) == (Decimal(each), count, "nieuw")


def test_a_third_of_a_hundred_is_paid_in_four_with_a_small_last_one() -> None:
    plan = arrangement.agreed(case(FIRST), date(2026, 12, 1), Decimal("33.33")).regeling
    assert plan
    assert plan.aantal_termijnen == 4


def test_a_new_arrangement_counts_the_one_that_failed() -> None:
    first = arrangement.agreed(case(FIRST), date(2026, 12, 1), None)
    again = arrangement.agreed(arrangement.with_status(first, "beeindigd"), date(2026, 12, 5), None)
    assert again.regeling
    assert again.regeling.eerder_gemist == 1
