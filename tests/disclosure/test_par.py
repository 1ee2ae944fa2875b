"""Portfolio at Risk: three readings of a text that contradicts itself, each worked out by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.disclosure import Loan
from letterkit.disclosure.par import READINGS, portfolio_at_risk

from .conftest import loan, portfolio

# Amounts are powers of two: the sum says which loans were counted.
EIGHT = portfolio(
    loan("1", "A", openstaand="1", dagen_achterstand=0),
    loan("2", "B", openstaand="2", dagen_achterstand=30),  # not more than 30
    loan("3", "C", openstaand="4", dagen_achterstand=31),
    loan("4", "D", openstaand="8", dagen_achterstand=90),  # not more than 90
    loan("5", "E", openstaand="16", dagen_achterstand=91),
    loan("6", "F", openstaand="32", dagen_achterstand=0, geherstructureerd=True),  # performs: not a day late
    loan("7", "G", openstaand="64", dagen_achterstand=10, geherstructureerd=True),  # does not perform: late
    loan("8", "H", openstaand="128", dagen_achterstand=45, geherstructureerd=True, renderend=True),
    loan("9", "I", openstaand="256", dagen_achterstand=120, geherstructureerd=True, renderend=False),
    loan("10", "J", openstaand="512", dagen_achterstand=400, afgeschreven=True),  # written off: never
)


@pytest.mark.parametrize(
    ("reading", "par30", "par90"),
    [
        # Late, without performing restructured: 4 + 8 + 16 + 256 = 284; 16 + 256 = 272.
        ("achterstand", 284, 272),
        # And restructured that do not perform (64 + 256): 4 + 8 + 16 + 64 + 256 = 348; 16 + 64 + 256 = 336.
        ("niet-renderend", 348, 336),
        # And all restructured (32 + 64 + 128 + 256): 4 + 8 + 16 + 480 = 508; 16 + 480 = 496.
        ("alle", 508, 496),
    ],
)
def test_4_4_4_in_each_reading(reading: str, par30: int, par90: int) -> None:
    assert portfolio_at_risk(EIGHT, 30, reading).value == Decimal(par30)  # type: ignore[arg-type]
    assert portfolio_at_risk(EIGHT, 90, reading).value == Decimal(par90)  # type: ignore[arg-type]


def test_the_whole_open_principal_counts_and_not_just_what_is_late() -> None:
    one = portfolio(loan("1", "A", uitbetaald_bedrag="5000", openstaand="4321.09", dagen_achterstand=31))
    assert portfolio_at_risk(one, 30, "achterstand").value == Decimal("4321.09")


def test_without_restructured_loans_all_readings_agree() -> None:
    plain = portfolio(*(one for one in EIGHT.loans if not one.geherstructureerd))
    assert {portfolio_at_risk(plain, 30, reading).value for reading in READINGS} == {Decimal(28)}  # 4 + 8 + 16


loans = st.builds(
    lambda days, open_, restructured, performing, written_off: loan(
        "1",
        "A",
        uitbetaald_bedrag="9999",
        openstaand=str(open_),
        dagen_achterstand=days if open_ else 0,
        geherstructureerd=restructured,
        renderend=None if days > 90 and performing else performing,
        afgeschreven=written_off,
    ),
    st.integers(0, 200),
    st.integers(0, 9000),
    st.booleans(),
    st.sampled_from([None, True, False]),
    st.booleans(),
)


@pytest.mark.slow
@given(st.lists(loans, max_size=12))
def test_par90_is_never_above_par30_nor_a_careful_reading_below_a_lenient_one(some: list[Loan]) -> None:
    held = portfolio(*some)
    values = {
        (days, reading): portfolio_at_risk(held, days, reading).value for days in (30, 90) for reading in READINGS
    }
    for reading in READINGS:
        assert values[90, reading] <= values[30, reading]  # type: ignore[operator]
    for days in (30, 90):
        assert values[days, "achterstand"] <= values[days, "niet-renderend"] <= values[days, "alle"]  # type: ignore[operator]
