"""Finished texts as documents: what each stretch is, and that every offset leads back to the file."""

from datetime import date
from decimal import Decimal

import pytest

from letterkit.lint import Linter, from_message, judge
from letterkit.lint.inputs.text import markdown, plain
from letterkit.message import Channel, Heading, Message, Origin, Paragraph, Payment, Recipient, Sender, Text

LETTER = """Voorbeeld Krediet
Postbus 12
3500 AA  UTRECHT

Onderwerp: Uw betaling

Beste mevrouw Bakker,

Uw rekening van oktober staat nog open. Dat kan gebeuren, en daarom
schrijven wij u deze brief.

Bedrag: € 80,00
Kenmerk: 12345

Lukt betalen niet?

- U kunt in delen betalen.
- U kunt later betalen.

Met vriendelijke groet,
Noor de Wit
"""


RAGGED = """wij vragen u om het bedrag dat op deze kaart staat nu binnen
veertien dagen over te maken op de
rekening die u van ons kent, of om ons te bellen wanneer dat
niet gaat zoals u had gedacht"""


PROPORTIONAL = """wij vragen u om het bedrag dat op de kaart staat binnen
veertien dagen over te maken, mits wij dan iets van
u zien willen wij met u bellen om te bezien wat mogelijk is
in uw huis, want wij willen niet dat u zonder stroom
of warm water komt te zitten wanneer het weer koud
wordt"""
"""As letters of different widths fill a line: the fourth has room for the next word, counted in characters."""


def test_zones_of_a_finished_letter() -> None:
    document = plain(LETTER)
    kinds = [(one.kind, document.text[one.start : one.end].split("\n")[0]) for one in document.passages]
    assert kinds == [
        ("address", "Voorbeeld Krediet"),
        ("subject", "Uw betaling"),
        ("greeting", "Beste mevrouw Bakker,"),
        ("paragraph", "Uw rekening van oktober staat nog open. Dat kan gebeuren, en daarom"),
        ("cell", "Bedrag: € 80,00"),
        ("cell", "Kenmerk: 12345"),
        ("paragraph", "Lukt betalen niet?"),
        ("item", "U kunt in delen betalen."),
        ("item", "U kunt later betalen."),
        ("closing", "Met vriendelijke groet,"),
        ("closing", "Noor de Wit"),
    ]
    assert "daarom schrijven" in document.sentences[4].text


@pytest.mark.parametrize(
    ("channel", "text", "sentences"),
    [
        # without full stops: somebody pressed Enter where there was room for the next word
        (
            "letter",
            "van de mest staat nog 180 euro open\nmorgen bel ik de loonwerker en die wacht ook niet langer\nbetaal nu",
            3,
        ),
        # typed on a telephone: no line is ever full there
        ("whatsapp", "dit staat nog open van vorige maand, samen 187 euro en 30\nmorgen kom ik langs", 2),
        # the paper was full, also where a word stands on the next line that would just have fitted
        ("letter", "wij vragen u om het bedrag dat op de kaart staat binnen\nveertien dagen over te maken", 1),
        ("letter", RAGGED, 1),
        ("letter", PROPORTIONAL, 1),
    ],
)
def test_a_line_ends_a_sentence_where_the_paper_was_not_full(channel: Channel, text: str, sentences: int) -> None:
    assert len(plain(f"hoi jan\n\n{text}", channel=channel).sentences) == 1 + sentences


@pytest.mark.parametrize(
    "text",
    [
        "Kijk op https://bit.ly/3abc.",
        "\ufeffKijk\u00a0op https://bit.ly/3abc.",
        "Be\u00adta\u00adling\r\n\r\nKijk op \u201chttps://bit.ly/3abc\u201d.",
        "Zie **de site** <!-- niets --> en kijk op https://bit.ly/3abc nu.",
    ],
)
def test_places_are_those_of_the_file(text: str) -> None:
    for read in (plain, markdown):
        finding = next(one for one in judge(read(text)).findings if one.rule == "linkverkorter")
        assert text[finding.start : finding.end] == "https://bit.ly/3abc" == finding.text
        line = text.split("\n")[finding.line - 1]
        assert line[finding.column - 1 :].startswith("https://bit.ly/3abc")


def test_soft_hyphens_do_not_hide_a_word() -> None:
    findings = judge(plain("Hierbij stellen wij u in ge\u00adbre\u00adke.")).findings
    assert any(one.rule == "jargon" and "\u00ad" in one.text for one in findings)


def message(*blocks: Heading | Paragraph) -> Message:
    return Message(
        case_id="VK-1",
        stage="herinnering",
        channel="letter",
        subject=(Text("Uw betaling", Origin("herinnering/letter.md.j2", 4, 11)),),
        blocks=blocks,
        sender=Sender("Voorbeeld Krediet", ("Postbus 12", "3500 AA  UTRECHT")),
        recipient=Recipient("Mevrouw S. Bakker"),
        date=date(2026, 11, 21),
        template_version="0",
        payment=Payment(Decimal(80), "Voorbeeld", "NL91ABNA0417164300", "1", date(2026, 12, 12), qr_payload="x"),
    )


def test_a_finding_in_a_message_stands_in_its_template() -> None:
    name = "_parts/slot.md.j2"
    made = message(Paragraph((Text("Hierbij stellen wij u in gebreke.", Origin(name, 7, 3)),)))
    finding = next(one for one in judge(from_message(made)).findings if one.rule == "jargon")
    assert (finding.template, finding.line, finding.column) == (name, 7, 3 + len("Hierbij "))
    assert (finding.end_line, finding.end_column) == (7, 3 + len("Hierbij stellen wij u in gebreke"))


def test_data_is_not_judged_as_wording_but_the_sentence_around_it_is() -> None:
    street = Text("Sommatiestraat 12, in gebreke", Origin("a", 1, 1), data=True)
    around = (Text("U woont op ", Origin("a", 1, 1)), street, Text(". Hierbij sommeren wij u.", Origin("a", 1, 40)))
    findings = [one.text for one in judge(from_message(message(Paragraph(around)))).findings if one.rule == "jargon"]
    assert findings
    assert all("sommeren" in one for one in findings)


def test_facts_of_a_message_count_as_ways_to_pay() -> None:
    made = message(Paragraph((Text("Uw rekening van € 80 staat nog open.", Origin("a", 1, 1)),)))
    assert "betaalweg-ontbreekt" not in {one.rule for one in judge(from_message(made)).findings}


def test_equal_sentences_are_judged_once_and_placed_each() -> None:
    text = "Dit is niet onmogelijk.\n\nDit is niet onmogelijk."
    found = [one for one in Linter().judge(plain(text)).findings if one.rule == "dubbele-ontkenning"]
    assert [(one.line, one.start) for one in found] == [(1, 7), (3, 32)]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Onderwerp: Betalingsherinnering\n\nUw rekening staat open.", "herinnering"),
        ("Onderwerp: Tweede herinnering\n\nUw rekening staat open.", "tweede_herinnering"),
        ("Onderwerp: Aanmaning\n\nUw rekening staat open.", "aanmaning"),
        ("Onderwerp: Uw klacht\n\nWij hebben uw klacht ontvangen.", "klacht_ontvangen"),
        ("Onderwerp: Bevestiging van uw betalingsregeling\n\nU betaalt € 40.", "regeling_bevestiging"),
        ("Onderwerp: Uw bericht\n\nBedankt voor uw betaling van € 40.", "betaling_ontvangen"),
        ("Wij stellen u in gebreke.", "aanmaning"),
        ("Het weer is mooi vandaag.", None),
    ],
)
def test_stage_is_read_from_the_text(text: str, stage: str | None) -> None:
    report = judge(plain(text))
    assert report.stage == stage
    assert report.document.stage is None
