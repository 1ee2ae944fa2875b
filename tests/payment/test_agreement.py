"""One amount, one account, one reference in text, QR code, pay link and case."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from letterkit.errors import CannotRender
from letterkit.message import Message, Paragraph, PayBox, Payment, Recipient, Sender, Text
from letterkit.payment import agreement, epc, link

SECRET = bytes(range(32))
IBAN, OTHER_IBAN = "NL91ABNA0417164300", "NL20INGB0001234567"
REFERENCE = "5000056789012345"
AMOUNT = Decimal("125.50")
EXPIRES = date(2026, 12, 21)
WORDS = "Maak € 125,50 over naar NL91 ABNA 0417 1643 00 van Voorbeeld & Zn met kenmerk 5000 0567 8901 2345."


def qr(**change: Any) -> str:
    good: dict[str, Any] = {"name": "Voorbeeld & Zn", "iban": IBAN, "amount": AMOUNT, "reference": REFERENCE}
    return epc.payload(**good | change)


def pay_link(**change: Any) -> str:
    good: dict[str, Any] = {"case_id": "VK-1", "amount": AMOUNT, "expires": EXPIRES, "iban": IBAN}
    return link.make("https://voorbeeld.nl/{token}", "voorbeeld.nl", SECRET, **good | change)


def message(words: str = WORDS, channel: Any = "letter", **change: Any) -> Message:
    payment = Payment(AMOUNT, "Voorbeeld & Zn", IBAN, REFERENCE, date(2026, 12, 5), qr(), pay_link(), EXPIRES)
    return Message(
        case_id="VK-1",
        stage="herinnering",
        channel=channel,
        subject=(Text("Uw betaling"),),
        blocks=(PayBox((Paragraph((Text(words),)),)),),
        sender=Sender("Voorbeeld", ()),
        recipient=Recipient("Noor Bakker"),
        date=date(2026, 11, 21),
        template_version="x",
        payment=replace(payment, **change),
    )


def differing(given: Message, owed: Decimal = AMOUNT, secret: bytes | None = SECRET) -> str:
    with pytest.raises(CannotRender) as caught:
        agreement.check(given, owed=owed, secret=secret)
    assert caught.value.code == "payment_differs"
    assert caught.value.values["case"] == "VK-1"
    return str(caught.value.values["places"])


def test_all_agree() -> None:
    agreement.check(message(), owed=AMOUNT, secret=SECRET)
    agreement.check(message(), owed=Decimal("125.5"), secret=SECRET)


def test_without_payment_there_is_nothing_to_check() -> None:
    agreement.check(replace(message(), payment=None), owed=Decimal(1))


def test_the_pay_link_may_be_the_qr_code() -> None:
    agreement.check(message(qr_payload=pay_link()), owed=AMOUNT, secret=SECRET)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"qr_payload": qr(amount=Decimal("125.51"))}, "qr-code"),
        ({"qr_payload": qr(iban=OTHER_IBAN)}, "qr-code"),
        ({"qr_payload": qr(reference="RF9320261121000001")}, "qr-code"),
        ({"qr_payload": qr(name="Ander")}, "qr-code"),
        ({"qr_payload": "https://voorbeeld.nl/x"}, "qr-code"),
        ({"link": pay_link(amount=Decimal("125.49"))}, "betaallink"),
        ({"link": pay_link(case_id="VK-2")}, "betaallink"),
        ({"link": pay_link(iban=OTHER_IBAN)}, "betaallink"),
        ({"link": pay_link(expires=date(2026, 12, 22))}, "betaallink"),
        ({"link": "https://voorbeeld.nl/"}, "betaallink"),
        ({"link_expires": None}, "betaallink"),
    ],
)
def test_a_wrong_qr_code_or_link_stops_the_message(change: dict[str, Any], place: str) -> None:
    assert differing(message(**change)) == place


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        (WORDS.replace("125,50", "125,05"), "bedrag in de tekst"),
        (WORDS.replace("€ 125,50", "het bedrag"), "bedrag in de tekst"),
        (WORDS.replace("4300", "4301").replace("1643 00", "1643 01"), "rekening in de tekst"),
        (WORDS.replace("Voorbeeld & Zn", "Voorbeeld"), "naam in de tekst"),
        (WORDS.replace("2345.", "2346."), "kenmerk in de tekst"),
    ],
)
def test_a_wrong_text_stops_the_message(wrong: str, place: str) -> None:
    assert differing(message(wrong)) == place


def test_an_amount_outside_the_pay_box_does_not_count() -> None:
    given = message(WORDS.replace("€ 125,50", "€ 99,00"))
    given = replace(given, blocks=(Paragraph((Text("U heeft € 125,50 open staan."),)), *given.blocks))
    assert differing(given) == "bedrag in de tekst"


def test_the_case_has_the_last_word() -> None:
    assert differing(message(), owed=Decimal("130.00")) == "bedrag"


def test_all_differences_are_told_at_once_and_none_is_repeated() -> None:
    given = message("Betaal € 1,00.", qr_payload=qr(amount=Decimal(2)), link=pay_link(amount=Decimal(3)))
    places = differing(given, owed=Decimal(4))
    assert places == (
        "bedrag, bedrag in de tekst, naam in de tekst, rekening in de tekst, kenmerk in de tekst, qr-code, betaallink"
    )


def test_a_link_that_cannot_be_read_stops_the_message() -> None:
    assert differing(message(), secret=None) == "betaallink"


def test_an_sms_does_not_show_amounts() -> None:
    agreement.check(message("Bel ons gerust.", channel="sms"), owed=AMOUNT, secret=SECRET)


def test_an_amount_in_words_is_not_the_amount_to_type() -> None:
    assert "bedrag in de tekst" in differing(message(WORDS.replace("€ 125,50", "125,50 euro")))


def test_an_amount_of_another_language_is_no_part_of_a_longer_one() -> None:
    words = "Please transfer {} to NL91 ABNA 0417 1643 00 of Voorbeeld & Zn, reference 5000 0567 8901 2345."
    english = replace(message(words.format("€125.50")), language="en")
    agreement.check(english, owed=AMOUNT, secret=SECRET)
    for other in ("€1,125.50", "€125.501", "€125"):
        longer = replace(message(words.format(other)), language="en")
        assert differing(longer) == "bedrag in de tekst"


def test_a_description_is_no_part_of_a_longer_one() -> None:
    words = "Maak € 125,50 over naar NL91 ABNA 0417 1643 00 van Voorbeeld & Zn met als omschrijving {}."
    code = qr(reference="", description="Factuur F12")
    own: dict[str, Any] = {"reference": "Factuur F12", "free": True, "qr_payload": code}
    agreement.check(message(words.format("Factuur F12"), **own), owed=AMOUNT, secret=SECRET)
    assert differing(message(words.format("Factuur F123"), **own)) == "kenmerk in de tekst"
