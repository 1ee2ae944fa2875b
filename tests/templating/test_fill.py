"""What a template writer writes, and the Message that comes out."""

from pathlib import Path

import pytest

from letterkit.errors import CannotRender, SourceInvalid
from letterkit.message import (
    Bullets,
    ContactBox,
    Heading,
    Message,
    Paragraph,
    PayBox,
    Table,
    Text,
    inlines,
    plain,
    walk,
)
from letterkit.templating import TemplateFolders
from tests.templating.conftest import Fill

HOSTILE = [
    "{{ 7*7 }}",
    "{% include 'x' %}",
    "<b>vet</b>",
    "**vet**",
    "# kop",
    "- punt",
    "](javascript:alert(1))",
    "[klik](https://kwaad.example)",
    "=cmd()",
    "| a | b |",
    "::: betalen",
    "&lt;script&gt;",
    "\\*",
    "`code`",
    "1. een",
]


def runs(message: Message) -> list[Text]:
    return [run for block in walk(message.blocks) for inline in inlines(block) for run in inline]


def texts(message: Message) -> list[str]:
    return [plain(inline) for block in walk(message.blocks) for inline in inlines(block)]


def test_every_kind_of_block(fill: Fill) -> None:
    message = fill(
        "Beste lezer,\n\n## Kop\n\n- een\n- **twee**\n\n1. eerst\n\n| Wat | Bedrag |\n|---|--:|\n| a | 1 |\n| **b** | **2** |\n\n"
        "::: betalen\nBetaal\n:::\n\n::: contact\n### Bel\n\nNu\\\nof straks\n:::\n"
    )
    kinds = [type(block) for block in message.blocks]
    assert kinds == [Paragraph, Heading, Bullets, Bullets, Table, PayBox, ContactBox]
    table = message.blocks[4]
    assert isinstance(table, Table)
    assert table.total
    assert table.align == ("left", "right")
    assert "Nu\nof straks" in texts(message)


@pytest.mark.parametrize("value", HOSTILE)
def test_case_data_stays_data(fill: Fill, value: str) -> None:
    message = fill("Voor {{ klant.bedrijfsnaam }}, welkom.\n\n{{ klant.bedrijfsnaam }}\n\n| A |\n|---|\n| {{ klant.bedrijfsnaam }} |\n",
                   klant__bedrijfsnaam=value)  # fmt: skip
    assert [type(block) for block in message.blocks] == [Paragraph, Paragraph, Table]
    assert texts(message) == [f"Voor {value}, welkom.", value, "A", value]
    assert [run.text for run in runs(message) if run.data] == [value] * 3
    assert not any(run.href or run.bold for run in runs(message))


def test_every_word_knows_its_place(fill: Fill) -> None:
    message = fill('Beste {{ klant.voornaam }}, dag.\n\n{% if klant.email %}\nEen   zin\n  en **vet** erbij.\n{% endif %}\n{% include "deel.md.j2" %}\n',
                   parts={"deel.md.j2": "\n\nUit het deel."})  # fmt: skip
    found = {run.text: (run.origin.template, run.origin.line, run.origin.column) for run in runs(message) if run.origin}
    assert found["Beste "] == ("herinnering/letter.md.j2", 5, 1)
    assert found["Samira"] == ("herinnering/letter.md.j2", 5, 7)
    assert found[", dag."] == ("herinnering/letter.md.j2", 5, 27)
    assert found["vet"] == ("herinnering/letter.md.j2", 9, 8)
    assert found["Uit het deel."] == ("deel.md.j2", 3, 1)


def test_subject_knows_its_place_in_the_head(fill: Fill) -> None:
    message = fill("Tekst.", head='subject: "Over {{ contract.omschrijving }} van u"\n')
    assert plain(message.subject) == "Over lening van u"
    assert [(r.origin.line, r.origin.column) for r in message.subject if r.origin] == [(4, 11), (4, 16), (4, 43)]


def test_amounts_and_dates_are_dutch(fill: Fill) -> None:
    message = fill("{{ betaling.bedrag | euro }} vóór {{ betaling.uiterlijk | datum }}, {{ vandaag | weekdag }}")
    assert texts(message) == ["€\u00a0125,50 vóór 7\u00a0december 2026, maandag\u00a023\u00a0november"]


def test_two_cases_share_a_skeleton_but_not_their_data(fill: Fill) -> None:
    body = "{% for t in achterstand.termijnen %}\n- {{ t.bedrag | euro }}\n{% endfor %}\n\n{{ klant.voornaam }}"
    assert texts(fill(body))[-1] == "Samira"
    assert texts(fill(body, klant__voornaam="Jo"))[-1] == "Jo"


@pytest.mark.parametrize(
    ("body", "code", "line", "column"),
    [
        ("Beste\n\nDag {{ klant.naaam }}", "unknown_field", 7, 14),
        ("{% if klant.rijk %}x{% endif %}", "unknown_field", 5, 13),
        ("{% for t in achterstand.termijnen %}{{ t.prijs }}{% endfor %}", "unknown_field", 5, 42),
        ("{{ onbekend }}", "unknown_field", 5, 4),
        ("{{ klant.__class__ }}", "template_no_attribute", 5, 9),
        ("een\n{% if klant %}", "template_tag_open", 6, 1),
        ("{{ klant.naam | upper }}", "template_unknown_filter", 5, 15),
        ("x\n{% include 'weg.md.j2' %}", "part_missing", 6, 13),
        ("x\n{% include 'herinnering/letter.md.j2' %}", "part_in_itself", 6, 13),
        ("x\n\n{{ betaling.bedrag }}", "value_needs", 7, 13),
        ("{{ contactpersoon.naam }}", "value_unknown", 5, 1),
        ("{{ betaling.link }}", "value_not_printable", 5, 1),
        ("goed\n\n*schuin*", "markup_italic", 7, 1),
        ("{{ range(10) }}", "template_no_call", 5, 9),
        ("- punt\n\n  tweede alinea\n", "list_item_not_plain", 5, 1),
    ],
)  # fmt: skip
def test_a_wrong_template_is_pointed_at(fill: Fill, body: str, code: str, line: int, column: int) -> None:
    with pytest.raises(SourceInvalid) as caught:
        fill(body)
    values = caught.value.values
    assert (caught.value.code, values["file"], values["line"]) == (code, "herinnering/letter.md.j2", line)
    assert column == values["column"]


def test_an_unknown_field_in_a_part_names_the_part(fill: Fill) -> None:
    with pytest.raises(SourceInvalid) as caught:
        fill("{% include 'deel.md.j2' %}", parts={"deel.md.j2": "een\n{{ klant.nee }}"})
    assert (caught.value.values["file"], caught.value.values["line"]) == ("deel.md.j2", 2)


def test_a_required_value_that_is_empty_stops_the_message(fill: Fill) -> None:
    with pytest.raises(CannotRender) as caught:
        fill("x", head="requires: [klant.bedrijfsnaam]\n")
    assert caught.value.values["field"] == "klant.bedrijfsnaam"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://x.nl", "https://x@y.nl/", "data:text/html,x"])
def test_only_safe_links(fill: Fill, address: str) -> None:
    with pytest.raises(SourceInvalid) as caught:
        fill(f"Tekst.\n\n[klik]({address})")
    assert (caught.value.code, caught.value.values["line"]) == ("link_unsafe_in_template", 7)


def test_an_unsafe_link_is_told_where_it_stands(fill: Fill) -> None:
    """Not where its paragraph begins, which may be in a part that is right."""
    with pytest.raises(SourceInvalid) as caught:
        fill("{% include 'deel.md.j2' %}\nKijk op [onze site](http://x.nl).", parts={"deel.md.j2": "Dag."})
    values = caught.value.values
    assert (values["file"], values["line"], values["column"]) == ("herinnering/letter.md.j2", 6, 10)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("geen kop", "template_without_head"),
        ("---\nstage: [\n---\nx", "head_not_yaml"),
        ("---\nstage: herinnering\nchannel: fax\n---\nx", "head_invalid"),
        ("---\nstage: aanmaning\nchannel: letter\n---\nx", "template_misplaced"),
    ],
)
def test_a_wrong_head(tmp_path: Path, text: str, code: str) -> None:
    folder = tmp_path / "herinnering"
    folder.mkdir()
    (folder / "letter.md.j2").write_text(text)
    with pytest.raises(SourceInvalid) as caught:
        TemplateFolders(tmp_path).source("herinnering", "letter")
    assert caught.value.code == code
