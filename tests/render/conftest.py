"""A realistic Dutch message for an invented person at an invented bank."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from letterkit.message import (
    Block,
    Bullets,
    ContactBox,
    Heading,
    Message,
    Paragraph,
    PayBox,
    Payment,
    Recipient,
    Sender,
    Table,
    Text,
)
from letterkit.payment import epc, link

SECRET = bytes(range(32))
IBAN = "NL91ABNA0417164300"
AMOUNT = Decimal("1234.50")
REFERENCE = "5000056789012345"
EXPIRES = date(2026, 12, 21)


def t(text: str, *, bold: bool = False) -> Text:
    return Text(text, bold=bold)


def d(text: str, *, bold: bool = False, href: str | None = None) -> Text:
    return Text(text, data=True, bold=bold, href=href)


def p(*runs: Text) -> Paragraph:
    return Paragraph(runs)


@pytest.fixture
def pay_link() -> str:
    return link.make(
        "https://betaal.voorbeeldkrediet.nl/b/{token}",
        "voorbeeldkrediet.nl",
        SECRET,
        case_id="VK-2026-00017",
        amount=AMOUNT,
        expires=EXPIRES,
        iban=IBAN,
    )


@pytest.fixture
def payment(pay_link: str) -> Payment:
    payload = epc.payload(name="Voorbeeld Krediet B.V.", iban=IBAN, amount=AMOUNT, reference=REFERENCE)
    return Payment(AMOUNT, "Voorbeeld Krediet B.V.", IBAN, REFERENCE, date(2026, 12, 5), payload, pay_link, EXPIRES)


@pytest.fixture
def email(payment: Payment) -> Message:
    return Message(
        case_id="VK-2026-00017",
        stage="tweede_herinnering",
        channel="email",
        subject=(t("Uw betaling aan "), d("Voorbeeld Krediet")),
        blocks=_email_blocks(payment),
        sender=Sender(
            "Voorbeeld Krediet", ("Postbus 1200", "3500 BA  UTRECHT"), "service@voorbeeldkrediet.nl", "VbKrediet"
        ),
        recipient=Recipient("Şükrü van den Berg-Łukasz", email="sukru@mailvoorbeeld.nl", mobile="+31612345678"),
        date=date(2026, 11, 21),
        template_version="3f9a1c0d77aa21bc",
        details=(("Datum", "21 november 2026"), ("Ons kenmerk", "VK-2026-00017")),
        payment=payment,
        preheader=(t("We denken graag met u mee."),),
        solutions=("betalingsregeling", "betaalpauze"),
    )


def _email_blocks(payment: Payment) -> tuple[Block, ...]:
    rows = (("1 oktober 2026", "€\u00a0612,25"), ("1 november 2026", "€\u00a0622,25"))
    table = Table(
        head=((t("Termijn van"),), (t("Bedrag"),)),
        rows=(
            *(((d(when),), (d(amount),)) for when, amount in rows),
            ((t("Samen"),), (d("€\u00a01.234,50"),)),
        ),
        align=("left", "right"),
        total=True,
    )
    transfer = Table(
        head=((), ()),
        rows=(
            ((t("Bedrag"),), (d("€\u00a01.234,50"),)),
            ((t("Naam"),), (d("Voorbeeld Krediet B.V."),)),
            ((t("Rekening (IBAN)"),), (d("NL91\u00a0ABNA\u00a00417\u00a01643\u00a000"),)),
            ((t("Betalingskenmerk"),), (d("5000\u00a00567\u00a08901\u00a02345"),)),
        ),
        align=("left", "left"),
    )
    return (
        p(t("Beste "), d("Şükrü van den Berg-Łukasz"), t(",")),
        p(t("U heeft nog twee termijnen van uw lening open staan. Misschien lukt betalen nu niet.")),
        Heading((t("Wat staat er open?"),)),
        table,
        Heading((t("Lukt betalen nu niet?"),)),
        p(t("Laat het ons weten. Samen zoeken we een oplossing die bij u past:")),
        Bullets(
            (
                (t("Betalingsregeling: ", bold=True), d("u betaalt in kleine stukken.")),
                (t("Betaalpauze: ", bold=True), d("u betaalt 2 maanden niets.")),
            )
        ),
        PayBox(
            (
                Heading((t("Zo kunt u betalen"),)),
                p(
                    t("Betaal voor "),
                    d("5 december 2026", bold=True),
                    t(" met iDEAL | Wero. De knop werkt tot 21 december."),
                ),
                p(Text("Nu betalen", href=payment.link)),
                p(
                    t("De knop gaat naar "),
                    d("betaal.voorbeeldkrediet.nl", bold=True),
                    t(". Liever zelf overmaken? Dat kan:"),
                ),
                transfer,
            )
        ),
        ContactBox(
            (
                Heading((t("Vragen, of even overleggen?"),)),
                p(
                    t("Bel "),
                    d("030-1234567", href="tel:+31301234567"),
                    t(" (maandag tot en met vrijdag, 9 tot 17 uur) of mail "),
                    d("hulp@voorbeeldkrediet.nl", href="mailto:hulp@voorbeeldkrediet.nl"),
                    t(". Twijfelt u of deze mail echt is? Bel het nummer op onze website."),
                ),
            )
        ),
        p(t("Met vriendelijke groet,\n"), d("Team Betalen, Voorbeeld Krediet")),
    )


@pytest.fixture
def sms(email: Message, pay_link: str) -> Message:
    """The words of an SMS: no amount and no word about debts."""
    blocks = (
        p(
            t("Beste "),
            d("Şükrü"),
            t(", we stuurden u een brief over uw contract bij "),
            d("Voorbeeld Krediet"),
            t("."),
        ),
        p(t("Bekijk hem op "), d(pay_link, href=pay_link), t(" of bel "), d("030-1234567"), t(".")),
    )
    return _with(email, "sms", blocks)


@pytest.fixture
def whatsapp(email: Message, payment: Payment) -> Message:
    blocks = (
        p(t("Beste "), d("Şükrü"), t(" "), d("van den Berg-Łukasz"), t(",")),
        p(
            t("We stuurden u op "),
            d("21 november 2026"),
            t(" een brief over uw betaling van "),
            d("€ 1.234,50"),
            t("."),
        ),
        Bullets(((t("Lukt het niet? Samen zoeken we een oplossing."),),)),
        PayBox((p(Text("Bekijk en betaal", href=payment.link)),)),
        p(t("Of bel ons: "), d("030-1234567", href="tel:+31301234567"), t(". We helpen u graag.")),
    )
    return _with(email, "whatsapp", blocks)


def _with(message: Message, channel: str, blocks: tuple[Block, ...]) -> Message:
    return replace(message, channel=channel, blocks=blocks)
