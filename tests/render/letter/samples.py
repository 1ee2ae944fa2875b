"""Letters to test with. All people and organisations are invented."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from letterkit.creditor import HouseStyle
from letterkit.message import (
    Block,
    Bullets,
    ContactBox,
    Heading,
    Inline,
    Message,
    Paragraph,
    PayBox,
    Payment,
    Recipient,
    Sender,
    Table,
    Text,
)

STYLE = HouseStyle()
IBAN = "NL91\u00a0ABNA\u00a00417\u00a01643\u00a000"
EMAIL = "klantenservice@voorbeeldkrediet.example"
EPC = "BCD\n002\n1\nSCT\n\nVoorbeeld Krediet B.V.\nNL91ABNA0417164300\nEUR{amount}\n\n\n{reference}\n"


def t(text: str, *, bold: bool = False, data: bool = False, href: str | None = None) -> Text:
    return Text(text, bold=bold, data=data, href=href)


def p(*runs: Text | str) -> Paragraph:
    return Paragraph(inline(*runs))


def inline(*runs: Text | str) -> Inline:
    return tuple(t(run) if isinstance(run, str) else run for run in runs)


def euro(amount: Decimal) -> str:
    return "€\u00a0" + f"{amount:,.2f}".replace(",", "x").replace(".", ",").replace("x", ".")


def message(
    *,
    name: str = "Şükrü Łukasz Nguyễn",
    amount: Decimal = Decimal("287.45"),
    reference: str = "1234567890123456",
    address: tuple[str, ...] | None = None,
    rows: tuple[tuple[str, str], ...] = (("1 september 2026", "€\u00a0143,72"), ("1 oktober 2026", "€\u00a0143,73")),
    large_print: bool = False,
    extra: tuple[Block, ...] = (),
    link: str | None = None,
) -> Message:
    """A first reminder with about 200 words, an arrears table, a pay box and a contact box."""
    grouped = "\u00a0".join(reference[i : i + 4] for i in range(0, len(reference), 4))
    owed = t(euro(amount), bold=True, data=True)
    due = t("5\u00a0december\u00a02026", bold=True, data=True)
    table = Table(
        inline_row("Termijn van", "Nog te betalen"),
        (*(tuple(inline(t(cell, data=True)) for cell in row) for row in rows), inline_row("Totaal", euro(amount))),
        ("left", "right"),
        total=True,
    )
    pay = PayBox(
        (
            Heading(inline("Zo betaalt u")),
            p("Scan de QR-code met de app van uw bank. Of maak het zelf over:"),
            p(
                "Bedrag: ", owed, "\nRekening: ", t(IBAN, data=True), "\nNaam: Voorbeeld Krediet B.V.",
                "\nKenmerk: ", t(grouped, data=True),
            ),
        )
    )  # fmt: skip
    contact = ContactBox(
        (
            Heading(inline("We helpen u graag")),
            p(
                "Bel ", t("030 123 45 67", bold=True, data=True, href="tel:+31301234567"),
                " (maandag tot en met vrijdag, 9 tot 17 uur) of mail naar ",
                t(EMAIL, data=True, href=f"mailto:{EMAIL}"),
                ". Liever met iemand van buiten praten? Geldfit helpt gratis: 0800 8115.",
            ),
        )
    )  # fmt: skip
    blocks: tuple[Block, ...] = (
        p("Dag ", t(name, data=True), ","),
        p(
            "Wij hebben twee termijnen van uw lening nog niet van u ontvangen. Het gaat samen om ", owed,
            ". Misschien is het u ontgaan, of komt het nu niet goed uit. Dat kan iedereen gebeuren. "
            "Heeft u de afgelopen dagen al betaald? Dan hoeft u niets te doen.",
        ),
        table,
        p("Wilt u dit bedrag uiterlijk ", due, " betalen? Dan zijn er geen extra kosten."),
        pay,
        Heading(inline("Lukt betalen nu niet?")),
        p("Laat het ons weten vóór ", due, ". Dan zoeken we samen een oplossing. U kunt bijvoorbeeld:"),
        Bullets(
            (
                inline("in kleinere delen betalen, in een tempo dat bij u past;"),
                inline("later betalen, als er eerst iets anders moet;"),
                inline("een gesprek met ons plannen, ook samen met iemand die u helpt."),
            )
        ),
        *extra,
        contact,
        p("Met vriendelijke groet,\nSanne de Boer\nVoorbeeld Krediet, afdeling klantcontact"),
    )  # fmt: skip
    return Message(
        case_id="Z-2026-0001",
        stage="herinnering",
        channel="letter",
        subject=inline("Herinnering: u heeft nog ", t(euro(amount), data=True), " te betalen"),
        blocks=blocks,
        sender=Sender("Voorbeeld Krediet", ("Postbus 123", "3500 AC  UTRECHT")),
        recipient=Recipient(
            name, address or (name, "Ĳsselkade 12-3", "3511 LX  UTRECHT"), large_print=large_print
        ),
        date=date(2026, 11, 21),
        template_version="b3a1",
        details=(("Datum", "21 november 2026"), ("Kenmerk", grouped), ("Lening", "84-2231")),
        payment=Payment(
            amount, "Voorbeeld Krediet B.V.", "NL91ABNA0417164300", reference, date(2026, 12, 5),
            qr_payload=EPC.format(amount=amount, reference=reference), link=link,
        ),
    )  # fmt: skip


def inline_row(*cells: str) -> tuple[Inline, ...]:
    return tuple(inline(t(cell, data=True)) for cell in cells)


def long_message(rows: int = 300, **kwargs: object) -> Message:
    """The same letter with an arrears table of many rows."""
    many = tuple((f"{i % 28 + 1} januari {1990 + i // 12}", f"€\u00a0{i},00") for i in range(rows))
    return message(rows=many, **kwargs)  # type: ignore[arg-type]


def with_blocks(*blocks: Block) -> Message:
    """A letter that has only these blocks, and nothing to pay."""
    return replace(message(), blocks=blocks, payment=None)
