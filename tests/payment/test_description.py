"""A creditor without betalingskenmerk: an invoice number or other free text by which it knows a payment."""

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from letterkit import fields
from letterkit.case import parse
from letterkit.case_file import read
from letterkit.errors import CannotRender, CaseInvalid
from letterkit.payment import agreement, epc
from letterkit.pipeline import process
from letterkit.render import plain
from letterkit.reports.field_tables import json_schema
from letterkit.resources import samples_dir
from letterkit.workspace import load_workspace
from tests.case_file.flat import CELLS, text
from tests.conftest import Run
from tests.invented import record
from tests.payment.test_agreement import AMOUNT, IBAN, SECRET, differing, message
from tests.schemas import of_schema

WORKSPACE = load_workspace(samples_dir() / "creditor.yaml")
TODAY = parse(record()).stand_op
INVOICE = "Factuur 2026-77/B (K. d'Or): 1+2?"
LONGEST = "Factuurnummer 2026-0000077 van de zorg thuis; ".replace(";", ",") * 3 + "ab"
QR_ONLY = WORKSPACE.creditor.model_copy(
    update={"betalen": WORKSPACE.creditor.betalen.model_copy(update={"qr": "epc", "betaallink": None})}
)


def invoiced(description: object = INVOICE, **changes: Any) -> dict[str, Any]:
    return record(betalingskenmerk=None, betaalomschrijving=description, **changes)


@pytest.mark.parametrize("right", [INVOICE, "20260077", "a", "x" * 140, LONGEST[:140], "RF2026-001", " F  12 "])
def test_right_descriptions(right: str) -> None:
    assert parse(invoiced(right)).kenmerk == " ".join(right.split())


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ("x" * 141, "string_too_long"),
        ("", "string_too_short"),
        ("Factuur\n77", "description_signs"),
        ("Factuur\t77", "description_signs"),
        ("Factuur \u202e77", "description_signs"),
        ("Factuur € 77", "description_signs"),
        ("Café 77", "description_signs"),
        ("**77**", "description_signs"),
        ("/ROC/77", "description_signs"),
        ("77//B", "description_signs"),
        ("2,026E+15", "excel_scientific"),
        ("5000 0567 8901 2346", "description_structured"),
        ("RF93 2026 1121 0000 01", "description_structured"),
        (77, "string_type"),
    ],
)
def test_wrong_descriptions(wrong: object, code: str) -> None:
    with pytest.raises(CaseInvalid) as caught:
        parse(invoiced(wrong))
    assert [(one.field, one.code) for one in caught.value.problems] == [("betaalomschrijving", code)]


NOT_ONE = [
    (invoiced(None), "betalingskenmerk", "reference_missing"),
    (record(betaalomschrijving=INVOICE), "betaalomschrijving", "reference_twice"),
]


@pytest.mark.parametrize(("given", "field", "code"), NOT_ONE)
def test_exactly_one_of_the_two(given: dict[str, Any], field: str, code: str) -> None:
    with pytest.raises(CaseInvalid) as caught:
        parse(given)
    assert [(one.field, one.code) for one in caught.value.problems] == [(field, code)]


@pytest.mark.slow
@pytest.mark.parametrize("given", [given for given, _, _ in NOT_ONE])
def test_the_schema_refuses_both_and_neither(given: dict[str, Any]) -> None:
    assert not of_schema(json_schema("case")).is_valid(given)


@pytest.mark.slow
@pytest.mark.parametrize(
    "given", [record(), invoiced(), record(betaalomschrijving=None) | {"betaalomschrijving": None}]
)
def test_the_schema_takes_one_of_the_two(given: dict[str, Any]) -> None:
    of_schema(json_schema("case")).validate(given)
    parse(given)


@pytest.mark.parametrize("description", [INVOICE, LONGEST[:140], "x" * 140])
def test_letter_email_and_code_say_what_the_customer_types(description: str) -> None:
    workspace, channels = replace(WORKSPACE, creditor=QR_ONLY), ("letter", "email", "sms")
    outcome = process(parse(invoiced(description)), workspace, TODAY, stage="herinnering", channels=channels)
    assert tuple(one.message.channel for one in outcome.rendered) == channels
    for one in outcome.rendered:
        text = " ".join(plain.render(one.message).split())
        assert (f"Omschrijving: {description}" in text) == (one.message.channel != "sms")
        assert "Betalingskenmerk" not in text
        assert one.message.payment
        assert epc.parse(one.message.payment.qr_payload or "").text == description
        if one.message.channel == "letter":
            assert isinstance(one.content, bytes)
            page = pypdfium2.PdfDocument(io.BytesIO(one.content))[0].get_textpage()
            assert "".join(description.split()) in "".join(page.get_text_bounded().split())


def test_a_code_carries_one_kind() -> None:
    good: dict[str, Any] = {"name": "Voorbeeld", "iban": IBAN, "amount": AMOUNT}
    lines = epc.payload(**good, description=INVOICE).split("\n")
    assert (lines[9], lines[10]) == ("", INVOICE)
    for wrong in ({"reference": "1234567", "description": "a"}, {}):
        with pytest.raises(CannotRender) as caught:
            epc.payload(**good, **wrong)
        assert caught.value.code == "epc_reference"
    with pytest.raises(CannotRender) as caught:
        epc.payload(**good, description="a\nb")
    assert caught.value.code == "epc_description"


@pytest.mark.parametrize(("printed", "right"), [("F12", True), ("F123", False), ("AF12", False), ("F13", False)])
def test_another_number_in_the_text_stops_the_message(printed: str, right: bool) -> None:
    words = f"Maak € 125,50 over naar NL91 ABNA 0417 1643 00 van Voorbeeld & Zn. Omschrijving: {printed}"
    code = epc.payload(name="Voorbeeld & Zn", iban=IBAN, amount=AMOUNT, description="F12")
    given = message(words, reference="F12", free=True, qr_payload=code)
    if right:
        agreement.check(given, owed=AMOUNT, secret=SECRET)
        return
    assert differing(given) == "kenmerk in de tekst"


def test_another_number_in_the_code_stops_the_message() -> None:
    code = epc.payload(name="Voorbeeld & Zn", iban=IBAN, amount=AMOUNT, description="F13")
    words = "Maak € 125,50 over naar NL91 ABNA 0417 1643 00 van Voorbeeld & Zn. Omschrijving: F12"
    assert differing(message(words, reference="F12", free=True, qr_payload=code)) == "qr-code"


def test_an_export_may_call_it_by_any_column(tmp_path: Path, letterkit: Run) -> None:
    row = {name: value for name, value in CELLS.items() if name != "Betalingskenmerk"}
    path = tmp_path / "zaken.csv"
    path.write_text(text(row | {"Betaalomschrijving": "20260077"}))
    (found,) = read(path)
    assert found.case
    assert (found.case.kenmerk, found.case.betalingskenmerk) == ("20260077", None)
    path.write_text(text(row))
    result = letterkit("check-cases", path)
    assert result.code == 3
    assert "een betaalomschrijving zoals een factuurnummer" in result.out + result.err


def test_reading_back_finds_nothing_to_mend(tmp_path: Path, letterkit: Run) -> None:
    path = tmp_path / "zaak.json"
    path.write_text(json.dumps([invoiced()]))
    out = tmp_path / "uit"
    arguments = ("--creditor", samples_dir() / "creditor.yaml", "--today", TODAY)
    assert letterkit("render", path, "--stage", "herinnering", "--out", out, *arguments).code == 0
    assert letterkit("lint", *sorted(out.rglob("*.pdf")), *sorted(out.rglob("*.eml"))).code == 0


def test_the_bound_is_that_of_the_field() -> None:
    assert fields.payment_description("x" * 140)
    with pytest.raises(ValueError, match="description_long"):
        fields.payment_description("x" * 141)
