"""WhatsApp: the approved template apart from the values, within the platform's rules."""

import json
import re
from dataclasses import replace

import pytest

from letterkit.errors import CannotRender
from letterkit.message import Message, Paragraph, PayBox, Table, Text, plain, walk
from letterkit.render import whatsapp as channel


def words(*runs: Text) -> Paragraph:
    return Paragraph(runs)


def d(text: str) -> Text:
    return Text(text, data=True)


LONG_ENOUGH = Text(" en dan volgen hier nog zeven vaste woorden erbij.")


def body(message: Message, *paragraphs: Paragraph) -> channel.Part:
    return channel.render(replace(message, blocks=paragraphs)).body


def test_words_become_the_template_and_data_the_values(whatsapp: Message) -> None:
    made = channel.render(whatsapp)
    assert made.header == channel.Part("Uw betaling aan {{1}}", ("Voorbeeld Krediet",))
    assert made.body.text == (
        "Beste {{1}},\n\nWe stuurden u op {{2}} een brief over uw betaling van {{3}}.\n\n"
        "• Lukt het niet? Samen zoeken we een oplossing.\n\nOf bel ons: {{4}}. We helpen u graag."
    )
    assert made.body.values == ("Şükrü van den Berg-Łukasz", "21 november 2026", "€ 1.234,50", "030-1234567")
    assert made.body.filled.startswith("Beste Şükrü van den Berg-Łukasz,\n\nWe stuurden u op 21 november 2026 een")
    assert made.footer == "Voorbeeld Krediet"
    assert made.to == "+31612345678"


def test_the_buttons(whatsapp: Message) -> None:
    pay, call = channel.render(whatsapp).buttons
    assert whatsapp.payment is not None
    assert (pay.text, pay.url) == ("Bekijk en betaal", "https://betaal.voorbeeldkrediet.nl/b/")
    assert f"{pay.url}{pay.token}" == whatsapp.payment.link
    assert (call.text, call.phone) == ("Bel ons", "+31301234567")


def test_the_template_holds_nothing_of_the_person(whatsapp: Message) -> None:
    made = channel.render(whatsapp)
    text = json.dumps(made.template, ensure_ascii=False)
    for value in (*made.body.values, made.buttons[0].token or "", made.to):
        assert value not in text
    examples = [c.get("example") for c in made.template["components"]]
    assert examples[0] == {"header_text": ["Voorbeeld"]}
    assert examples[1] == {"body_text": [["Voorbeeld", "1 januari 2030", "€ 100,00", "010-0000000"]]}


def test_the_json_for_sending(whatsapp: Message) -> None:
    made = channel.render(whatsapp)
    sent = json.loads(json.dumps(made.message))
    kinds = [component["type"] for component in sent["template"]["components"]]
    assert kinds == ["header", "body", "button"]
    assert sent["template"]["language"] == {"code": "nl"}
    assert [p["text"] for p in sent["template"]["components"][1]["parameters"]] == list(made.body.values)
    assert sent["template"]["components"][2]["parameters"][0]["text"] == made.buttons[0].token


def test_the_name_follows_the_fixed_words_only(whatsapp: Message) -> None:
    first = channel.render(whatsapp)
    assert re.fullmatch(r"tweede_herinnering_[0-9a-f]{12}", first.name)
    someone = tuple(
        Paragraph(tuple(r._replace(text="Noor") if r.text == "Şükrü" else r for r in block.text))
        if isinstance(block, Paragraph)
        else block
        for block in whatsapp.blocks
    )
    assert channel.render(replace(whatsapp, blocks=someone)).name == first.name
    other = (*whatsapp.blocks, words(Text("Een zin meer.")))
    assert channel.render(replace(whatsapp, blocks=other)).name != first.name


def test_without_words_for_the_button_there_is_a_plain_one(whatsapp: Message) -> None:
    blocks = tuple(block for block in whatsapp.blocks if not isinstance(block, PayBox))
    assert channel.render(replace(whatsapp, blocks=blocks)).buttons[0].text == "Betalen"


def test_data_side_by_side_is_one_value(whatsapp: Message) -> None:
    part = body(whatsapp, words(Text("Beste "), d("Jan"), Text(" "), d("de"), d(" Wit"), LONG_ENOUGH))
    assert (part.text[:12], part.values) == ("Beste {{1}} ", ("Jan de Wit",))


def test_bold_words_of_the_template_are_bold(whatsapp: Message) -> None:
    part = body(whatsapp, words(Text("Dit is "), Text("belangrijk", bold=True), Text(".")))
    assert part.text == "Dit is *belangrijk*."


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("{{7*7}}", "{{7*7}}"),
        ("<b>x</b>", "<b>x</b>"),
        ("**x**", "\u2217\u2217x\u2217\u2217"),
        ("*x*", "\u2217x\u2217"),
        ("_x_ ~y~ `z`", "\uff3fx\uff3f \u223cy\u223c \u02cbz\u02cb"),
        ("jan_de_wit@voorbeeld.nl", "jan_de_wit@voorbeeld.nl"),
        ("](javascript:alert(1))", "](javascript:alert(1))"),
        ("=cmd()", "=cmd()"),
        ("Jan\r\nBcc: a@b.nl", "Jan Bcc: a@b.nl"),
        ("Jan\tde     Wit", "Jan de Wit"),
        ("Jan\0", "Jan"),
        ("Jan\u202enesnaJ", "JannesnaJ"),
        ("Jan 🙂", "Jan 🙂"),
    ],
)
def test_hostile_values_stay_values(whatsapp: Message, value: str, shown: str) -> None:
    part = body(whatsapp, words(Text("Beste "), d(value), LONG_ENOUGH))
    assert part.text.startswith("Beste {{1}} en")
    assert part.values == (shown,)
    assert part.filled.startswith(f"Beste {shown} en")


@pytest.mark.parametrize(
    ("code", "paragraphs"),
    [
        ("whatsapp_edge", [words(d("Jan"), LONG_ENOUGH)]),
        ("whatsapp_edge", [words(LONG_ENOUGH, d("Jan"))]),
        ("whatsapp_adjacent", [words(Text("Dag "), d("Jan")), words(d("Wit"), LONG_ENOUGH)]),
        ("whatsapp_few_words", [words(Text("Dag "), d("Jan"), Text(" dag "), d("Wit"), Text("."))]),
        ("whatsapp_braces", [words(Text("Dag {{naam}} daar."))]),
        ("whatsapp_empty_value", [words(Text("Beste "), d(" \0"), LONG_ENOUGH)]),
        ("whatsapp_too_long", [words(Text("a" * 1025))]),
        ("whatsapp_too_long", [words(Text("Beste "), d("a" * 1000), LONG_ENOUGH)]),
        ("whatsapp_table", [Table(((Text("a"),),), (), ("left",))]),
    ],
)
def test_what_the_platform_refuses(whatsapp: Message, code: str, paragraphs: list[Paragraph]) -> None:
    with pytest.raises(CannotRender) as caught:
        body(whatsapp, *paragraphs)
    assert caught.value.code == code
    assert caught.value.values["case"] == whatsapp.case_id


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("whatsapp_header_variables", {"subject": (Text("Dag "), d("Jan"), Text(" van "), d("Bank"))}),
        ("whatsapp_too_long", {"subject": (Text("a" * 61),)}),
        ("whatsapp_too_long", {"subject": (Text("Dag "), d("a" * 60))}),
    ],
)
def test_the_header(whatsapp: Message, code: str, change: dict[str, object]) -> None:
    with pytest.raises(CannotRender, match=code):
        channel.render(replace(whatsapp, **change))  # type: ignore[arg-type]


def test_footer_button_and_number(whatsapp: Message) -> None:
    with pytest.raises(CannotRender, match="whatsapp_too_long"):
        channel.render(replace(whatsapp, sender=replace(whatsapp.sender, name="a" * 61)))
    assert whatsapp.payment is not None
    long = PayBox((words(Text("Bekijk en betaal nu meteen", href=whatsapp.payment.link)),))
    with pytest.raises(CannotRender, match="whatsapp_too_long"):
        channel.render(replace(whatsapp, blocks=(*whatsapp.blocks[:2], long)))
    with pytest.raises(CannotRender, match="whatsapp_no_mobile"):
        channel.render(replace(whatsapp, recipient=replace(whatsapp.recipient, mobile=None)))


def test_a_link_without_a_token_never_becomes_a_template(whatsapp: Message) -> None:
    assert whatsapp.payment is not None
    payment = replace(whatsapp.payment, link=f"{whatsapp.payment.link}/betaal")
    with pytest.raises(CannotRender, match="pay_link_pattern"):
        channel.render(replace(whatsapp, payment=payment))


def test_the_sample_says_nothing_twice(whatsapp: Message) -> None:
    shown = channel.render(whatsapp).body.filled
    for block in walk(whatsapp.blocks):
        if isinstance(block, Paragraph):
            assert shown.count(plain(block.text)) <= 1
