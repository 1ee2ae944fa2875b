"""SMS: coding, exact segments recomputed by an independent library, and texts that mean harm."""

from dataclasses import replace

import pytest
import smsutil
from hypothesis import given
from hypothesis import strategies as st

from letterkit.dutch import gsm
from letterkit.errors import CannotRender
from letterkit.message import Bullets, Message, Paragraph, Table, Text
from letterkit.render import sms as channel


def with_text(message: Message, text: str, *, data: bool = True) -> Message:
    return replace(message, blocks=(Paragraph((Text(text, data=data),)),))


@pytest.mark.parametrize(
    ("text", "coding", "units", "segments"),
    [
        ("a" * 160, "gsm7", 160, 1),
        ("a" * 161, "gsm7", 161, 2),
        ("a" * 306, "gsm7", 306, 2),
        ("a" * 307, "gsm7", 307, 3),
        ("€" * 80, "gsm7", 160, 1),
        ("€" * 81, "gsm7", 162, 2),
        ("a" * 152 + "€" + "a" * 152, "gsm7", 306, 3),
        ("a" * 151 + "€" + "a" * 153, "gsm7", 306, 2),
        ("ë" * 70, "ucs2", 70, 1),
        ("ë" * 71, "ucs2", 71, 2),
        ("ë" * 134, "ucs2", 134, 2),
        ("ë" * 135, "ucs2", 135, 3),
        ("🙂" * 35, "ucs2", 70, 1),
        ("🙂" * 36, "ucs2", 72, 2),
        ("éèùìòÇØøÅåÆæßÉÄÖÑÜ§¿äöñüà£$¥@Δ_", "gsm7", 31, 1),
        ("^{}\\[~]|€", "gsm7", 18, 1),
    ],
)
def test_segments(sms: Message, text: str, coding: str, units: int, segments: int) -> None:
    made = channel.render(with_text(sms, text), plain_letters=False)
    assert (made.encoding, made.units, made.segments) == (coding, units, segments)
    assert "".join(made.parts) == made.text == text
    assert segments == len(smsutil.split(text).parts)


@pytest.mark.slow
@given(st.text(alphabet="ab €[]{}~|\\^ë🙂é\n", max_size=400))
def test_segments_equal_those_of_an_independent_library(text: str) -> None:
    parts = gsm.split(text)
    assert "".join(parts) == text
    assert list(parts) == [part.content for part in smsutil.split(text).parts]


@pytest.mark.slow
@given(st.text(alphabet="a€", min_size=161, max_size=459))
def test_no_escape_pair_is_split(text: str) -> None:
    for part in gsm.split(text):
        assert len(part.encode("gsm0338")) <= 153 or len(text.encode("gsm0338")) <= 160


def test_a_realistic_sms_stays_in_gsm7(sms: Message) -> None:
    made = channel.render(sms)
    assert made.text.startswith("Beste Sükrü, we stuurden u een brief")
    assert made.encoding == "gsm7"
    assert made.segments == len(smsutil.split(made.text).parts) == 2
    assert (made.sender, made.to) == ("VbKrediet", "+31612345678")
    assert "€" not in made.text


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("financiële ideeën, coördinatie, reünie", "financiele ideeen, coördinatie, reünie"),
        ("café crème à la carte", "café crème à la carte"),
        ("êáóíúçïëÿ", "eaoiuciey"),
        ("Łukasz Nguyễn Đặng İpek Ĳsbrand", "Lukasz Nguyen Dang Ipek IJsbrand"),
        ("\u2018Zo\u2019 \u201czo\u201d \u2013 \u2014 \u2026", "'Zo' \"zo\" - - ..."),
        ("a\u00a0b\u202fc\td \u2022 x\u00ady\u200bz", "a b c d - xyz"),
        ("Cafe\u0301", "Café"),
    ],
)  # fmt: skip
def test_dutch_letters_and_typography_become_plain(sms: Message, text: str, sent: str) -> None:
    made = channel.render(with_text(sms, text))
    assert (made.text, made.encoding) == (sent, "gsm7")


def test_the_creditor_may_keep_the_letters(sms: Message) -> None:
    made = channel.render(with_text(sms, "\u201cfinanciële\u201d"), plain_letters=False)
    assert (made.text, made.encoding) == ('"financiële"', "ucs2")


def test_letters_of_another_script_are_kept(sms: Message) -> None:
    made = channel.render(with_text(sms, "Beste Айше, 日本"))
    assert (made.text, made.encoding) == ("Beste Айше, 日本", "ucs2")


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("{{7*7}}", "{{7*7}}"),
        ("<b>x</b>", "<b>x</b>"),
        ("**x**", "**x**"),
        ("](javascript:alert(1))", "](javascript:alert(1))"),
        ("=cmd()", "=cmd()"),
        ("Jan\r\nBcc: a@b.nl", "Jan\nBcc: a@b.nl"),
        ("Jan\0\x1bJansen", "JanJansen"),
        ("Jan\u202enesnaJ", "JannesnaJ"),
        ("Jan 🙂", "Jan 🙂"),
        ("Jan\ue000\x7f\x85", "Jan"),
    ],
)
def test_hostile_values_stay_text(sms: Message, text: str, sent: str) -> None:
    assert channel.render(with_text(sms, text)).text == sent


def test_lists_line_breaks_and_hidden_addresses(sms: Message) -> None:
    blocks = (
        Paragraph((Text("Regel een\nregel twee"),)),
        Bullets(((Text("bel ons"),), (Text("kijk hier", href="https://voorbeeld.nl/x"),))),
        Paragraph((Text("https://voorbeeld.nl", href="https://voorbeeld.nl"),)),
    )
    made = channel.render(replace(sms, blocks=blocks))
    assert made.text == "Regel een\nregel twee\n- bel ons\n- kijk hier https://voorbeeld.nl/x\nhttps://voorbeeld.nl"


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("sms_too_long", {"blocks": (Paragraph((Text("a" * 460),)),)}),
        ("sms_empty", {"blocks": (Paragraph((Text(" \n "),)),)}),
        ("sms_empty", {"blocks": ()}),
        ("sms_table", {"blocks": (Table(((Text("a"),),), (), ("left",)),)}),
    ],
)
def test_what_cannot_be_sent(sms: Message, code: str, change: dict[str, object]) -> None:
    with pytest.raises(CannotRender) as caught:
        channel.render(replace(sms, **change))  # type: ignore[arg-type]
    assert caught.value.code == code
    assert caught.value.values["case"] == sms.case_id


def test_number_and_sender_are_needed(sms: Message) -> None:
    with pytest.raises(CannotRender, match="sms_no_mobile"):
        channel.render(replace(sms, recipient=replace(sms.recipient, mobile=None)))
    with pytest.raises(CannotRender, match="sms_no_sender"):
        channel.render(replace(sms, sender=replace(sms.sender, sms_name=None)))


def test_three_segments_is_the_most(sms: Message) -> None:
    assert channel.render(with_text(sms, "a" * 459)).segments == 3
