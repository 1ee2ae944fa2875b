"""Each formula of the code against values worked out by hand, beside the sum."""

from datetime import date
from decimal import Decimal

import pytest

from letterkit.disclosure import finances
from letterkit.disclosure import portfolio as formulas
from letterkit.disclosure.outcome import NoFigure, of, percentage, quotient
from letterkit.disclosure.year_data import Gegevens

from .conftest import DATA, loan, portfolio

# A and B have one loan open each, C has two; D repaid hers this year, E's is written off.
SIX = portfolio(
    loan("1", "A", uitbetaald_bedrag="1000.00", openstaand="600.00"),
    loan("2", "B", uitbetaald_bedrag="2500.50", openstaand="2500.50", dagen_achterstand=1),
    loan("3", "C", uitbetaald_bedrag="4000.00", openstaand="100.25", uitbetaald_op=date(2024, 6, 1)),
    loan("4", "C", uitbetaald_bedrag="3000.00", openstaand="2999.75", verbonden_partij=True),
    loan("5", "D", uitbetaald_bedrag="500.00", openstaand="0.00", uitbetaald_op=date(2026, 1, 1)),
    loan("6", "E", uitbetaald_bedrag="9000.00", openstaand="8000.00", uitbetaald_op=date(2025, 12, 31),
         afgeschreven=True, dagen_achterstand=300, verbonden_partij=True),
)  # fmt: skip
KOSTEN = Gegevens.model_validate(DATA)  # costs 100 + 200 + 500 + 200 = 1000


def test_4_2_2_average_loan() -> None:
    """Paid out in 2026: loans 1, 2, 4, 5. 1000 + 2500.50 + 3000 + 500 = 7000.50; / 4 = 1750.125, half up 1750.13."""
    found = formulas.average_loan(SIX)
    assert found.value == Decimal("1750.13")
    assert found.working == {"paid_out": Decimal("7000.50"), "count": 4}


def test_4_2_3_median_of_income() -> None:
    """500, 1000, 2500.50, 3000: halfway 1000 and 2500.50 is 1750.25; / 50000 * 100 = 3.5005, so 3.5."""
    found = formulas.median_of_income(SIX, Decimal(50000), 2025, "verzonnen")
    assert found.value == Decimal("3.5")
    assert found.working["median"] == Decimal("1750.25")


def test_4_2_3_of_an_odd_number_is_the_middle_one() -> None:
    """1000, 2500.50, 3000: 2500.50 / 20000 * 100 = 12.5025, so 12.5."""
    three = portfolio(*(SIX.loans[index] for index in (0, 1, 3)))
    assert formulas.median_of_income(three, Decimal(20000), 2025, "x").value == Decimal("12.5")


def test_4_4_1_a_person_with_two_loans_is_one_borrower() -> None:
    """A, B and C; D has nothing open, E's loan is written off."""
    assert formulas.active_borrowers(SIX).value == 3


def test_4_4_2_loans_paid_out_and_open() -> None:
    """Paid out 1, 2, 4, 5; open 1, 2, 3, 4."""
    assert formulas.loans_paid_out(SIX).value == 4
    assert formulas.amount_paid_out(SIX).value == Decimal("7000.50")
    assert formulas.loans_open(SIX).value == 4


def test_4_4_3_portfolio() -> None:
    """Current: 600 + 100.25 + 2999.75 = 3700; gross: that + 2500.50 (a day late) = 6200.50; net: - 1000 = 5200.50."""
    assert formulas.current_portfolio(SIX).value == Decimal("3700.00")
    assert formulas.gross_portfolio(SIX).value == Decimal("6200.50")
    assert formulas.net_portfolio(SIX, Decimal(1000)).value == Decimal("5200.50")


def test_a_current_restructured_loan_is_current_and_gross() -> None:
    """4.4.3 a asks for no overdue principal, 4.4.3 b counts restructured loans: 600 in both."""
    one = portfolio(loan("1", "A", geherstructureerd=True))
    assert formulas.current_portfolio(one).value == formulas.gross_portfolio(one).value == Decimal("600.00")


def test_4_4_5_related_parties() -> None:
    """Loan 4 (6 is written off): 2999.75, + investments 400.25 = 3400; / 6200.50 * 100 = 54.83, so 54.8."""
    assert finances.related_parties(SIX, Decimal("400.25")).value == Decimal("54.8")


def test_4_4_7_sustainability() -> None:
    """900 / 1000 = 0.90."""
    assert finances.sustainability(KOSTEN).value == Decimal("0.90")


def test_4_4_9_cost_per_loan() -> None:
    """1000 / 4 = 250.00."""
    assert finances.cost_per_loan(KOSTEN, SIX).value == Decimal("250.00")


def test_a_release_of_the_provision_lowers_costs() -> None:
    """100 - 300 + 500 + 200 = 500; 900 / 500 = 1.80."""
    released = {**DATA, "kosten": {**DATA["kosten"], "voorziening": -300}}
    assert finances.sustainability(Gegevens.model_validate(released)).value == Decimal("1.80")


@pytest.mark.parametrize(
    ("top", "bottom", "places", "expected"),
    [(1, 8, 2, "0.13"), (1, 3, 2, "0.33"), (2, 3, 2, "0.67"), (5, 2, 0, "3"), (1, 16, 1, "0.1"), (-1, 8, 2, "-0.13")],
)
def test_half_of_the_last_place_goes_up(top: int, bottom: int, places: int, expected: str) -> None:
    """1/8 = 0.125: half up. 1/16 = 0.0625: to 0.1 because it is more than half of a tenth. 5/2 = 2.5 to 3."""
    assert quotient(top, bottom, places=places, zero="no_clients") == Decimal(expected)


def test_a_percentage_has_one_decimal() -> None:
    """1/3 * 100 = 33.33; 1/8 * 100 = 12.5; 1/80 * 100 = 1.25, half up 1.3."""
    assert [percentage(1, bottom, zero="no_clients") for bottom in (3, 8, 80)] == [
        Decimal("33.3"), Decimal("12.5"), Decimal("1.3"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        (lambda: formulas.average_loan(portfolio()), "no_loans_paid_out"),
        (lambda: formulas.median_of_income(portfolio(), Decimal(1), 2025, "x"), "no_loans_paid_out"),
        (lambda: finances.related_parties(portfolio(), Decimal(0)), "no_portfolio"),
        (lambda: finances.cost_per_loan(KOSTEN, portfolio()), "no_loans_paid_out"),
        (lambda: finances.sustainability(with_costs(0, 0, 0, 0)), "no_costs"),
        (lambda: finances.sustainability(with_costs(0, -5, 0, 0)), "costs_below_zero"),
        (lambda: finances.cost_per_loan(with_costs(0, -5, 0, 0), SIX), "costs_below_zero"),
    ],
)
def test_nothing_to_divide_by_is_said_and_not_raised(formula, code: str) -> None:  # type: ignore[no-untyped-def]
    found = of(formula)
    assert (found.state, found.reason, found.value) == ("impossible", code, None)


def with_costs(*four: int) -> Gegevens:
    kinds = ("financieel", "voorziening", "personeel", "administratief")
    return Gegevens.model_validate({**DATA, "kosten": dict(zip(kinds, four, strict=True))})


def test_one_missing_kind_of_costs_is_no_zero() -> None:
    data = Gegevens.model_validate({**DATA, "kosten": {"financieel": 100, "personeel": 500, "administratief": 1}})
    with pytest.raises(NoFigure) as no:
        finances.costs(data)
    assert (no.value.state, no.value.place) == ("missing", "gegevens.kosten.voorziening")


def test_an_empty_portfolio_has_zeros_where_zero_is_the_answer() -> None:
    assert formulas.active_borrowers(portfolio()).value == 0
    assert formulas.gross_portfolio(portfolio()).value == Decimal(0)
