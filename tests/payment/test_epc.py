"""The payload of an EPC QR code, against the rules of EPC069-12."""

from decimal import Decimal
from typing import Any

import pytest
import qrcode
import zxingcpp

from letterkit.errors import CannotRender
from letterkit.payment import epc

GOOD: dict[str, Any] = {
    "name": "Voorbeeld Krediet B.V.",
    "iban": "NL91ABNA0417164300",
    "amount": Decimal("125.50"),
    "reference": "RF9320261121000001",
}


def test_rf_reference_stands_in_the_structured_element() -> None:
    assert epc.payload(**GOOD) == (
        "BCD\n002\n1\nSCT\n\nVoorbeeld Krediet B.V.\nNL91ABNA0417164300\nEUR125.50\n\nRF9320261121000001"
    )


def test_betalingskenmerk_stands_in_the_text_element() -> None:
    lines = epc.payload(**GOOD | {"reference": "5000 0567 8901 2345"}).split("\n")
    assert len(lines) == 11
    assert (lines[9], lines[10]) == ("", "5000056789012345")


def test_all_elements() -> None:
    text = epc.payload(**GOOD, bic="ABNANL2A", purpose="LOAN", note="Dank u wel")
    assert text.split("\n") == [
        "BCD", "002", "1", "SCT", "ABNANL2A", "Voorbeeld Krediet B.V.", "NL91ABNA0417164300", "EUR125.50", "LOAN",
        "RF9320261121000001", "", "Dank u wel",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("amount", "element"),
    [("0.01", "EUR0.01"), ("5", "EUR5.00"), ("1234.5", "EUR1234.50"), ("999999999.99", "EUR999999999.99")],
)
def test_amount_has_a_dot_and_two_decimals(amount: str, element: str) -> None:
    assert epc.payload(**GOOD | {"amount": Decimal(amount)}).split("\n")[7] == element


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Café Zoë & Zn", "Cafe Zoe + Zn"),
        ("Şükrü Łukasz Straße", "Sukru Lukasz Strasse"),
        ("Ijsland – Þór", "Ijsland - Thor"),
        ("D\u2019Artagnan_N.V.", "D'Artagnan-N.V."),
        ("Incasso\u00a0B.V.", "Incasso B.V."),
        ("Cafe\u0301", "Cafe"),
    ],
)
def test_names_are_written_in_sepa_characters(name: str, written: str) -> None:
    assert epc.payload(**GOOD | {"name": name}).split("\n")[5] == written


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"iban": "NL92ABNA0417164300"}, "epc_iban"),
        ({"iban": ""}, "epc_iban"),
        ({"iban": "NL91ABNA0417164300\nEUR1"}, "epc_iban"),
        ({"bic": "ABNA"}, "epc_bic"),
        ({"reference": "RF0020261121000001"}, "epc_reference"),
        ({"reference": "6000056789012345"}, "epc_reference"),
        ({"reference": ""}, "epc_reference"),
        ({"reference": "5000056789012345\nx"}, "epc_reference"),
        ({"purpose": "LOANS"}, "epc_purpose"),
        ({"purpose": "lo"}, "epc_purpose"),
        ({"amount": Decimal(0)}, "amount_invalid"),
        ({"amount": Decimal("0.005")}, "amount_invalid"),
        ({"amount": Decimal("1000000000.00")}, "amount_invalid"),
        ({"name": ""}, "epc_too_long"),
        ({"name": "x" * 71}, "epc_too_long"),
        ({"name": "ß" * 36}, "epc_too_long"),
        ({"note": "x" * 71}, "epc_too_long"),
        ({"name": "Bank 🙂"}, "epc_characters"),
        ({"name": "€uro Bank"}, "epc_characters"),
        ({"name": "Банк"}, "epc_characters"),
        ({"name": "Bank\0"}, "epc_characters"),
        ({"name": "Bank\u202eknaB"}, "epc_characters"),
        ({"name": "<b>Bank</b>"}, "epc_characters"),
        ({"name": "=cmd()"}, "epc_characters"),
        ({"name": "**Bank**"}, "epc_characters"),
        ({"note": "50% korting"}, "epc_characters"),
    ],
)
def test_what_cannot_be_a_payload_stops(change: dict[str, Any], code: str) -> None:
    with pytest.raises(CannotRender) as caught:
        epc.payload(**GOOD | change)
    assert caught.value.code == code
    assert "Bank" not in str(caught.value.values)


def test_a_line_break_in_a_name_makes_no_new_element() -> None:
    lines = epc.payload(**GOOD | {"name": "Bank\nNL02ABNA0123456789"}).split("\n")
    assert lines[5:7] == ["Bank NL02ABNA0123456789", "NL91ABNA0417164300"]


def test_the_longest_payload_stays_within_the_limit_of_the_standard() -> None:
    longest = epc.payload(
        name="N" * 70,
        iban="MT84MALT011000012345MTLCAST001S",
        amount=Decimal("999999999.99"),
        reference="RF18539007547034",
        bic="ABNANL2AXXX",
        purpose="LOAN",
        note="T" * 70,
    )
    assert len(longest.encode()) <= epc.MAX_BYTES


def test_331_bytes_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(epc.payload(**GOOD).encode())
    monkeypatch.setattr(epc, "MAX_BYTES", size)
    epc.payload(**GOOD)
    monkeypatch.setattr(epc, "MAX_BYTES", size - 1)
    with pytest.raises(CannotRender, match="epc_bytes"):
        epc.payload(**GOOD)


def test_an_independent_decoder_reads_the_payload_at_level_m() -> None:
    text = epc.payload(**GOOD | {"name": "N" * 70}, bic="ABNANL2A", purpose="LOAN", note="T" * 70)
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, box_size=4, border=4)
    code.add_data(text)
    image = code.make_image().get_image()
    found = zxingcpp.read_barcode(image.convert("L"))
    assert found is not None
    assert found.text == text
    assert code.version <= 13


@pytest.mark.parametrize("reference", ["RF9320261121000001", "5000056789012345"])
def test_parse_reads_back_what_payload_wrote(reference: str) -> None:
    transfer = epc.parse(epc.payload(**GOOD | {"reference": reference}))
    assert (transfer.name, transfer.iban, transfer.amount) == (GOOD["name"], GOOD["iban"], GOOD["amount"])
    assert (transfer.reference or transfer.text) == reference


def test_parse_takes_cr_lf_and_trailing_empty_elements() -> None:
    text = epc.payload(**GOOD).replace("\n", "\r\n") + "\r\n\r\n"
    assert epc.parse(text).amount == Decimal("125.50")


@pytest.mark.parametrize(
    "text",
    ["", "BCD", "https://voorbeeld.nl", "BCD\n003\n1\nSCT\n\nA\nB\nEUR1.00", "BCD\n002\n1\nINST\n\nA\nB\nEUR1.00",
     "BCD\n002\n1\nSCT\n\nA\nB\nEUR1,00", "BCD\n002\n1\nSCT\n\nA\nB\nEUR1.00\n\nRF1\ntekst",
     "BCD\n002\n1\nSCT\n\nA\nB\nEUR1.00\n\n\n\n\nmeer"],
)  # fmt: skip
def test_parse_refuses_what_is_no_payload(text: str) -> None:
    with pytest.raises(CannotRender, match="epc_unreadable"):
        epc.parse(text)


def test_the_limit_is_that_of_the_standard() -> None:
    assert epc.MAX_BYTES == 331  # EPC069-12, version 002


def test_the_first_sign_after_latin_letters_is_refused() -> None:
    assert epc.sepa_text("\u024f") == "y"
    with pytest.raises(ValueError, match="epc_characters"):
        epc.sepa_text("\u0250")
