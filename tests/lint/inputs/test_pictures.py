"""Pictures with words that nobody reads are named with their place; those without room for a word are not."""

import io
import json
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from letterkit.lint import judge
from letterkit.lint.inputs import flat, parse
from tests.conftest import Run
from tests.lint.inputs import odd_pdf
from tests.lint.inputs.test_kinds import BODY, FINE, NAMES, THREAT, V, W, mail, odt, page, picture
from tests.lint.inputs.test_limits import word
from tests.lint.inputs.test_outlook import compound, message, stream

NOISE = ImageReader(Image.effect_noise((40, 40), 50))
PNG = b"\x89PNG\r\n\x1a\n"


def drawn(draw: Callable[[Canvas], object]) -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4)
    canvas.drawString(60, 760, FINE)
    draw(canvas)
    canvas.save()
    return made.getvalue()


def at(width: float, height: float, x: float = 60, y: float = 60) -> Callable[[Canvas], object]:
    return lambda canvas: canvas.drawImage(NOISE, x, y, width, height)


def strips(canvas: Canvas) -> None:
    for number in range(20):
        canvas.drawImage(NOISE, 60, 60 + 15 * number, 300, 15)


def in_form(canvas: Canvas) -> None:
    canvas.beginForm("f", lowerx=0, lowery=0, upperx=30, uppery=30)
    canvas.drawImage(NOISE, 0, 0, 30, 30)
    canvas.endForm()
    canvas.scale(10, 10)
    canvas.doForm("f")


def cut_off(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(60, 640, 100, 40)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.drawImage(NOISE, 0, 0, *A4)


def beside_the_page(canvas: Canvas) -> None:
    canvas.drawImage(NOISE, A4[0] - 30, 60, 400, 400)


def as_decoration(canvas: Canvas) -> None:
    """As letterkit draws writing paper: a picture on the whole page that is no part of its content."""
    canvas.addLiteral("/Artifact <</Type /Background>> BDC")
    canvas.drawImage(NOISE, 0, 0, *A4)
    canvas.addLiteral("EMC")


def text_layer() -> bytes:
    """A scan as a program gives it that reads it: a picture of the page, and its words in letters nobody sees."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4)
    canvas.drawImage(NOISE, 0, 0, *A4)
    line = canvas.beginText(60, 700)
    line.setTextRenderMode(3)
    line.textLine(FINE)
    canvas.drawText(line)
    canvas.save()
    return made.getvalue()


def in_text(html: str, identifier: str) -> bytes:
    """An e-mail with a picture that its text may show."""
    outer = EmailMessage()
    outer["Subject"] = "Uw betaling"
    outer.set_content(html, subtype="html")
    outer.add_related(PNG, "image", "png", cid=f"<{identifier}>", filename="brief.png")
    return outer.as_bytes()


def outlook(html: str) -> bytes:
    attached = {
        stream("3707001F"): "logo.png".encode("utf-16-le"),
        stream("3712001F"): "logo@a".encode("utf-16-le"),
        stream("37010102"): PNG.ljust(4096),
    }
    return compound(message(html=html.encode()) | {"__attach_version1.0_#00000000": attached})


def old_picture(points: int) -> str:
    style = f"position:absolute;width:{points}pt;height:{points}pt"
    return f'<w:p><w:r><w:pict {V}><v:shape style="{style}"><v:imagedata/></v:shape></w:pict></w:r></w:p>'


def odt_picture(side: str, inner: str = "<draw:image/>") -> bytes:
    return odt(
        f'<text:p><draw:frame xmlns:svg="urn:v" svg:width="{side}" svg:height="{side}">{inner}</draw:frame></text:p>'
    )


R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
FILL = f'<w:background><v:background {V} {R}><v:fill r:id="r0" type="frame"/></v:background></w:background>'
COLOUR = '<w:background w:color="FFEECC"/>'
HEADER = f"<w:hdr {W}>{{}}</w:hdr>"


def odt_styled(used: str, *, fill: str = "", picture: str = "", layout: str = "", edge: str = "") -> bytes:
    """A text with a paragraph in the style ``used``; the style "A" has a picture behind it, and so may the page."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        styles = f'<style:style style:name="A"><style:paragraph-properties>{picture}</style:paragraph-properties></style:style>'
        package.writestr(
            "content.xml",
            f"<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles><office:body>"
            f'<office:text><text:p text:style-name="{used}">{FINE}</text:p></office:text></office:body></office:document-content>',
        )
        master = (
            f'<style:master-page style:page-layout-name="P"><style:header>{edge}</style:header></style:master-page>'
        )
        page_layout = f'<style:page-layout style:name="P">{layout}</style:page-layout>'
        package.writestr(
            "styles.xml",
            f"<office:document-styles {NAMES}><office:styles>{fill}</office:styles><office:automatic-styles>{page_layout}"
            f"</office:automatic-styles><office:master-styles>{master}</office:master-styles></office:document-styles>",
        )
    return made.getvalue()


def outlines(words: str, lines: int, size: float = 12) -> Callable[[Canvas], object]:
    return lambda canvas: odd_pdf.outlined(canvas, words, lines, size=size)


def code_to_scan(canvas: Canvas) -> None:
    """As many squares as a code to scan has, over half of the page."""
    for number in range(1600):
        canvas.rect(60 + 10 * (number % 40), 60 + 10 * (number // 40), 8, 8, stroke=0, fill=1)


BEHIND = "background-image:url(brief.png)"
BEHIND_ODT = '<style:background-image xlink:href="Pictures/brief.png"/>'
NAMED: dict[str, tuple[str, bytes, str]] = {
    "pdf, large picture beside text": (".pdf", drawn(at(300, 300)), "page_picture"),
    "pdf, large picture in strips": (".pdf", drawn(strips), "page_picture"),
    "pdf, large picture in a form": (".pdf", drawn(in_form), "page_picture"),
    "pdf, words drawn as outlines": (".pdf", drawn(outlines(THREAT, 14)), "page_outlines"),
    "docx, picture behind the pages": (
        ".docx",
        word(BODY, behind=FILL, image="<x/>"),
        "background",
    ),
    "docx, watermark that is a picture": (".docx", word(BODY, header=HEADER.format(old_picture(400))), "picture"),
    "docx, large picture of an old Word": (".docx", word(BODY + old_picture(400)), "picture"),
    "odt, large picture": (".odt", odt_picture("16cm"), "picture"),
    "odt, picture behind the pages": (
        ".odt",
        odt_styled("B", layout=f"<style:page-layout-properties>{BEHIND_ODT}</style:page-layout-properties>"),
        "background",
    ),
    "odt, picture behind a paragraph": (".odt", odt_styled("A", picture=BEHIND_ODT), "background"),
    "odt, pages filled with a picture": (
        ".odt",
        odt_styled(
            "B",
            fill='<draw:fill-image draw:name="F" xlink:href="Pictures/brief.png"/>',
            layout='<style:page-layout-properties draw:fill="bitmap" draw:fill-image-name="F"/>',
        ),
        "background",
    ),
    "odt, large picture in a header": (
        ".odt",
        odt_styled(
            "B",
            edge='<text:p><draw:frame xmlns:svg="urn:v" svg:width="16cm" svg:height="16cm"><draw:image/></draw:frame></text:p>',
        ),
        "picture",
    ),
    "html, picture without alternative text": (".html", page('<img src="map/brief.png?wie=7">'), "image"),
    "html, picture among letters without size": (
        ".html",
        page('<div style="font-size:0"><img src="brief.png"></div>'),
        "image",
    ),
    "html, picture of a button": (".html", page('<input type="image" src="brief.png">'), "image"),
    "html, picture in a drawing": (".html", page('<svg><image href="brief.png"/></svg>'), "image"),
    "html, background picture": (".html", page(f'<div style="{BEHIND}">Hoi.</div>'), "background"),
    "html, background picture of a style sheet": (
        ".html",
        page("<p class=a>Hoi.</p>", ".a{background:#fff url('brief.png') no-repeat}"),
        "background",
    ),
    "html, background picture in small windows": (
        ".html",
        page("<p class=a>Hoi.</p>", f"@media (max-width:600px){{p{{color:red}}.a{{{BEHIND}}}}}"),
        "background",
    ),
    "html, background picture by night": (
        ".html",
        page("<p class=a>Hoi.</p>", f"@media (prefers-color-scheme:dark){{@supports (a:b){{.a{{{BEHIND}}}}}}}"),
        "background",
    ),
    "html, background picture of a sheet for paper": (
        ".html",
        page("<p class=a>Hoi.</p>").replace(b"<style>", f"<style media=print>.a{{{BEHIND}}}".encode()),
        "background",
    ),
    "html, background picture of some elements of a kind": (
        ".html",
        page("<p>Hoi.</p>", f"p:nth-child(2){{{BEHIND}}}"),
        "background",
    ),
    "html, picture in a drawing in an address": (
        ".html",
        page('<img src="data:image/svg+xml,%3Csvg%3E%3Cimage href=%27a.png%27/%3E%3C/svg%3E">'),
        "image",
    ),
    "html, background picture of the whole page": (".html", page("", f"body{{{BEHIND}}}"), "background"),
    "html, background picture by its attribute": (
        ".html",
        page('<table background="brief.png"><tr><td>Hoi.</td></tr></table>'),
        "background",
    ),
    "html, picture before an element": (
        ".html",
        page("<p class=a>Hoi.</p>", ".a::before{content:url(brief.png)}"),
        "background",
    ),
    "eml, picture without alternative text": (".eml", in_text(f'<p>{FINE}</p><img src="cid:b@a">', "b@a"), "image"),
    "eml, background picture": (
        ".eml",
        mail("", f'<p>{FINE}</p><table><tr><td style="{BEHIND}">Hoi.</td></tr></table>'),
        "background",
    ),
    "eml, picture that the text does not show": (".eml", in_text(f"<p>{FINE}</p>", "b@a"), "attachment"),
    "md, picture without alternative text": (".md", f"{FINE}\n\n![](map/brief.png)\n".encode(), "image"),
    "msg, picture without alternative text": (".msg", outlook(f'<p>{FINE}</p><img src="cid:logo@a">'), "image"),
}
COUNTED: dict[str, tuple[str, bytes, str]] = {
    "pdf, large picture that is called decoration": (".pdf", drawn(as_decoration), "page_decoration"),
    "pdf, scan with a layer of text": (".pdf", text_layer(), "page_text_layer"),
}
NO_WORDS: dict[str, tuple[str, bytes]] = {
    "pdf, small logo": (".pdf", drawn(at(200, 100))),
    "pdf, large picture that is cut off": (".pdf", drawn(cut_off)),
    "pdf, large picture beside the page": (".pdf", drawn(beside_the_page)),
    "pdf, logo drawn as outlines": (".pdf", drawn(outlines("Bank", 1, 40))),
    "pdf, a few words drawn as outlines": (".pdf", drawn(outlines("Samen eruit komen", 5, 8))),
    "pdf, squares of a code to scan": (".pdf", drawn(code_to_scan)),
    "docx, pages in a colour": (".docx", word(BODY, behind=COLOUR)),
    "odt, picture of a style that nothing uses": (".odt", odt_styled("B", picture=BEHIND_ODT)),
    "odt, pages in a colour": (
        ".odt",
        odt_styled("B", layout='<style:page-layout-properties draw:fill="solid"/>'),
    ),
    "html, drawing with words in an address": (
        ".html",
        page('<img src="data:image/svg+xml,<svg><text>Hoi.</text></svg>">'),
    ),
    "html, background picture that small windows take back": (
        ".html",
        page("<p class=a>Hoi.</p>", ".a{background:none}@media (max-width:600px){.a{background:#fff}}"),
    ),
    "docx, small picture": (".docx", word(BODY + picture(2_000_000))),
    "docx, small picture of an old Word": (".docx", word(BODY + old_picture(60))),
    "odt, small picture": (".odt", odt_picture("4cm")),
    "html, decoration": (".html", page('<img src="a.png" alt="">')),
    "html, decoration by its role": (".html", page('<img src="a.png" role="presentation">')),
    "html, tracking pixel": (".html", page('<img src="a.png" width="1" height="1">')),
    "html, tracking pixel by its style": (".html", page('<img src="a.png" style="width:1px;height:1px">')),
    "html, hidden picture": (".html", page('<div style="display:none"><img src="a.png"></div>')),
    "html, picture without an address": (".html", page("<img>")),
    "html, hidden background picture": (".html", page(f'<div style="{BEHIND};display:none"></div>')),
    "html, background picture that is taken back": (
        ".html",
        page('<p class=a style="background:none">Hoi.</p>', f".a{{{BEHIND}}}"),
    ),
    "html, background in a colour": (".html", page('<p style="background:linear-gradient(#fff,#eee)">Hoi.</p>')),
    "eml, picture with alternative text": (".eml", in_text(f'<p>{FINE}</p><img src="cid:b@a" alt="Logo">', "b@a")),
    "md, picture with alternative text": (".md", f"{FINE}\n\n![Logo](map/brief.png)\n".encode()),
    "msg, picture with alternative text": (".msg", outlook(f'<p>{FINE}</p><img src="cid:logo@a" alt="Logo">')),
}


def _left_out(suffix: str, data: bytes) -> list[tuple[str, bool]]:
    return [(one.code, one.seen) for one in parse(data, path=f"a{suffix}", suffix=suffix).left_out]


@pytest.mark.parametrize("name", NAMED)
def test_a_picture_that_may_hold_words_is_an_error(name: str) -> None:
    suffix, data, code = NAMED[name]
    assert _left_out(suffix, data) == [(code, True)]
    report = judge(parse(data, path=f"a{suffix}", suffix=suffix))
    assert [one.rule for one in report.findings if one.level == "error"].count("niet-gelezen") == 1


@pytest.mark.parametrize("name", COUNTED)
def test_a_picture_that_the_file_explains_is_mentioned(name: str) -> None:
    suffix, data, code = COUNTED[name]
    assert _left_out(suffix, data) == [(code, False)]


@pytest.mark.parametrize("name", NO_WORDS)
def test_a_picture_without_room_for_a_word_is_no_finding(name: str) -> None:
    suffix, data = NO_WORDS[name]
    assert not [one for one, seen in _left_out(suffix, data) if seen]
    documents = flat(parse(data, path=f"a{suffix}", suffix=suffix))
    assert "niet-gelezen" not in {one.rule for document in documents for one in judge(document).findings}


def test_the_alternative_text_of_a_hidden_picture_is_counted() -> None:
    document = parse(page('<p hidden><img src="a.png" alt="Drie woorden hier"></p>'), path="a.html", suffix=".html")
    assert [(one.code, one.words, one.seen) for one in document.left_out] == [("hidden", 3, False)]


def test_alternative_text_is_read_among_letters_without_size() -> None:
    body = '<td style="font-size:0"><img src="a.png" alt="Anders komt de deurwaarder."></td>'
    document = parse(page(f"<table><tr>{body}</tr></table>"), path="a.html", suffix=".html")
    assert "Anders komt de deurwaarder." in document.text


def _sentences(data: bytes, suffix: str = ".html") -> list[str]:
    return [one.sentence for one in parse(data, path=f"a{suffix}", suffix=suffix).left_out]


def test_the_place_of_a_picture_is_said_without_what_its_address_knows_of_the_reader() -> None:
    twice = '<p>Kijk even mee naar deze brief:</p><img src="https://x.nl/map/brief.png?wie=7"><img src="https://x.nl/map/brief.png?wie=7">'
    (sentence,) = _sentences(page(twice))
    assert '(brief.png), na "Kijk even mee naar deze brief:"' in sentence
    assert "wie=7" not in sentence
    assert _sentences(f"{FINE}\n\n![](map/a.png?wie=7)".encode(), ".md")[0].startswith(
        'een afbeelding zonder beschrijving (a.png), na "rekening van oktober staat nog open."'
    )
    first = f'<html><body style="{BEHIND}"><img src="data:image/png;base64,AAAA"><p>{FINE}</p></body></html>'.encode()
    behind, inside = _sentences(first)
    assert "(brief.png), bovenaan" in behind
    assert "(zonder naam), bovenaan" in inside


def test_the_page_of_a_picture_and_its_share_are_said() -> None:
    with pikepdf.open(io.BytesIO(drawn(at(20, 20)))) as one, pikepdf.open(io.BytesIO(drawn(at(300, 300)))) as other:
        one.pages.append(other.pages[0])
        made = io.BytesIO()
        one.save(made)
    assert [one for one in _sentences(made.getvalue(), ".pdf") if "afbeeld" in one] == [
        "bladzijde 2: afbeeldingen op 18% van de bladzijde; daar kan tekst in staan"
    ]


@pytest.mark.slow
@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "html", "github"])
def test_every_form_of_the_report_says_it(letterkit: Run, tmp_path: Path, form: str) -> None:
    file = tmp_path / "brief.html"
    file.write_bytes(page('<img src="brief.png">'))
    result = letterkit("lint", file, "--format", form)
    assert result.code == 1
    assert "een afbeelding zonder beschrijving (brief.png)" in result.out
    if form == "json":
        (document,) = json.loads(result.out)["documents"]
        (left_out,) = document["coverage"]["left_out"]
        assert "brief.png" in left_out["what"]
