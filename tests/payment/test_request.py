"""The payment that a case and its creditor make: which secret signed the link, and what the bank gets to read."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from letterkit.payment import epc, link, request
from letterkit.resources import samples_dir
from letterkit.workspace import load_workspace

PAY = load_workspace(samples_dir() / "creditor.yaml").creditor.betalen
SECRET = bytes(range(32))
DAY = date(2026, 11, 23)


def asked(**changes: Any) -> request.Asked:
    whole = request.Asked(
        "VK-1", "5000056789012345", "5000056789012345", None, Decimal("125.50"), DAY, term_in_words=False
    )
    return whole._replace(**changes)


@pytest.mark.parametrize("number", [None, 1, 7])
def test_the_link_says_which_secret_signed_it(number: int | None) -> None:
    pay = PAY.model_copy(update={"sleutel": number})
    made = request.made(asked(), pay, SECRET, DAY)
    assert made.link
    claim = link.verify(link.split(made.link)[1], {number or 0: SECRET}, iban=pay.iban)
    assert (claim.key, claim.case_id, claim.amount) == (number or 0, "VK-1", Decimal("125.50"))


def test_the_bank_gets_the_reference_or_the_description_that_stands_in_its_place() -> None:
    pay = PAY.model_copy(update={"qr": "epc"})
    made = request.made(asked(), pay, SECRET, DAY)
    assert (epc.parse(made.qr_payload).text, made.free) == ("5000056789012345", False)
    rf = request.made(asked(payment_reference="RF18539007547034"), pay, SECRET, DAY)
    assert (epc.parse(rf.qr_payload).reference, epc.parse(rf.qr_payload).text) == ("RF18539007547034", "")
    free = request.made(asked(payment_reference=None, description="Factuur 9", reference="Factuur 9"), pay, SECRET, DAY)
    assert (epc.parse(free.qr_payload).text, free.reference, free.free) == ("Factuur 9", "Factuur 9", True)
