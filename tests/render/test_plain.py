"""The text of a message without layout."""

from dataclasses import replace

import pytest

from letterkit.message import Bullets, Heading, Message, Paragraph, PayBox, Table, Text
from letterkit.render import plain


def test_the_whole_message_in_reading_order(email: Message) -> None:
    text = plain.render(email)
    pieces = (
        "Datum: 21 november 2026\nOns kenmerk: VK-2026-00017\n\nBeste Şükrü van den Berg-Łukasz,\n\n",
        "1 oktober 2026: €\u00a0612,25\n1 november 2026: €\u00a0622,25\nSamen: €\u00a01.234,50\n",
        "- Betalingsregeling: u betaalt in kleine stukken.\n- Betaalpauze: u betaalt 2 maanden niets.\n",
        "Nu betalen:\nhttps://betaal.voorbeeldkrediet.nl/b/",
        "Rekening (IBAN): NL91\u00a0ABNA\u00a00417\u00a01643\u00a000\n",
        "Bel 030-1234567 (maandag",
        "of mail hulp@voorbeeldkrediet.nl. Twijfelt",
        "Met vriendelijke groet,\nTeam Betalen, Voorbeeld Krediet\n\n",
        "Voorbeeld Krediet\nPostbus 1200\n3500 BA  UTRECHT\n",
    )
    places = [text.index(piece) for piece in pieces]
    assert places == sorted(places)
    assert text.endswith("UTRECHT\n")


def test_addresses_behind_words_are_written_out(email: Message) -> None:
    runs = (
        Text("Lees "),
        Text("hoe ", href="https://voorbeeld.nl/x"),
        Text("het gaat", href="https://voorbeeld.nl/x", bold=True),
        Text(" of mail "),
        Text("ons", href="mailto:a@voorbeeld.nl"),
        Text(" of bel "),
        Text("030 123 45 67", href="tel:+31301234567"),
        Text("."),
    )
    shown = plain.inline(runs)
    assert shown == "Lees hoe het gaat (https://voorbeeld.nl/x) of mail ons (a@voorbeeld.nl) of bel 030 123 45 67."


def test_a_pay_link_that_no_word_holds_is_written_at_the_end(email: Message) -> None:
    assert email.payment is not None
    assert email.payment.link is not None
    blocks = (Heading((Text("Dag"),)), PayBox((Paragraph((Text("Betalen kan met de knop."),)),)))
    text = plain.render(replace(email, blocks=blocks, details=()))
    assert text.startswith(f"Dag\n\nBetalen kan met de link.\n\n{email.payment.link}\n\nVoorbeeld Krediet\n")
    assert email.payment.link not in plain.render(replace(email, blocks=blocks, payment=None))


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Deze knop gaat naar onze bank. Hij werkt nog.", "Deze link gaat naar onze bank. Hij werkt nog."),
        ("Knoppen of een betaalknop.", "Links of een betaallink."),
        ("Met een knoop of knopenschrift.", "Met een knoop of knopenschrift."),
    ],
)
def test_where_there_is_no_button_no_button_is_named(words: str, text: str) -> None:
    assert plain.inline((Text(words),)) == text
    assert plain.inline((Text(words, data=True),)) == words  # a customer who lives at "De Knop" goes on living there


def test_wide_tables_and_numbered_lists(email: Message) -> None:
    cells = ("contract", "termijn", "bedrag")
    table = Table(
        head=tuple((Text(c.capitalize()),) for c in cells),
        rows=(((Text("A-1"),), (Text("1 mei"),), (Text("€ 5"),)), ((Text("Samen"),), (), (Text("€ 5"),))),
        align=("left", "left", "right"),
        total=True,
    )
    steps = Bullets(((Text("Open uw bankapp."),), (Text("Kies overmaken."),)), ordered=True)
    text = plain.render(replace(email, blocks=(table, steps), details=(), payment=None))
    assert text.startswith(
        "Contract: A-1, Termijn: 1 mei, Bedrag: € 5\nContract: Samen, Bedrag: € 5\n\n"
        "1. Open uw bankapp.\n2. Kies overmaken.\n\n"
    )


def test_values_stay_text(email: Message) -> None:
    value = "{{7*7}} <b>**x**</b> ](javascript:x) =cmd()\r\nBcc: a@b.nl \0\u202e🙂"
    text = plain.render(replace(email, blocks=(Paragraph((Text(value, data=True),)),), details=(), payment=None))
    assert text.startswith("{{7*7}} <b>**x**</b> ](javascript:x) =cmd()\nBcc: a@b.nl 🙂\n")
