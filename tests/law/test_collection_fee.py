"""The fee table of the Besluit BIK: every worked value, half up as printed and down as shipped."""

from datetime import date
from decimal import ROUND_DOWN, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import CannotRender
from letterkit.law.collection_fee import VatDeclaration, fee
from letterkit.law.rounding import Rounding

TODAY = date(2026, 11, 21)
DECLARED = VatDeclaration(taxed_service=True, cannot_reclaim=True, declared_in_letter=True)
WORKED = [
    ("0.01", "40.00", "48.40"),
    ("25.00", "40.00", "48.40"),
    ("100.00", "40.00", "48.40"),
    ("266.66", "40.00", "48.40"),
    ("266.67", "40.00", "48.40"),
    ("266.70", "40.01", "48.41"),
    ("267.00", "40.05", "48.46"),
    ("300.00", "45.00", "54.45"),
    ("450.00", "67.50", "81.68"),
    ("1000.00", "150.00", "181.50"),
    ("1234.56", "185.18", "224.07"),
    ("2500.00", "375.00", "453.75"),
    ("2501.00", "375.10", "453.87"),
    ("3750.00", "500.00", "605.00"),
    ("5000.00", "625.00", "756.25"),
    ("5001.00", "625.05", "756.31"),
    ("7500.00", "750.00", "907.50"),
    ("10000.00", "875.00", "1058.75"),
    ("10001.00", "875.01", "1058.76"),
    ("25000.00", "1025.00", "1240.25"),
    ("50000.00", "1275.00", "1542.75"),
    ("100000.00", "1775.00", "2147.75"),
    ("200000.00", "2775.00", "3357.75"),
    ("200100.00", "2775.50", "3358.36"),
    ("1000000.00", "6775.00", "8197.75"),
    ("2000000.00", "6775.00", "8197.75"),
]
cents = st.integers(1, 300_000_000).map(lambda n: Decimal(n) / 100)


@pytest.mark.parametrize(("principal", "net", "gross"), WORKED)
def test_worked_values(principal: str, net: str, gross: str) -> None:
    found = fee([Decimal(principal)], TODAY, rounding=Rounding.HALF_UP, vat=DECLARED)
    assert (str(found.net), str(found.total)) == (net, gross)
    assert fee([Decimal(principal)], TODAY, rounding=Rounding.HALF_UP).total == Decimal(net)


@pytest.mark.parametrize(
    ("principal", "net", "gross"),
    [("266.70", "40.00", "48.40"), ("267.00", "40.05", "48.46"), ("1234.56", "185.18", "224.06"),
     ("450.00", "67.50", "81.67"), ("5001.00", "625.05", "756.31")],
)  # fmt: skip
def test_rounding_down_is_the_default(principal: str, net: str, gross: str) -> None:
    found = fee([Decimal(principal)], TODAY, vat=DECLARED)
    assert (str(found.net), str(found.total)) == (net, gross)


@pytest.mark.parametrize(
    ("principals", "right", "wrong"),
    [(["150.00"] * 3, "67.50", "120.00"), (["200.00", "300.00"], "75.00", "85.00")],
)
def test_claims_together_bring_one_fee(principals: list[str], right: str, wrong: str) -> None:
    claims = [Decimal(principal) for principal in principals]
    assert fee(claims, TODAY).total == Decimal(right)
    assert sum(fee([claim], TODAY).total for claim in claims) == Decimal(wrong)


@pytest.mark.parametrize(
    ("paid", "expected"), [("0", "150.00"), ("600", "60.00"), ("999.99", "40.00"), ("1000", "0"), ("1200", "0")]
)
def test_part_payment_within_the_term(paid: str, expected: str) -> None:
    assert fee([Decimal(1000)], TODAY, paid=Decimal(paid)).total == Decimal(expected)


@pytest.mark.parametrize("missing", ["taxed_service", "cannot_reclaim", "declared_in_letter"])
def test_vat_needs_all_three_conditions(missing: str) -> None:
    conditions = {"taxed_service": True, "cannot_reclaim": True, "declared_in_letter": True} | {missing: False}
    assert fee([Decimal(300)], TODAY, vat=VatDeclaration(**conditions)).vat == 0


@pytest.mark.parametrize("principals", [[], ["0"], ["-1"], ["10.001"], ["NaN"], ["100", "0"]])
def test_what_is_no_amount_has_no_fee(principals: list[str]) -> None:
    with pytest.raises(CannotRender, match="amount_invalid"):
        fee([Decimal(principal) for principal in principals], TODAY)


@pytest.mark.parametrize("paid", ["-1", "0.001"])
def test_paid_must_be_an_amount(paid: str) -> None:
    with pytest.raises(CannotRender, match="amount_invalid"):
        fee([Decimal(100)], TODAY, paid=Decimal(paid))


def test_before_the_decree_there_is_no_fee() -> None:
    with pytest.raises(CannotRender, match="law_figure_unknown"):
        fee([Decimal(100)], date(2012, 6, 30))


@given(cents, cents)
def test_more_principal_never_brings_less_and_down_never_more(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    assert fee([low], TODAY).net <= fee([high], TODAY).net
    down, up = fee([low], TODAY).net, fee([low], TODAY, rounding=Rounding.HALF_UP).net
    assert down <= up <= down + Decimal("0.01")
    assert Decimal(40) <= down <= Decimal(6775)
    assert down == down.quantize(Decimal("0.01"), ROUND_DOWN)


@given(st.lists(cents, min_size=2, max_size=5))
def test_claims_together_never_cost_more_than_apart(claims: list[Decimal]) -> None:
    apart = sum(fee([claim], TODAY, rounding=Rounding.HALF_UP).net for claim in claims)
    assert fee(claims, TODAY, rounding=Rounding.HALF_UP).net <= apart + Decimal("0.01") * len(claims)
