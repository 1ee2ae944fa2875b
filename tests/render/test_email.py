"""E-mail: what a mail program, a screen reader and someone who means harm find in the finished ``.eml``."""

import email as standard
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from PIL import Image

from letterkit import fields
from letterkit.creditor import HouseStyle
from letterkit.errors import CannotRender
from letterkit.message import Bullets, Heading, Message, Paragraph, PayBox, Recipient, Table, Text
from letterkit.render import email as channel
from letterkit.render import plain
from letterkit.render.email import headers, theme

STYLE = HouseStyle()


def mail(message: Message, style: HouseStyle = STYLE, base: Path | None = None) -> EmailMessage:
    parsed = standard.message_from_bytes(channel.render(message, style, base=base), policy=policy.default)
    assert isinstance(parsed, EmailMessage)
    return parsed


def page(message: Message) -> str:
    part = mail(message).get_body(("html",))
    assert part is not None
    return str(part.get_content())


def tree(message: Message) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(page(message).encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))


def visible(message: Message) -> str:
    return " ".join(" ".join(tree(message).body.xpath(".//text()")).split())


def tags(message: Message) -> list[str]:
    return [element.tag for element in tree(message).iter() if isinstance(element.tag, str)]


def test_it_parses_without_defects(email: Message) -> None:
    parsed = mail(email)
    for part in parsed.walk():
        assert part.defects == []
        assert [header.defects for header in part.values() if header.defects] == []
    assert parsed.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in parsed.iter_parts()] == ["text/plain", "text/html"]


def test_the_headers(email: Message) -> None:
    parsed = mail(email)
    assert parsed["Subject"] == "Uw betaling aan Voorbeeld Krediet"
    assert parsed["From"] == "Voorbeeld Krediet <service@voorbeeldkrediet.nl>"
    assert parsed["To"].addresses[0].display_name == "Şükrü van den Berg-Łukasz"
    assert parsed["To"].addresses[0].addr_spec == "sukru@mailvoorbeeld.nl"
    assert parsed["Date"].datetime.isoformat() == "2026-11-21T09:00:00+00:00"
    assert re.fullmatch(r"<[0-9a-f]{32}@voorbeeldkrediet\.nl>", parsed["Message-ID"])
    assert parsed["Content-Language"] == "nl"
    assert str(parsed["Keywords"]) == f"letterkit, {email.stage}"
    assert parsed["List-Unsubscribe"] is None
    assert set(parsed.keys()) == {
        "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type",
        "Content-Language", "Keywords",
    }  # fmt: skip


def test_lines_end_in_crlf_and_are_short(email: Message) -> None:
    raw = channel.render(email, STYLE, base=None)
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert raw.count(b"\r") == raw.count(b"\r\n")
    assert max(map(len, raw.split(b"\r\n"))) <= 78
    assert raw.isascii()
    assert len(raw) < 102_000  # larger messages are cut off by a large webmail provider


def test_the_same_message_gives_the_same_bytes(email: Message) -> None:
    assert channel.render(email, STYLE, base=None) == channel.render(email, STYLE, base=None)


def test_another_text_gives_another_message_id(email: Message) -> None:
    other = replace(email, blocks=(*email.blocks, Paragraph((Text("Nog een zin."),))))
    assert mail(email)["Message-ID"] != mail(other)["Message-ID"]


def test_the_text_part_says_the_same(email: Message) -> None:
    part = mail(email).get_body(("plain",))
    assert part is not None
    assert part.get_content().replace("\r\n", "\n") == plain.render(email)


def test_all_words_of_the_text_stand_in_the_page(email: Message) -> None:
    assert email.payment is not None
    text = plain.render(email).replace(f"Nu betalen:\n{email.payment.link}", "Nu betalen")
    text = text.replace("link", "knop")  # the page has a button where the text has a link
    shown = set(re.findall(r"\w+", visible(email)))
    assert set(re.findall(r"\w+", text)) - shown == set()


def test_the_imprint_stands_at_the_foot_of_both_parts(email: Message) -> None:
    imprint = ("Gevestigd in Utrecht", "KvK 12345678", "Btw <NL123456782B12>")
    firm = replace(email, sender=replace(email.sender, imprint=imprint))
    part = mail(firm).get_body(("plain",))
    assert part is not None
    assert part.get_content().splitlines()[-3:] == list(imprint)
    assert visible(firm).endswith("UTRECHT Gevestigd in Utrecht KvK 12345678 Btw <NL123456782B12>")


def test_language_title_and_headings(email: Message) -> None:
    root = tree(email)
    assert root.get("lang") == "nl"
    assert root.findtext("head/title") == "Uw betaling aan Voorbeeld Krediet"
    ranks = [int(e.tag[1]) for e in root.iter("h1", "h2", "h3", "h4")]
    assert ranks.count(1) == 1
    assert ranks[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(ranks))


def test_tables_are_for_layout_or_have_named_cells(email: Message) -> None:
    for table in tree(email).iter("table"):
        data = list(table.iterchildren("thead", "tbody"))
        cells = [cell for part in data for row in part.iterchildren("tr") for cell in row.iterchildren("th")]
        if table.get("role") != "presentation":
            assert {cell.get("scope") for cell in cells} <= {"col", "row"}
            assert cells
        else:
            assert cells == []


def test_only_safe_addresses_and_nothing_from_elsewhere(email: Message) -> None:
    root = tree(email)
    assert all(re.match(r"https://|mailto:|tel:", a.get("href")) for a in root.iter("a"))
    assert [e.tag for e in root.iter("link", "script", "iframe", "form", "img")] == []
    assert "url(" not in page(email)
    assert "@import" not in page(email)


def test_the_pay_button(email: Message) -> None:
    assert email.payment is not None
    (button,) = (a for a in tree(email).iter("a") if a.get("href") == email.payment.link)
    style = dict(pair.split(":", 1) for pair in button.get("style").split(";") if pair)
    size, line = float(style["font-size"][:-2]), float(style["line-height"])
    assert button.text_content() == "Nu betalen"
    assert size >= 16
    assert size * line + 2 * float(style["padding"].split("px")[0]) >= 44
    assert visible(email).count("betaal.voorbeeldkrediet.nl") == 1


def test_a_button_and_its_domain_when_the_template_has_no_words_for_them(email: Message) -> None:
    for blocks in ((), (PayBox((Paragraph((Text("Zo kunt u betalen."),)),)),)):
        shown = visible(replace(email, blocks=blocks))
        assert "Betalen Deze knop gaat naar betaal.voorbeeldkrediet.nl." in shown


def test_without_a_link_there_is_no_button(email: Message) -> None:
    assert email.payment is not None
    payment = replace(email.payment, link=None, link_expires=None)
    box = PayBox((Paragraph((Text("Maak het bedrag over."),)),))
    assert list(tree(replace(email, payment=payment, blocks=(box,))).iter("a")) == []


def test_text_is_never_small(email: Message) -> None:
    sizes = [float(size) for size in re.findall(r"font-size:([\d.]+)px", page(email))]
    assert min(size for size in sizes if size > 1) >= 16


def test_a_first_heading_of_level_one_is_the_title(email: Message) -> None:
    titled = replace(email, blocks=(Heading((Text("We helpen u graag"),), level=1), *email.blocks))
    assert [h.text_content() for h in tree(titled).iter("h1")] == ["We helpen u graag"]
    assert visible(titled).count("We helpen u graag") == 1


def test_the_preheader_is_first_and_hidden(email: Message) -> None:
    assert visible(email).startswith("We denken graag met u mee.")
    hidden = tree(email).body[0]
    assert "display:none" in hidden.get("style")
    assert "We denken graag met u mee." in hidden.text_content()


def _readable_colours() -> st.SearchStrategy[str]:
    colours = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06X}")
    return colours.filter(lambda colour: fields.contrast_with_white(colour) >= 4.5)


def _contrast(one: str, other: str) -> float:
    low, high = sorted((fields.contrast_with_white(one), fields.contrast_with_white(other)))
    return high / low


@given(_readable_colours())
def test_every_text_can_be_read_on_light_and_dark_screens(brand: str) -> None:
    for palette in (theme.light(brand), theme.dark(brand)):
        pairs = (
            (palette.text, palette.card),
            (palette.text, palette.tint),
            (palette.quiet, palette.page),
            (palette.quiet, palette.card),
            (palette.text, palette.page),
            (palette.brand, palette.card),
            (palette.brand, palette.page),
            (palette.brand, palette.tint),
            (palette.on_brand, palette.brand),
        )
        assert all(_contrast(*pair) >= 4.5 for pair in pairs), palette


def test_dark_screens_are_served(email: Message) -> None:
    text = page(email)
    assert '<meta name="color-scheme" content="light dark"' in text
    assert "@media (prefers-color-scheme: dark)" in text
    assert "[data-ogsc] .card" in text


HOSTILE = (
    "{{7*7}}",
    "{% raw %}",
    "<b>x</b>",
    "<script>alert(1)</script>",
    "</td></table><h1>x",
    "<mj-text>x</mj-text>",
    "<!--[if mso]>x<![endif]-->",
    "]]>",
    "&lt;b&gt; &amp;",
    '" onclick="x',
    "**x** __y__",
    "](javascript:alert(1))",
    "=cmd()",
    "Jan\r\nBcc: kwaad@voorbeeld.nl",
    "Jan\nContent-Type: text/html",
    "Jan\0Jansen",
    "Jan\u202enesnaJ",
    "Jan\u2028Jansen",
    "\ud800Jan",
    "Jan 🙂",
    "Jan <kwaad@voorbeeld.nl>, ander@voorbeeld.nl",
    "=?utf-8?q?Bcc=3A?=",
    "محمد",
    "x" * 500,
)


def _everywhere(message: Message, value: str) -> Message:
    run = Text(value, data=True)
    one = (Text("Voor "), run, Text("!"))
    blocks = (
        Heading(one),
        Paragraph(one),
        Bullets((one,)),
        Table((one,), ((one,),), ("left",)),
        PayBox((Paragraph(one),)),
        Paragraph((Text(value, data=True, href="https://voorbeeld.nl"),)),
    )
    return replace(
        message,
        subject=one,
        blocks=blocks,
        preheader=one,
        details=(("Kenmerk", value),),
        sender=replace(message.sender, name=value, address=(value,)),
        recipient=replace(message.recipient, name=value),
    )


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_stay_text_everywhere(email: Message, value: str) -> None:
    tame = _everywhere(email, "Jan\nJansen" if "\n" in value or "\u2028" in value else "Jan")
    given_message = _everywhere(email, value)
    assert tags(given_message) == tags(tame)
    expected = " ".join(fields.harmless(value).split())
    shown = [
        " ".join(" ".join(e.xpath(".//text()")).split()) for e in tree(given_message).iter("h1", "p", "li", "td", "a")
    ]
    assert sum(f"Voor {expected}!" in text for text in shown) >= 4
    parsed = mail(given_message)
    assert sorted(set(parsed.keys())) == sorted(set(mail(email).keys()))
    assert [part.defects for part in parsed.walk() if part.defects] == []
    assert len(parsed["To"].addresses) == 1
    assert parsed["To"].addresses[0].addr_spec == "sukru@mailvoorbeeld.nl"
    assert parsed["To"].addresses[0].display_name == expected.replace("=?", "= ?")
    assert parsed["Subject"] == f"Voor {expected}!".replace("=?", "= ?")


def _refused(message: Message) -> Iterator[str]:
    with pytest.raises(CannotRender) as caught:
        channel.render(message, STYLE, base=None)
    assert caught.value.values["case"] == message.case_id
    yield caught.value.code


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "http://voorbeeld.nl", "data:text/html,x", "//voorbeeld.nl", "HTTPS://x", "",
     "https://x\n.nl", 'https://x" onclick="y', "https://x\\y", "https://a b", " https://x", "vbscript:x"],
)  # fmt: skip
def test_an_unsafe_link_stops_the_message(email: Message, href: str) -> None:
    bad = replace(email, blocks=(Paragraph((Text("klik", href=href),)),))
    assert list(_refused(bad)) == ["unsafe_link"]


@pytest.mark.parametrize("address", ["geen-adres", "a@b.nl\nBcc: c@d.nl", "a@b.nl, c@d.nl", "Jan <a@b.nl>", "jän@b.nl"])
def test_a_wrong_address_stops_the_message(email: Message, address: str) -> None:
    assert list(_refused(replace(email, recipient=Recipient("Jan", email=address)))) == ["email_address"]
    assert list(_refused(replace(email, sender=replace(email.sender, email=address)))) == ["email_address"]


def test_addresses_are_needed(email: Message) -> None:
    assert list(_refused(replace(email, recipient=Recipient("Jan")))) == ["email_no_address"]
    assert list(_refused(replace(email, sender=replace(email.sender, email=None)))) == ["email_no_sender"]


@pytest.mark.parametrize(("name", "kind"), [("logo.png", "png"), ("logo.jpg", "jpeg")])
def test_the_logo_travels_inside(email: Message, tmp_path: Path, name: str, kind: str) -> None:
    Image.new("RGB", (1200, 400), "#1F4E79").save(tmp_path / name)
    style = HouseStyle(logo=Path(name), logo_tekst='Voorbeeld "Krediet" <b>')
    parsed = mail(email, style, tmp_path)
    related = list(parsed.iter_parts())[1]
    assert related.get_content_type() == "multipart/related"
    page_part, logo = related.iter_parts()
    assert logo.get_content_type() == f"image/{kind}"
    assert logo.get_content_disposition() == "inline"
    root = lxml_html.document_fromstring(page_part.get_content())
    (image,) = root.iter("img")
    assert image.get("src") == f"cid:{logo['Content-ID'].strip('<>')}"
    assert image.get("alt") == 'Voorbeeld "Krediet" <b>'
    assert int(image.get("width")) <= 220
    assert len(logo.get_content()) < 20_000
    assert channel.render(email, style, base=tmp_path) == channel.render(email, style, base=tmp_path)
    assert [part.defects for part in parsed.walk() if part.defects] == []


def test_of_an_svg_logo_the_png_beside_it_is_taken_or_else_the_name(email: Message, tmp_path: Path) -> None:
    parsed = mail(email, HouseStyle(logo=Path("logo.svg")), tmp_path)
    assert [part.get_content_type() for part in parsed.walk()][1:] == ["text/plain", "text/html"]
    Image.new("RGB", (90, 30), "#1F4E79").save(tmp_path / "logo.png")
    parsed = mail(email, HouseStyle(logo=Path("logo.svg")), tmp_path)
    assert "image/png" in [part.get_content_type() for part in parsed.walk()]


def test_a_logo_that_cannot_be_read_stops_the_message(email: Message, tmp_path: Path) -> None:
    (tmp_path / "kapot.png").write_bytes(b"\x89PNG\r\n\x1a\n niets")
    (tmp_path / "tekst.png").write_text("geen plaatje", encoding="utf-8")
    for name in ("kapot.png", "tekst.png", "weg.png"):
        with pytest.raises(CannotRender, match="logo_unreadable"):
            channel.render(email, HouseStyle(logo=Path(name)), base=tmp_path)


def test_no_amount_stands_where_a_bystander_reads(email: Message) -> None:
    parsed = mail(email)
    assert email.payment is not None
    assert email.payment.amount == Decimal("1234.50")
    for header in parsed.values():
        assert "1.234,50" not in header


@pytest.mark.slow
@given(name=st.text(max_size=60), subject=st.text(max_size=120))
def test_a_header_reads_back_as_it_was_meant(name: str, subject: str) -> None:
    """The lines that are written at once and those that the library folds say the same thing."""
    lines = headers.mailbox("To", name, "jan.berg@voorbeeld.nl") + headers.line("Subject", subject)
    read = BytesParser(policy=policy.default).parsebytes(lines + b"\r\n")
    assert read.keys() == ["To", "Subject"]
    assert [(one.display_name, one.addr_spec) for one in read["To"].addresses] == [
        (headers.one_line(name), "jan.berg@voorbeeld.nl")
    ]
    assert str(read["Subject"]) == headers.one_line(subject)
    assert not read["To"].defects
    assert not read["Subject"].defects
    assert max(map(len, lines.split(b"\r\n"))) <= 78
