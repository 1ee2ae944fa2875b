"""The same letter by other engines, as far as they are installed. They are given the QR code; ours makes its own."""

import html
import io
import json
import logging
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from jinja2 import Environment
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, SimpleDocTemplate, TableStyle
from reportlab.platypus import Paragraph as FlowText
from reportlab.platypus import Table as FlowTable

from letterkit.message import (
    Block,
    Bullets,
    ContactBox,
    Heading,
    Inline,
    Message,
    Paragraph,
    PayBox,
    Table,
    inlines,
    plain,
    walk,
)
from letterkit.payment.qr import Symbol
from letterkit.render.letter import faces

Engine = Callable[[Message, "Code"], bytes]
REGULAR, BOLD = faces.REGULAR[0], faces.BOLD[0]
HOUSE = "#1F4E79"

TYPST = """
#let r = json(bytes(sys.inputs.letter))
#set document(title: r.title, author: r.sender, date: datetime(year: 2026, month: 11, day: 21))
#set text(font: "Source Sans Pro", size: 11pt, lang: "nl", region: "NL", hyphenate: false)
#set page(paper: "a4", margin: (left: 25mm, right: 20mm, top: 20mm, bottom: 12mm))
#set par(leading: 4.4pt, spacing: 8pt)
#let run(s) = if s.at(1) != "" { link(s.at(1), s.at(0)) } else if s.at(2) { strong(s.at(0)) } else { s.at(0) }
#let runs(t) = for s in t { run(s) }
#let flow(blocks) = for b in blocks {
  let k = b.at(0)
  if k == "p" { par(runs(b.at(1))) }
  else if k == "h" { heading(level: 2, runs(b.at(1))) }
  else if k == "ul" { list(..b.at(1).map(runs)) }
  else if k == "table" {
    table(columns: (1fr, 110pt), stroke: none, align: (left, right), table.header(..b.at(1).map(runs)),
      table.hline(), ..b.at(2).flatten().map(s => s)) }
  else if k == "pay" { block(width: 100%, fill: rgb("#eaeff4"), inset: 9pt)[#grid(columns: (1fr, 76pt),
      flow-inner(b.at(1)), image(bytes(sys.inputs.qr), format: "svg", width: 74pt, alt: r.alt))] }
  else { block(width: 100%, stroke: .6pt, inset: 9pt)[#flow-inner(b.at(1))] }
}
#let logo = if r.logo != "" { image(r.logo, height: 17mm, alt: r.sender) } else { strong(r.sender) }
#block(height: 60mm)[#logo #v(28mm) #for s in r.address { par(s) }]
#for d in r.details { par(d.at(0) + ": " + d.at(1)) }
#heading(level: 1, r.title)
#flow(r.blocks)
"""

_PAGE = Environment(autoescape=True).from_string("""
{%- macro words(inline) %}{% for run in inline %}{% if run.href %}<a href="{{ run.href }}">{% endif %}
{%- if run.bold %}<b>{{ run.text }}</b>{% else %}{{ run.text }}{% endif %}{% if run.href %}</a>{% endif %}
{%- endfor %}{% endmacro %}
{%- macro flow(blocks) %}{% for block in blocks %}{% set kind = block.__class__.__name__ %}
{%- if kind == "Heading" %}<h2>{{ words(block.text) }}</h2>
{%- elif kind == "Paragraph" %}<p>{{ words(block.text) }}</p>
{%- elif kind == "Bullets" %}<ul>{% for item in block["items"] %}<li>{{ words(item) }}</li>{% endfor %}</ul>
{%- elif kind == "Table" %}<table><tr>{% for cell in block.head %}<th>{{ words(cell) }}</th>{% endfor %}</tr>
{%- for row in block.rows %}<tr>{% for cell in row %}<td>{{ words(cell) }}</td>{% endfor %}</tr>{% endfor %}</table>
{%- elif kind == "PayBox" %}<div class=pay>{% if qr %}<img alt="QR-code" src="{{ qr }}">{% endif %}
{{- flow(block.blocks) }}</div>
{%- else %}<div>{{ flow(block.blocks) }}</div>{% endif %}
{%- endfor %}{% endmacro -%}
<html lang=nl><title>{{ title }}</title>{% if logo %}<img class=logo alt="{{ message.sender.name }}" src="{{ logo }}">
{%- else %}<p>{{ message.sender.name }}</p>{% endif %}
<p>{% for line in message.recipient.address %}{{ line }}<br>{% endfor %}</p>
<p>{% for label, value in message.details %}{{ label }}: {{ value }}<br>{% endfor %}</p>
<h1>{{ title }}</h1>{{ flow(message.blocks) }}
""")


def page(message: Message, code: str = "", logo: str = "") -> str:
    """A message as a page for the web; ``code`` and ``logo`` are addresses of pictures."""
    return _PAGE.render(message=message, title=plain(message.subject), qr=code, logo=logo)


def engines(logo: Path | None = None) -> dict[str, Engine]:
    """Those that can run here."""
    present: dict[str, Engine] = {"platypus": _platypus()}
    for name, make in (
        ("typst ua-1 + a-2a", partial(_typst, logo)),
        ("WeasyPrint pdf/ua-1", partial(_weasyprint, logo)),
        ("fpdf2", _fpdf2),
    ):
        try:
            present[name] = make()
        except ImportError:
            print(f"{name}: not installed, left out")
    return present


class Code(NamedTuple):
    """A QR code: its size in modules, its dark runs (row, column, length), and itself as an SVG file."""

    size: int
    dark: tuple[tuple[int, int, int], ...]
    svg: str


def code(qr: Symbol) -> Code:
    """A QR code for those who are given it."""
    dark = tuple(_dark(qr))
    path = "".join(f"M{x} {y}h{length}v1h-{length}z" for y, x, length in dark)
    box = f"0 0 {qr.size} {qr.size}"
    return Code(qr.size, dark, f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><path d="{path}"/></svg>')


def _dark(qr: Symbol) -> Iterator[tuple[int, int, int]]:
    for y in range(qr.size):
        x = 0
        while x < qr.size:
            start = x
            while x < qr.size and qr.dark(x, y):
                x += 1
            if x > start:
                yield y, start, x - start
            x += 1


class _Code(Flowable):  # type: ignore[misc]
    def __init__(self, given: Code) -> None:
        super().__init__()
        self.given, self.width, self.height = given, 74, 74

    def draw(self) -> None:
        step = 74 / self.given.size
        for y, x, length in self.given.dark:
            self.canv.rect(x * step, 74 - (y + 1) * step, length * step, step, stroke=0, fill=1)


def _platypus() -> Engine:
    pdfmetrics.registerFont(TTFont("Bench", str(REGULAR)))
    pdfmetrics.registerFont(TTFont("Bench-Bold", str(BOLD)))
    pdfmetrics.registerFontFamily("Bench", normal="Bench", bold="Bench-Bold", italic="Bench", boldItalic="Bench-Bold")
    body = ParagraphStyle("body", fontName="Bench", fontSize=11, leading=14.5, spaceAfter=5)
    head = ParagraphStyle("head", parent=body, fontName="Bench-Bold", fontSize=13, textColor=HOUSE)

    def flow(blocks: tuple[Block, ...], code: Code) -> Iterator[Flowable]:
        for block in blocks:
            match block:
                case Heading(text=text):
                    yield FlowText(_markup(text, "b"), head)
                case Paragraph(text=text):
                    yield FlowText(_markup(text, "b"), body)
                case Bullets(items=items):
                    yield from (FlowText(_markup(item, "b"), body, bulletText="•") for item in items)
                case Table(head=top, rows=rows):
                    cells = [[FlowText(_markup(cell, "b"), body) for cell in row] for row in (top, *rows)]
                    yield FlowTable(
                        cells, colWidths=(300, 110), style=TableStyle([("LINEBELOW", (0, 0), (-1, 0), 1, HOUSE)])
                    )
                case PayBox(blocks=inner):
                    yield FlowTable([[list(flow(inner, code)), _Code(code)]], colWidths=(360, 90))
                case ContactBox(blocks=inner):
                    yield FlowTable([[list(flow(inner, code))]], colWidths=(450,))

    def render(message: Message, code: Code) -> bytes:
        out = io.BytesIO()
        address = "<br/>".join(html.escape(line) for line in message.recipient.address)
        story = [
            FlowText(address, body),
            FlowText(html.escape(plain(message.subject)), head),
            *flow(message.blocks, code),
        ]
        SimpleDocTemplate(out, topMargin=50, bottomMargin=30, invariant=1).build(story)
        return out.getvalue()

    return render


def _markup(inline: Inline, strong: str) -> str:
    out = []
    for run in inline:
        text = html.escape(run.text).replace("\n", "<br/>")
        text = f"<{strong}>{text}</{strong}>" if run.bold else text
        out.append(f'<a href="{html.escape(run.href)}">{text}</a>' if run.href else text)
    return "".join(out)


def _typst(logo: Path | None) -> Engine:
    import typst  # noqa: PLC0415 - only there when installed

    folder = Path(tempfile.mkdtemp())
    source = folder / "letter.typ"
    if logo:
        shutil.copy(logo, folder)
    _, rest = TYPST.split("#let flow(blocks)", maxsplit=1)
    inner = rest.partition("\n}\n")[0].replace("flow-inner", "flow")
    source.write_text(
        TYPST.replace(
            "#let flow(blocks)", "#let flow-inner(blocks)" + inner.replace('"pay"', '"-"') + "\n}\n#let flow(blocks)"
        ),
        encoding="utf-8",
    )
    compiler = typst.Compiler(str(source), font_paths=[str(REGULAR.parent)], ignore_system_fonts=True)

    def render(message: Message, code: Code) -> bytes:
        data = {
            "title": plain(message.subject), "sender": message.sender.name, "address": message.recipient.address,
            "details": message.details, "blocks": [_plain_block(block) for block in message.blocks], "alt": "QR-code",
            "logo": logo.name if logo else "",
        }  # fmt: skip
        given = {"letter": json.dumps(data), "qr": code.svg}
        return bytes(
            compiler.compile(format="pdf", sys_inputs=given, pdf_standards=["ua-1", "a-2a"], timestamp=1790000000)
        )

    return render


def _plain_block(block: Block) -> list[object]:
    match block:
        case Heading(text=text):
            return ["h", _plain_runs(text)]
        case Paragraph(text=text):
            return ["p", _plain_runs(text)]
        case Bullets(items=items):
            return ["ul", [_plain_runs(item) for item in items]]
        case Table(head=top, rows=rows):
            return ["table", [_plain_runs(cell) for cell in top], [[plain(cell) for cell in row] for row in rows]]
        case PayBox(blocks=inner):
            return ["pay", [_plain_block(each) for each in inner]]
        case ContactBox(blocks=inner):
            return ["contact", [_plain_block(each) for each in inner]]


def _plain_runs(inline: Inline) -> list[tuple[str, str, bool]]:
    return [(run.text, run.href or "", run.bold) for run in inline]


def _weasyprint(logo: Path | None) -> Engine:
    import weasyprint  # noqa: PLC0415 - only there when installed
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 - only there when installed

    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    fonts = FontConfiguration()  # kept, with the style sheet, for all letters: that makes it a quarter faster
    style = (
        f"@font-face{{font-family:S;src:url(file://{REGULAR})}}@font-face{{font-family:S;font-weight:700;src:url(file://{BOLD})}}"
        f"@page{{size:A4;margin:20mm 20mm 12mm 25mm}}body{{font:11pt/1.3 S}}h1,h2{{color:{HOUSE};font-size:13pt}}"
        ".pay{background:#eaeff4;padding:9pt}.pay svg,.pay img{float:right;width:74pt}td:last-child{text-align:right}"
        "p,td{white-space:pre-line}.logo{height:17mm}"
    )
    shown = logo.as_uri() if logo else ""
    sheet = weasyprint.CSS(string=style, font_config=fonts)

    def render(message: Message, code: Code) -> bytes:
        letter = weasyprint.HTML(string=page(message, "data:image/svg+xml," + quote(code.svg), shown))
        return bytes(letter.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1"))

    return render


def _fpdf2() -> Engine:
    from fpdf import FPDF  # noqa: PLC0415 - only there when installed

    warnings.filterwarnings("ignore", module="fpdf")
    logging.getLogger("fontTools").setLevel(logging.ERROR)

    def render(message: Message, code: Code) -> bytes:
        pdf = FPDF("P", "pt", "A4")
        pdf.add_font("S", "", str(REGULAR))
        pdf.add_font("S", "B", str(BOLD))
        pdf.set_margins(71, 57, 57)
        pdf.add_page()
        lines = ["\n".join(message.recipient.address), plain(message.subject)]
        lines += [plain(inline) for block in walk(message.blocks) for inline in inlines(block)]
        for number, line in enumerate(lines):
            pdf.set_font("S", "B" if number == 1 else "", 11)
            pdf.multi_cell(0, 14, line, align="L", new_x="LMARGIN", new_y="NEXT")
        step = 74 / code.size
        for y, x, length in code.dark:
            pdf.rect(450 + x * step, 600 + y * step, length * step, step, style="F")
        return bytes(pdf.output())

    return render
