"""Account numbers, payment references and the EPC payload: the worked examples of the payment standards."""

from decimal import Decimal

import pytest

from letterkit import fields
from letterkit.payment import epc

IBANS = ["NL91ABNA0417164300", "NL20INGB0001234567", "NL44RABO0123456789", "NL39RABO0300065264", "NL02ABNA0123456789"]
KENMERKEN = [
    "5000056789012345", "8202611210000001", "9000000000000001", "0123456789012345", "3999999999999999",
    "5002026110012345", "1987650000004321", "1000000000000006", "573462567", "4812345678", "09123456789",
    "701234567890", "8112345678901", "12234534622567",
]  # fmt: skip
RF = ["RF451234512345", "RF68AB2G5", "RF96TU06FX", "RF18539007547034", "RF9320261121000001", "RF70KREDIET2026001"]


@pytest.mark.parametrize("iban", IBANS)
def test_ibans(iban: str) -> None:
    assert fields.iban(iban) == iban
    other = str((int(iban[2]) + 1) % 10)
    with pytest.raises(ValueError, match="iban"):
        fields.iban(iban[:2] + other + iban[3:])


@pytest.mark.parametrize("kenmerk", KENMERKEN)
def test_betalingskenmerken(kenmerk: str) -> None:
    assert fields.payment_reference(kenmerk) == kenmerk
    assert fields.betalingskenmerk_check(kenmerk[1:]) == kenmerk[0]
    with pytest.raises(ValueError, match="reference_check"):
        fields.payment_reference(str((int(kenmerk[0]) + 5) % 10) + kenmerk[1:])


@pytest.mark.parametrize("kenmerk", ["12345678", "223456789012345", "12345678901234567"])
def test_lengths_that_do_not_exist(kenmerk: str) -> None:
    with pytest.raises(ValueError, match="reference_form"):
        fields.payment_reference(kenmerk)


def test_seven_digits_have_no_check_digit() -> None:
    assert fields.payment_reference("1234567") == "1234567"


@pytest.mark.parametrize("reference", RF)
def test_rf_references(reference: str) -> None:
    assert fields.payment_reference(reference) == reference
    wrong = reference[:3] + str((int(reference[3]) + 1) % 10) + reference[4:]
    with pytest.raises(ValueError, match="rf_reference"):
        fields.payment_reference(wrong)


def test_epc_example() -> None:
    text = epc.payload(
        name="Voorbeeld Krediet B.V.",
        iban="NL91ABNA0417164300",
        amount=Decimal("125.50"),
        reference="RF9320261121000001",
    )
    example = "BCD\n002\n1\nSCT\n\nVoorbeeld Krediet B.V.\nNL91ABNA0417164300\nEUR125.50\n\nRF9320261121000001\n\n"
    assert len(example) == 88
    assert text == example.rstrip("\n")
    assert epc.parse(example) == epc.parse(text)
