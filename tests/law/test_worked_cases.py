"""Fees, interest and the cap against figures worked out apart from letterkit, each with its working."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from letterkit.law.collection_fee import VatDeclaration, fee
from letterkit.law.instalment_cap import Charge, Ledger, applies, letter_fee
from letterkit.law.instalment_cap import fee as capped_fee
from letterkit.law.statutory_interest import interest

CASES = yaml.safe_load((Path(__file__).parent / "worked_cases.yaml").read_text(encoding="utf-8"))
TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("principals", "paid", "declared", "expected", "how"), [(*row[:3], tuple(row[3:5]), row[5]) for row in CASES["fee"]]
)
def test_fee(principals: list[str], paid: str, declared: bool, expected: tuple[str, str], how: str) -> None:
    told = VatDeclaration(taxed_service=declared, cannot_reclaim=declared, declared_in_letter=declared)
    found = fee([Decimal(one) for one in principals], TODAY, paid=Decimal(paid), vat=told)
    assert (str(found.net), str(found.vat)) == expected, how


@pytest.mark.parametrize(("principal", "start", "end", "total", "how"), CASES["interest"])
def test_interest(principal: str, start: date, end: date, total: str, how: str) -> None:
    assert str(interest(Decimal(principal), start, end).total) == total, how


@pytest.mark.parametrize(("instalments", "on", "total", "how"), CASES["letter"])
def test_fee_of_one_letter(instalments: list[str], on: date, total: str, how: str) -> None:
    assert str(letter_fee([Decimal(one) for one in instalments], on).total) == total, how


@pytest.mark.parametrize(("term", "on", "fees", "how"), CASES["cap"])
def test_cap(term: str, on: list[date], fees: list[str], how: str) -> None:
    ledger, found = Ledger(), []
    for day in on:
        charge = capped_fee(ledger, "A1", Decimal(term), day).total
        found.append(str(charge))
        if charge and applies(Decimal(term), day):
            ledger = ledger.add(Charge("A1", day, charge))
    assert found == fees, how


def test_the_cases_are_many() -> None:
    assert sum(map(len, CASES.values())) >= 60
