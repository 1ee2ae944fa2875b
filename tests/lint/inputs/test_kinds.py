"""Every kind of content of every kind of file: judged, counted, or named as not read; never passed over in silence."""

import io
import zipfile
from base64 import b64encode
from email.message import EmailMessage
from urllib.parse import quote

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from letterkit.lint import judge
from letterkit.lint.coverage import coverage
from letterkit.lint.inputs import flat, ocr, parse
from tests.lint.inputs import odd_pdf
from tests.lint.inputs.test_limits import paragraph, word

THREAT = "Anders sturen wij de deurwaarder op u af."
FINE = "Uw rekening van oktober staat nog open."
BODY = paragraph(FINE)
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


SVG = "data:image/svg+xml"
DRAWING = f'<svg xmlns="http://www.w3.org/2000/svg"><text y="20">{THREAT}</text></svg>'


def run(text: str = THREAT, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def box(text: str = THREAT) -> str:
    return f"<w:r><w:pict {V}><v:textbox><w:txbxContent>{paragraph(text)}</w:txbxContent></v:textbox></w:pict></w:r>"


def word_art(text: str = THREAT) -> str:
    return f'<w:p><w:r><w:pict {V}><v:shape><v:textpath string="{text} {FINE}"/></v:shape></w:pict></w:r></w:p>'


def story(name: str, text: str = THREAT) -> str:
    inner = {"footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}.get(name)
    body = f"<w:{inner}>{paragraph(text)}</w:{inner}>" if inner else paragraph(text)
    root = {"header": "hdr", "footer": "ftr"}.get(name, name)
    return f"<w:{root} {W}>{body}</w:{root}>"


def picture(side: int) -> str:
    return f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="x"><wp:extent cx="{side}" cy="{side}"/></wp:inline></w:drawing></w:r></w:p>'


def described(words: str) -> str:
    return (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="x"><wp:docPr descr="{words}"/></wp:inline></w:drawing></w:r></w:p>'
    )


def field(result: str) -> str:
    kinds = ("begin", "separate", "end")
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in kinds)
    return f"<w:p>{begin}<w:r><w:instrText>IF x</w:instrText></w:r>{separate}{run(result)}{end}</w:p>"


def page(body: str, style: str = "") -> bytes:
    return f"<!doctype html><html><head><style>{style}</style></head><body><p>{FINE}</p>{body}</body></html>".encode()


def said(style: str = "", attributes: str = "") -> bytes:
    return page(f'<p style="{style}" {attributes}>{THREAT}</p>')


def mail(plain: str = "", html: str = "", *attached: tuple[str, str, bytes]) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Uw betaling"
    if plain:
        message.set_content(plain)
    if html:
        (message.add_alternative if plain else message.set_content)(html, subtype="html")
    for kind, name, data in attached:
        main, sub = kind.split("/")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def zipped(data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("bericht.eml", data)
    return made.getvalue()


def forwarded() -> bytes:
    inner, outer = EmailMessage(), EmailMessage()
    inner["Subject"] = "Binnenin"
    inner.set_content(f"{FINE} {THREAT}")
    outer["Subject"] = "Fwd"
    outer.set_content(FINE)
    outer.add_attachment(inner)
    return outer.as_bytes()


def pdf(*texts: str, picture_only: bool = False, form: str = "", running: str = "") -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4)
    for text in texts:
        canvas.drawString(60, 700, FINE)
        canvas.drawString(60, 660, text)
        if running:
            canvas.drawString(60, 30, running)
        if form:
            canvas.acroForm.textfield(name="a", value=form, x=60, y=600, width=400, height=20)
        canvas.showPage()
    if picture_only:
        canvas.rect(60, 60, 300, 300, fill=1)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
NAMES = f'xmlns:office="{OFFICE}" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:t" xmlns:draw="urn:d" xmlns:style="urn:s" xmlns:xlink="urn:x"'


def odt(body: str, *, styles: str = "", edge: str = "") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        package.writestr(
            "content.xml",
            f"<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>"
            f"<text:p>{FINE}</text:p>{body}</office:text></office:body></office:document-content>",
        )
        package.writestr(
            "styles.xml",
            f"<office:document-styles {NAMES}><office:master-styles><style:master-page><style:footer><text:p>{edge}</text:p></style:footer>"
            "</style:master-page></office:master-styles></office:document-styles>",
        )
    return made.getvalue()


def rtf(body: str) -> bytes:
    return ("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}" + FINE + "\\par " + body + "\\par}").encode("cp1252")


HIDDEN_STYLE = '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
JUDGED: dict[str, tuple[str, bytes]] = {
    "docx, paragraph": (".docx", word(BODY + paragraph(THREAT))),
    "docx, content control": (".docx", word(f"{BODY}<w:sdt><w:sdtContent>{paragraph(THREAT)}</w:sdtContent></w:sdt>")),
    "docx, control in a line": (".docx", word(f"{BODY}<w:p><w:sdt><w:sdtContent>{run()}</w:sdtContent></w:sdt></w:p>")),
    "docx, insertion": (".docx", word(f"{BODY}<w:p><w:ins>{run()}</w:ins></w:p>")),
    "docx, moved here": (".docx", word(f"{BODY}<w:p><w:moveTo>{run()}</w:moveTo></w:p>")),
    "docx, text box": (".docx", word(f"{BODY}<w:p>{box()}</w:p>")),
    "docx, text box drawn in two ways": (
        ".docx",
        word(
            f"{BODY}<w:p><mc:AlternateContent {MC}><mc:Choice/><mc:Fallback>{box()}</mc:Fallback></mc:AlternateContent></w:p>"
        ),
    ),
    "docx, table": (".docx", word(f"{BODY}<w:tbl><w:tr><w:tc>{paragraph(THREAT + ' ' + FINE)}</w:tc></w:tr></w:tbl>")),
    "docx, table in a table": (
        ".docx",
        word(
            f"{BODY}<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>{paragraph(THREAT + ' ' + FINE)}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>"
        ),
    ),
    "docx, simple field": (".docx", word(f'{BODY}<w:p><w:fldSimple w:instr="IF x">{run()}</w:fldSimple></w:p>')),
    "docx, field": (".docx", word(BODY + field(THREAT))),
    "docx, smart tag": (".docx", word(f"{BODY}<w:p><w:smartTag>{run()}</w:smartTag></w:p>")),
    "docx, custom XML": (".docx", word(f"{BODY}<w:customXml>{paragraph(THREAT)}</w:customXml>")),
    "docx, link": (".docx", word(f"{BODY}<w:p><w:hyperlink>{run()}</w:hyperlink></w:p>")),
    "docx, element nobody knows": (".docx", word(f"{BODY}<w:nieuw>{paragraph(THREAT)}</w:nieuw>")),
    "docx, footnote": (".docx", word(BODY, footnotes=story("footnotes"))),
    "docx, endnote": (".docx", word(BODY, endnotes=story("endnotes"))),
    "docx, header": (".docx", word(BODY, header=story("header", f"{THREAT} {FINE}"))),
    "docx, footer": (".docx", word(BODY, footer=story("footer", f"{THREAT} {FINE}"))),
    "docx, alternative text": (".docx", word(BODY + described(f"{THREAT} {FINE}"))),
    "docx, alternative text of a drawn shape": (
        ".docx",
        word(f'{BODY}<w:p><w:r><w:pict {V}><v:shape alt="{THREAT} {FINE}"/></w:pict></w:r></w:p>'),
    ),
    "docx, diagram": (".docx", word(BODY, diagramData=f'<d:x xmlns:d="d"><d:p>{THREAT} {FINE}</d:p></d:x>')),
    "docx, WordArt": (".docx", word(f"{BODY}{word_art()}")),
    "docx, watermark in words": (".docx", word(BODY, header=f"<w:hdr {W}>{word_art()}</w:hdr>")),
    "html, paragraph": (".html", said()),
    "html, 0.9em": (".html", said("font-size:0.9em")),
    "html, 0.875rem": (".html", said("font-size:0.875rem")),
    "html, child of nothing with a size": (
        ".html",
        page(f'<div style="font-size:0"><p style="font-size:12px">{THREAT}</p></div>'),
    ),
    "html, no height that is not cut off": (".html", said("max-height:0.5em;height:0")),
    "html, child that is visible again": (
        ".html",
        page(f'<div style="visibility:hidden"><p style="visibility:visible">{THREAT}</p></div>'),
    ),
    "html, hidden for another device": (".html", page(f"<p class=a>{THREAT}</p>", "@media print{.a{display:none}}")),
    "html, shown again by a stronger rule": (
        ".html",
        page(f"<p class=a id=b>{THREAT}</p>", "#b{display:block}.a{display:none}"),
    ),
    "html, alternative text": (".html", page(f'<img alt="{THREAT}">')),
    "html, before an element": (".html", page("<p class=A>Bel ons.</p>", f'.A::before{{content:"{THREAT} "}}')),
    "html, before an element in small windows": (
        ".html",
        page("<p class=A>Bel ons.</p>", f'@media (max-width: 600px) {{ .A::before {{ content: "{THREAT} " }} }}'),
    ),
    "html, before an element on paper": (
        ".html",
        page(
            "<p class=A>Bel ons.</p>", f'@media print {{ p {{ color: #000 }} .A::before {{ content: "{THREAT} " }} }}'
        ),
    ),
    "html, after some elements of a kind": (
        ".html",
        page("<p>Bel ons. </p>", f'p:not(.B):last-child::after {{ content: "{THREAT}" }}'),
    ),
    "html, after an element": (
        ".html",
        page("<p>Bel ons. </p>", "p:after{content:'Anders sturen wij de ' attr(x) \"deurwaarder \" '\\6fp u af.'}"),
    ),
    "html, after an element, by its attribute": (
        ".html",
        page(f'<p data-t="{THREAT}">Hoi. </p>', "p::after{content:attr(data-t)}"),
    ),
    "html, a box that is none": (".html", said("display:contents")),
    "html, cut out by a path": (
        ".html",
        said("position:absolute;clip-path:inset(100%);clip:rect(0 0 0 0);width:1px;height:1px;overflow:hidden"),
    ),
    "html, beside the window": (".html", said("position:absolute;left:-9999px;text-indent:-9999px")),
    "html, not spoken": (".html", said(attributes='aria-hidden="true"')),
    "html, closed details": (".html", page(f"<details><summary>Meer</summary><p>{THREAT}</p></details>")),
    "html, heading of closed details": (".html", page(f"<details><summary>{THREAT}</summary></details>")),
    "html, closed dialogue": (".html", page(f"<dialog><p>{THREAT}</p></dialog>")),
    "html, white on white": (".html", said("color:#fff;background:#fff")),
    "html, field of several lines": (".html", page(f"<textarea>{THREAT}</textarea>")),
    "html, group of a list": (
        ".html",
        page(f'<select><optgroup label="{THREAT}"><option>a</option></optgroup></select>'),
    ),
    "html, button": (".html", page(f"<button>{THREAT}</button>")),
    "html, button by its value": (".html", page(f'<input type=submit value="{THREAT}">')),
    "html, label for a reader of the page": (".html", page(f'<a href="x" aria-label="{THREAT}"></a>')),
    "html, shown to all but Outlook": (".html", page(f"<!--[if !mso]><!--><p>{THREAT}</p><!--<![endif]-->")),
    "html, text in a drawing": (".html", page(f"<svg><text>{THREAT}</text></svg>")),
    "html, text of a page in a drawing": (
        ".html",
        page(f"<svg><foreignObject><p>{THREAT}</p></foreignObject></svg>"),
    ),
    "html, text in a drawing in an address": (".html", page(f'<img alt="" src="{SVG},{quote(DRAWING)}">')),
    "html, text in a drawing in an address, packed": (
        ".html",
        page(f'<img alt="" src="{SVG};base64,{b64encode(DRAWING.encode()).decode()}">'),
    ),
    "html, shown where scripts do not run": (".html", page(f"<noscript><p>{THREAT}</p></noscript>")),
    "html, choice of a list": (".html", page(f"<select><option>{THREAT}</option></select>")),
    "html, words in an empty field": (".html", page(f'<input placeholder="{THREAT}">')),
    "html, table": (".html", page(f"<table><tr><td>{THREAT} {FINE}</td></tr></table>")),
    "html, after line breaks": (".html", page(f"<p>Dag<br>{THREAT}</p>")),
    "eml, text": (".eml", mail(f"{FINE} {THREAT}")),
    "eml, only in the marked-up part": (".eml", mail(FINE, page(f"<p>{THREAT}</p>").decode())),
    "eml, only in the plain part": (".eml", mail(f"{FINE} {THREAT}", page("").decode())),
    "eml, text attached": (".eml", mail(FINE, "", ("text/plain", "a.txt", THREAT.encode()))),
    "eml, Word attached": (".eml", mail(FINE, "", ("application/msword", "a.docx", word(paragraph(THREAT))))),
    "eml, PDF attached": (".eml", mail(FINE, "", ("application/pdf", "a.pdf", pdf(THREAT)))),
    "eml, web page attached": (".eml", mail(FINE, "", ("text/html", "a.html", page(f"<p>{THREAT}</p>")))),
    "eml, subject": (".eml", mail(FINE).replace(b"Uw betaling", THREAT.encode())),
    "eml, forwarded": (".eml", forwarded()),
    "pdf, line": (".pdf", pdf(THREAT)),
    "pdf, second page": (".pdf", pdf("Hoi.", THREAT)),
    "pdf, form field": (".pdf", pdf("Hoi.", form=f"{THREAT} {FINE}")),
    "pdf, typed over the page": (".pdf", odd_pdf.annotated("FreeText", THREAT)),
    "pdf, stamp with words": (".pdf", odd_pdf.annotated("Stamp", THREAT)),
    "pdf, layer that is shown": (".pdf", odd_pdf.layered(THREAT, hidden=False)),
    "pdf, layer that is not shown": (".pdf", odd_pdf.layered(THREAT, hidden=True)),
    "pdf, page inside it": (".pdf", odd_pdf.enclosing("bijlage.pdf", pdf(THREAT))),
    "pdf, Word inside it": (".pdf", odd_pdf.enclosing("bijlage.docx", word(paragraph(THREAT)))),
    "odt, paragraph": (".odt", odt(f"<text:p>{THREAT}</text:p>")),
    "odt, span": (".odt", odt(f"<text:p><text:span>{THREAT}</text:span></text:p>")),
    "odt, list": (".odt", odt(f"<text:list><text:list-item><text:p>{THREAT}</text:p></text:list-item></text:list>")),
    "odt, table": (
        ".odt",
        odt(
            f"<table:table><table:table-row><table:table-cell><text:p>{THREAT} {FINE}</text:p></table:table-cell></table:table-row></table:table>"
        ),
    ),
    "odt, text box": (
        ".odt",
        odt(f"<text:p><draw:frame><draw:text-box><text:p>{THREAT}</text:p></draw:text-box></draw:frame></text:p>"),
    ),
    "odt, note": (
        ".odt",
        odt(
            f"<text:p>{FINE}<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>{THREAT}</text:p></text:note-body></text:note></text:p>"
        ),
    ),
    "odt, alternative text": (
        ".odt",
        odt(f"<text:p><draw:frame><draw:image/><draw:desc>{THREAT} {FINE}</draw:desc></draw:frame></text:p>"),
    ),
    "odt, alternative text of a frame by itself": (
        ".odt",
        odt(f"<draw:frame><draw:image/><draw:desc>{THREAT} {FINE}</draw:desc></draw:frame>"),
    ),
    "odt, heading": (".odt", odt(f"<text:h>{THREAT}</text:h><text:p>{FINE}</text:p>")),
    "odt, link": (".odt", odt(f'<text:p><text:a xlink:href="https://voorbeeld.nl">{THREAT}</text:a></text:p>')),
    "odt, section": (".odt", odt(f"<text:section><text:p>{THREAT}</text:p></text:section>")),
    "odt, tracked insertion": (".odt", odt(f"<text:p><text:change-start/>{THREAT}<text:change-end/></text:p>")),
    "odt, footer": (".odt", odt("", edge=f"{THREAT} {FINE}")),
    "rtf, paragraph": (".rtf", rtf(THREAT)),
    "rtf, Unicode and code page": (".rtf", rtf("Caf\\'e9 en caf\\u233?. " + THREAT)),
    "rtf, table": (".rtf", rtf(f"\\trowd {THREAT} {FINE}\\cell\\row")),
    "rtf, footer": (".rtf", rtf("{\\footer " + f"{THREAT} {FINE}" + "\\par}")),
    "rtf, footnote": (".rtf", rtf("{\\footnote " + THREAT + "}")),
    "rtf, header": (".rtf", rtf("{\\header " + f"{THREAT} {FINE}" + "\\par}")),
    "rtf, text box": (".rtf", rtf("{\\shp{\\*\\shpinst{\\shptxt " + THREAT + "\\par}}}")),
    "rtf, field": (".rtf", rtf("{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt " + THREAT + "}}")),
    "rtf, called doc": (".doc", rtf(THREAT)),
    "docx, called doc": (".doc", word(BODY + paragraph(THREAT))),
    "txt, UTF-16 without a mark": (".txt", f"{FINE} {THREAT}".encode("utf-16-le")),
    "txt, UTF-32 with a mark": (".txt", f"{FINE} {THREAT}".encode("utf-32")),
    "txt, UTF-32 without a mark": (".txt", f"{FINE} {THREAT}".encode("utf-32-be")),
    "txt, UTF-16 with a mark": (".txt", f"{FINE} {THREAT}".encode("utf-16")),
    "txt, UTF-8 with a mark": (".txt", f"\ufeff{FINE} {THREAT}".encode()),
    "txt, Windows": (".txt", f"Beste Zoë,\n\nNog € 80. {FINE} {THREAT}".encode("cp1252")),
    "txt, wrapped lines": (".txt", f"{FINE}\r\n\r\nAnders sturen wij de\r\ndeurwaarder op u af.".encode()),
    "txt, DOS": (".txt", f"Beste Zoë en José,\n\n{FINE} {THREAT}".encode("cp850")),
    "txt, behind a long gap": (".txt", f"{FINE}{' ' * 500}{THREAT}".encode()),
}
COUNTED: dict[str, tuple[str, bytes, str]] = {
    "docx, deletion": (
        ".docx",
        word(f"{BODY}<w:p><w:del><w:r><w:delText>{THREAT}</w:delText></w:r></w:del></w:p>"),
        "deleted",
    ),
    "docx, moved away": (".docx", word(f"{BODY}<w:p><w:moveFrom>{run()}</w:moveFrom></w:p>"), "deleted"),
    "docx, hidden": (".docx", word(f"{BODY}<w:p>{run(THREAT, '<w:vanish/>')}</w:p>"), "hidden"),
    "docx, comment": (".docx", word(BODY, comments=story("comments")), "comment"),
    "html, display none": (".html", said("display:none"), "hidden"),
    "html, in a style sheet": (".html", page(f"<p class=a>{THREAT}</p>", ".a{display:none}"), "hidden"),
    "html, hidden attribute": (".html", said(attributes="hidden"), "hidden"),
    "html, size zero": (".html", said("font-size:0px"), "hidden"),
    "html, em of nothing": (
        ".html",
        page(f'<div style="font-size:0"><p style="font-size:1em">{THREAT}</p></div>'),
        "hidden",
    ),
    "html, invisible": (".html", said("visibility:hidden"), "hidden"),
    "html, cut off": (".html", said("max-height:0;overflow:hidden"), "hidden"),
    "html, seen when pointed at": (".html", page(f'<p title="{THREAT}">Hoi.</p>'), "hidden"),
    "html, spoken in place of the words": (".html", page(f'<p aria-label="{THREAT}">Hoi.</p>'), "hidden"),
    "html, only in Outlook": (".html", page(f"<!--[if mso]><p>{THREAT}</p><![endif]-->"), "outlook"),
    "pdf, head and foot lines": (".pdf", pdf("Hoi.", "Dag.", running=THREAT), "repeated"),
    "odt, tracked deletion": (
        ".odt",
        odt(f"<text:tracked-changes><text:p>{THREAT}</text:p></text:tracked-changes>"),
        "deleted",
    ),
    "odt, hidden": (".odt", odt(f'<text:p text:style-name="H">{THREAT}</text:p>', styles=HIDDEN_STYLE), "hidden"),
    "odt, comment": (
        ".odt",
        odt(f"<text:p>Hoi<office:annotation><text:p>{THREAT}</text:p></office:annotation></text:p>"),
        "comment",
    ),
    "pdf, remark of a reader": (".pdf", odd_pdf.annotated("Text", THREAT), "comment"),
    "pdf, words of a marking": (".pdf", odd_pdf.annotated("Highlight", THREAT), "comment"),
    "pdf, note that is hidden": (".pdf", odd_pdf.annotated("FreeText", THREAT, flags=2), "hidden"),
    "rtf, hidden": (".rtf", rtf("{\\v " + THREAT + "}"), "hidden"),
    "rtf, comment": (".rtf", rtf("Hoi {\\*\\annotation{\\*\\atnref 1}" + THREAT + "}"), "comment"),
    "html, see-through": (".html", said("opacity:0"), "hidden"),
    "rtf, deleted": (".rtf", rtf("{\\deleted " + THREAT + "}"), "deleted"),
}
NAMED: dict[str, tuple[str, bytes, str]] = {
    "docx, chart": (".docx", word(BODY, chart="<c/>"), "chart"),
    "docx, embedded file": (".docx", word(BODY, oleObject="<c/>"), "embedded"),
    "docx, large picture": (".docx", word(BODY + picture(6_000_000)), "picture"),
    "html, frame": (".html", page('<iframe src="x"></iframe>'), "frame"),
    "html, film": (".html", page('<video src="x"></video>'), "frame"),
    "html, object": (".html", page('<object data="x.pdf"></object>'), "frame"),
    "odt, embedded object": (".odt", odt("<draw:frame><draw:object/></draw:frame>"), "embedded"),
    "odt, embedded object in a line": (
        ".odt",
        odt("<text:p>Zie: <draw:frame><draw:object/></draw:frame></text:p>"),
        "embedded",
    ),
    "eml, picture attached": (".eml", mail(FINE, "", ("image/png", "a.png", b"\x89PNG")), "attachment"),
    "eml, appointment attached": (".eml", mail(FINE, "", ("text/calendar", "a.ics", b"BEGIN:VCALENDAR")), "attachment"),
    "eml, Outlook package attached": (
        ".eml",
        mail(FINE, "", ("application/ms-tnef", "winmail.dat", b"x")),
        "attachment",
    ),
    "eml, archive attached": (
        ".eml",
        mail(FINE, "", ("application/zip", "a.zip", b"PK\5\6" + bytes(18))),
        "attachment",
    ),
    "eml, broken PDF attached": (".eml", mail(FINE, "", ("application/pdf", "a.pdf", b"%PDF kapot")), "attachment"),
    "eml, old Word attached": (
        ".eml",
        mail(FINE, "", ("application/msword", "a.doc", b"\xd0\xcf\x11\xe0")),
        "attachment",
    ),
    "pdf, a page that is a picture": (
        ".pdf",
        pdf("Hoi.", picture_only=True),
        "page_scan_empty" if ocr.available() else "page_scan",
    ),
    "pdf, stamp without words": (".pdf", odd_pdf.annotated("Stamp", ""), "page_stamp"),
    "pdf, form of another kind": (".pdf", odd_pdf.xfa(), "xfa"),
    "pdf, sheet inside it": (".pdf", odd_pdf.enclosing("bijlage.xlsx", b"PK"), "attachment"),
    "pdf, archive inside it": (".pdf", odd_pdf.enclosing("bijlage.zip", b"PK"), "attachment"),
    "docx, text of another file": (".docx", word(BODY, aFChunk="<c/>"), "embedded"),
    "docx, sheet inside it": (".docx", word(BODY, package="<c/>"), "embedded"),
    "eml, closed with a certificate": (
        ".eml",
        mail(FINE, "", ("application/pkcs7-mime", "smime.p7m", b"0")),
        "attachment",
    ),
    "eml, forwarded in an archive": (
        ".eml",
        mail(FINE, "", ("application/zip", "a.zip", zipped(forwarded()))),
        "attachment",
    ),
    "eml, sheet attached": (".eml", mail(FINE, "", ("application/vnd.ms-excel", "a.xls", b"\xd0\xcf")), "attachment"),
    "rtf, large picture": (".rtf", rtf("{\\pict\\pngblip\\picwgoal9000\\pichgoal9000 89504e47}"), "picture"),
    "rtf, embedded file": (".rtf", rtf("{\\object{\\*\\objdata 0102}}"), "rtf_object"),
}


def texts(suffix: str, data: bytes) -> str:
    return "\n".join(one.text for one in flat(parse(data, path=f"a{suffix}", suffix=suffix)))


@pytest.mark.slow
@pytest.mark.parametrize("name", JUDGED)
def test_what_a_reader_sees_is_judged(name: str) -> None:
    suffix, data = JUDGED[name]
    found = [
        one for document in flat(parse(data, path=f"a{suffix}", suffix=suffix)) for one in judge(document).findings
    ]
    assert "dreiging" in {one.rule for one in found}
    assert "niet-gelezen" not in {one.rule for one in found}


@pytest.mark.parametrize("name", COUNTED)
def test_what_nobody_sees_is_counted(name: str) -> None:
    suffix, data, code = COUNTED[name]
    document = parse(data, path=f"a{suffix}", suffix=suffix)
    report = judge(document)
    assert THREAT not in document.text
    assert not {"dreiging", "niet-gelezen"} & {one.rule for one in report.findings}
    read = coverage(document)
    assert [one.code for one in read.left_out] == [code]
    assert read.in_file - read.judged >= len(THREAT.split())


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMED)
def test_what_cannot_be_read_is_an_error(name: str) -> None:
    suffix, data, code = NAMED[name]
    report = judge(parse(data, path=f"a{suffix}", suffix=suffix))
    assert [one.code for one in report.document.left_out if one.seen] == [code]
    assert "niet-gelezen" in {one.rule for one in report.findings if one.level == "error"}
