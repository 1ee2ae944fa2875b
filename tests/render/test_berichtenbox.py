"""Berichtenbox messages: plain text within the limits of the box, with the letter as its attachment."""

import base64
import hashlib
import json
from dataclasses import replace

import pytest

from letterkit.errors import CannotRender
from letterkit.message import Message, Paragraph, Text
from letterkit.render import berichtenbox

PDF = b"%PDF-1.7 a letter"


@pytest.fixture
def message(email: Message) -> Message:
    return replace(email, channel="berichtenbox", subject=(Text("Een bericht voor u"),))


def with_words(message: Message, *words: Text) -> Message:
    return replace(message, blocks=(Paragraph(words),), details=(), payment=None)


def test_subject_text_and_letter_go_in_one_line(message: Message) -> None:
    found = json.loads(json.dumps(berichtenbox.render(message, PDF).record))
    assert set(found) == {"subject", "text", "attachments"}
    assert found["subject"] == "Een bericht voor u"
    (attached,) = found["attachments"]
    assert base64.b64decode(attached["content"]) == PDF
    assert attached["sha256"] == hashlib.sha256(PDF).hexdigest()
    assert (attached["name"], attached["type"]) == ("VK-2026-00017.pdf", "application/pdf")


def test_the_text_is_plain_and_has_all_that_is_needed_to_pay(message: Message, pay_link: str) -> None:
    text = berichtenbox.render(message, PDF).text.replace("\u00a0", " ")
    assert message.payment
    for needed in (message.payment.account_name, "NL91 ABNA 0417 1643 00", "1.234,50", f" {pay_link} "):
        assert needed in text
    assert not [mark for mark in ("<", "**", "](") if mark in text]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ((Text("Kijk op "), Text("geldfit.nl", href="https://geldfit.nl/"), Text(".")), "Kijk op geldfit.nl."),
        (
            (Text("Lees "), Text("dit", href="https://geldfit.nl/"), Text(" eens.")),
            "Lees dit https://geldfit.nl/ eens.",
        ),
        ((Text("Zie https://geldfit.nl/a."),), "Zie https://geldfit.nl/a ."),
        ((Text("Link:\nhttps://geldfit.nl/a\nTot ziens"),), "Link:\n https://geldfit.nl/a \nTot ziens"),
    ],
)
def test_an_address_stands_between_spaces(message: Message, words: tuple[Text, ...], text: str) -> None:
    found = berichtenbox.render(with_words(message, *words), PDF).text
    assert found.startswith(text)


def refused(message: Message, attached: object = PDF) -> str:
    with pytest.raises(CannotRender) as error:
        berichtenbox.render(message, attached)
    assert error.value.values["case"] == message.case_id
    return error.value.code


def test_what_does_not_fit_is_refused_and_never_cut(message: Message) -> None:
    most = replace(message, subject=(Text("o" * berichtenbox.MOST_SUBJECT),))
    assert len(berichtenbox.render(most, PDF).subject) == 50
    assert refused(replace(message, subject=(Text("o" * 51),))) == "message_subject_too_long"
    assert refused(replace(message, subject=())) == "message_without_subject"
    assert refused(message, None) == "message_without_attachment"
    assert berichtenbox.render(message, b"x" * 500_000).attachment
    assert refused(message, b"x" * 500_001) == "message_attachment_too_large"


@pytest.mark.slow
def test_a_line_break_counts_as_the_four_characters_it_travels_as(message: Message) -> None:
    bare = with_words(message, Text("x"))
    room = 4000 - len(berichtenbox.render(bare, PDF).text) - 3 * berichtenbox.render(bare, PDF).text.count("\n")
    assert berichtenbox.render(with_words(message, Text("x" * (room + 1))), PDF)
    assert refused(with_words(message, Text("x" * (room + 2)))) == "message_text_too_long"


def test_what_a_reader_sees(message: Message) -> None:
    found = berichtenbox.render(message, PDF)
    assert found.shown.split("\n")[0] == found.subject
    assert found.text in found.shown
