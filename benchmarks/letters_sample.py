"""Letters to measure with: one template, invented people, every letter with other data."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from random import Random

from letterkit.dutch.amounts import printed
from letterkit.message import (
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
from letterkit.payment.printing import grouped

FIRST = (
    "Sanne",
    "Jan-Willem",
    "Fatima",
    "Şükrü",
    "Anouk",
    "Łukasz",
    "Maarten",
    "Zoë",
    "Ingrid",
    "Mehmet",
    "Đorđe",
    "Joke",
)
LAST = (
    "de Vries",
    "Bakker",
    "El Amrani",
    "Yıldız",
    "Jansen",
    "Wójcik",
    "van den Berg",
    "Nguyễn",
    "Visser",
    "Smit",
    "Mulder",
)
STREETS = ("Kerkstraat", "Molenweg", "Prins Hendriklaan", "Nieuwe Gracht", "Burgemeester de Raadtsingel")
CITIES = ("3511 LX  UTRECHT", "1012 JS  AMSTERDAM", "2511 CV  DEN HAAG", "9711 LN  GRONINGEN")


def stream() -> Iterator[Message]:
    """Letters without end, the same ones every time."""
    draw = Random(1)  # noqa: S311 - test data, not secrets
    while True:
        yield _letter(draw)


def _data(text: str, *, bold: bool = False, href: str | None = None) -> Text:
    return Text(text, data=True, bold=bold, href=href)


def _words(*parts: Text | str) -> Inline:
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def _letter(draw: Random) -> Message:
    name = f"{draw.choice(FIRST)} {draw.choice(LAST)}"
    first, second = (Decimal(draw.randint(5_000, 60_000)) / 100 for _ in range(2))
    reference = str(draw.randint(10**15, 10**16 - 1))
    owed, street = first + second, f"{draw.choice(STREETS)} {draw.randint(1, 399)}"
    return Message(
        case_id=f"Z-{draw.randint(10**5, 10**6)}",
        stage="herinnering",
        channel="letter",
        subject=_words("Herinnering: u heeft nog ", _data(printed(owed)), " te betalen"),
        blocks=_blocks(name, street, (first, second), reference),
        sender=Sender("Voorbeeld Krediet", ("Postbus 123", "3500 AC  UTRECHT")),
        recipient=Recipient(name, (name, street, draw.choice(CITIES))),
        date=date(2026, 11, 21),
        template_version="1",
        details=(("Datum", "21 november 2026"), ("Kenmerk", grouped(reference))),
        payment=Payment(
            owed, "Voorbeeld Krediet B.V.", "NL91ABNA0417164300", reference, date(2026, 12, 5),
            f"BCD\n002\n1\nSCT\n\nVoorbeeld Krediet B.V.\nNL91ABNA0417164300\nEUR{owed:.2f}\n\n\n{reference}\n",
        ),
    )  # fmt: skip


def _blocks(
    name: str, street: str, terms: tuple[Decimal, Decimal], reference: str
) -> tuple[Heading | Paragraph | Bullets | Table | PayBox | ContactBox, ...]:
    owed = _data(printed(sum(terms, Decimal(0))), bold=True)
    rows = [("1 september 2026", terms[0]), ("1 oktober 2026", terms[1]), ("Totaal", sum(terms, Decimal(0)))]
    table = tuple((_words(_data(label)), _words(_data(printed(amount)))) for label, amount in rows)
    email = "klantenservice@voorbeeldkrediet.example"
    return (
        Paragraph(_words("Dag ", _data(name), ",")),
        Paragraph(
            _words(
                "Wij hebben twee termijnen van uw lening voor de woning aan de ", _data(street), " nog niet ontvangen. "
                "Het gaat samen om ", owed, ". Misschien is het u ontgaan, of komt het nu niet goed uit. Dat kan "
                "iedereen gebeuren. Heeft u de afgelopen dagen al betaald? Dan hoeft u niets te doen.",
            )
        ),
        Table(
            (_words("Termijn van"), _words("Nog te betalen")), table, ("left", "right"), total=True
        ),
        Paragraph(_words("Wilt u ", owed, " betalen vóór ", _data("5 december 2026"), "? Dan komt er niets bij.")),
        PayBox(
            (
                Heading(_words("Zo betaalt u")),
                Paragraph(_words("Scan de QR-code met de app van uw bank. Of maak het zelf over:")),
                Paragraph(
                    _words("Bedrag: ", owed, "\nRekening: NL91 ABNA 0417 1643 00\nKenmerk: ", _data(grouped(reference)))
                ),
            )
        ),
        Heading(_words("Lukt betalen nu niet?")),
        Paragraph(_words("Laat het ons weten. Dan zoeken we samen een oplossing. U kunt bijvoorbeeld:")),
        Bullets(
            (
                _words("in kleinere delen betalen, in een tempo dat bij u past;"),
                _words("later betalen, als er eerst iets anders moet;"),
                _words("een gesprek met ons plannen, ook samen met iemand die u helpt."),
            )
        ),
        ContactBox(
            (
                Heading(_words("We helpen u graag")),
                Paragraph(
                    _words(
                        "Bel ", _data("030 123 45 67", bold=True, href="tel:+31301234567"),
                        " (maandag tot en met vrijdag, 9 tot 17 uur) of mail naar ",
                        _data(email, href=f"mailto:{email}"), ".",
                    )
                ),
            )
        ),
        Paragraph(_words("Met vriendelijke groet,\nVoorbeeld Krediet, afdeling klantcontact")),
    )  # fmt: skip
