"""PDF letters: the words of every page in reading order, without what is repeated at the top and foot of each page."""

import re
from collections import Counter
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
from pypdfium2 import raw

from letterkit.channels import of_file
from letterkit.errors import Unreadable
from letterkit.lint.document import Document, Kind
from letterkit.lint.inputs import declared, limits, ocr, pdf_beside, pdf_drawings, pdf_pictures
from letterkit.lint.inputs.builder import Builder
from letterkit.lint.inputs.codes import available, compare
from letterkit.lint.inputs.codes import on as codes_on
from letterkit.lint.inputs.enclosed import with_enclosed
from letterkit.lint.inputs.pdf_page import Tagged, fields, has_picture, is_drawn_on, links, tagged, unreadable
from letterkit.lint.zones import greets, is_short, passages
from letterkit.message import Channel

_PASSWORD = "password"  # noqa: S105 - a word of PDFium's error message, not a secret
_KINDS: dict[str, Kind] = {"TD": "cell", "TH": "cell", "LBody": "item", "LI": "item", "Lbl": "cell", "Caption": "cell"}
_TOWN = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\s{1,3}['’]?[A-Z]")
_LABEL = re.compile(r"[^\W\d][\w()./ -]{1,38}:\s")
_HEADING = re.compile(r"H[1-6]?|Title")
_LARGE = 20.0  # points from the foot of the lowest letter to the head of the highest: type of 16 points or more
_GAP = 1.55  # a step between two lines of more than this many line heights is an empty line
_HEAD, _FOOT = 0.90, 0.10  # running headers and footers stand above and below these parts of the page height
_PAGE_NUMBER = re.compile(
    r"^\W{0,20}(?:pagina|blad|p\.?)?\s{0,9}\d{1,2}\s{0,9}(?:van|/|-)?\s{0,9}\d{0,2}\W{0,20}$", re.IGNORECASE
)
_BROKEN_WORD = re.compile(r"[\u0002\ufffe\u00ad]\n?|(?<=[a-zà-ÿ])-\n(?=[a-zà-ÿ])")


@dataclass(frozen=True, slots=True)
class _Line:
    """top, bottom: points from the foot of the page. edge: where running headers and footers stand."""

    text: str
    top: float
    bottom: float
    edge: bool


def read(data: bytes, *, path: str, channel: Channel | None = None, stage: str | None = None) -> Document:
    """The text of a PDF. Raises ``Unreadable`` when it is encrypted, broken, or only a picture of text."""
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = "file_encrypted" if _PASSWORD in str(error).lower() else "file_broken"
        raise Unreadable(code, file=path, kind="pdf") from error
    builder = Builder(path)
    try:
        limits.pages(len(pdf), path)
        pdf.init_forms()
        if pdf.get_formtype() in (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND):
            builder.leave_out("xfa")
        facts = _pages(pdf, builder)
        attached = [*pdf_beside.attached(pdf)]
    finally:
        pdf.close()
    document = builder.document(path=path, channel=channel or of_file(".pdf"), stage=stage, facts=facts)
    return with_enclosed(replace(document, declared=declared.of_pdf(data)), attached, stage)


def _pages(pdf: pdfium.PdfDocument, builder: Builder) -> frozenset[str]:
    """Put every page into the builder; what is known beside the words."""
    pages = list(pdf)
    lines = [_lines(page) for page in pages]
    repeated = _repeated(lines)
    contents: list[str] = []
    for number, (page, own) in enumerate(zip(pages, lines, strict=True), 1):
        builder.page()
        start = builder.length
        elements, untagged = tagged(page)
        running = [line for line in own if _is_running(line, repeated)]
        if elements:
            _put_elements(builder, elements)
            _put_lines(builder, untagged, {line.text for line in running})
        else:
            builder.guess(_text([line for line in own if line not in running]))
        if running:
            builder.leave_out("repeated", words=sum(len(line.text.split()) for line in running), seen=False)
        _beside(pdf, page, number, builder, start)
        contents += _codes(page, number, builder)
    for content in contents:
        compare(builder, content)
    facts = {"qr"} if contents else set()
    return frozenset(facts | ({"large_print"} if _is_large(lines) else set()))


def _is_large(pages: list[list[_Line]]) -> bool:
    """Whether most of a letter is set in large print: then a page holds little, and the writer cannot help that."""
    heights = sorted(line.top - line.bottom for lines in pages for line in lines for _ in line.text.split())
    return bool(heights) and heights[len(heights) // 2] >= _LARGE


def _put_elements(builder: Builder, elements: list[Tagged]) -> None:
    """Each element as what its tag says; addresses, greetings and lines with a label are known by their words."""
    width = max((len(line) for element in elements for line in element.text.splitlines()), default=0)
    labelled = False
    opened = builder.length > 0  # above the first heading of a letter stands nothing but who writes to whom
    for element in elements:
        kind = _KINDS.get(element.tag) or ("heading" if _HEADING.fullmatch(element.tag) else None)
        if labelled and element.tag == "LBody":  # a list of labels and values, not of sentences
            kind = "cell"
        labelled = element.tag == "Lbl" and any(map(str.isalpha, element.text))
        if element.alt:
            builder.put(element.alt, "cell", gap="\n")
        elif kind:
            if element.tag != "Lbl" or labelled:
                builder.put(_joined(element.text), kind, gap="\n\n" if kind == "heading" else "\n")
        elif not opened and _is_block_of_lines(element.text):
            builder.put(_BROKEN_WORD.sub("", element.text), "address")
        else:
            _put_paragraph(builder, _BROKEN_WORD.sub("", element.text), width)
        opened = opened or kind == "heading" or greets(element.text)


def _is_block_of_lines(text: str) -> bool:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return 2 <= len(lines) <= 9 and all(is_short(line) and not _LABEL.match(line) for line in lines)


def _put_paragraph(builder: Builder, text: str, width: int) -> None:
    guessed = passages(text, top=False)
    if len(guessed) == 1 and guessed[0].kind in {"address", "greeting", "closing"}:
        builder.put(text, guessed[0].kind)
        return
    for at, part in enumerate(_forced(text, width)):
        short = len(part.split()) <= 14
        kind: Kind = (
            "address" if short and _TOWN.search(part) else "cell" if short and _LABEL.match(part) else "paragraph"
        )
        builder.put(part, kind, gap="\n" if at else "\n\n")


def _forced(text: str, width: int) -> list[str]:
    """A paragraph cut where its writer ended a line: the next word still fitted, or a label with a colon follows."""
    parts: list[str] = []
    last = ""
    for line in map(str.strip, text.splitlines()):
        first = (line.split() or [""])[0]
        room = len(last) + 1 + len(first) < 0.75 * width and not first[:1].islower()
        if parts and not (room or _LABEL.match(line)):
            parts[-1] += f" {line}"
        else:
            parts.append(line)
        last = line
    return parts


def _joined(text: str) -> str:
    return " ".join(_BROKEN_WORD.sub("", text).split())


def _put_lines(builder: Builder, text: str, running: set[str]) -> None:
    """Text that no tag names: head and foot lines, as labels unless they are sentences."""
    for line in text.splitlines():
        if line.strip() and line.strip() not in running:
            builder.put(line, "cell" if len(line.split()) <= 12 else "paragraph", gap="\n")


def _beside(pdf: pdfium.PdfDocument, page: pdfium.PdfPage, number: int, builder: Builder, start: int) -> None:
    """Form fields, notes and links, and whether the page is a picture of text or has letters that nobody can read."""
    for value in fields(pdf, page):
        builder.put(value, "cell" if len(value.split()) <= 12 else "paragraph", gap="\n")
    pdf_beside.notes(page, number, builder)
    text = builder.text_from(start)
    for label, url in links(page):
        at = text.find(label) if label else -1
        if at >= 0 and url:
            builder.link(start + at, start + at + len(label), url)
    if text.strip():
        pdf_pictures.name_large(page, number, builder)
        pdf_drawings.name_outlines(page, number, builder)
    elif is_drawn_on(page):
        _read_picture(page, number, builder)
    if words := unreadable(text):
        builder.leave_out("page_letters", page=number, words=words)


def _read_picture(page: pdfium.PdfPage, number: int, builder: Builder) -> None:
    """A scanned page: its words where they can be read, which the report says; else it is named as not read."""
    words = ocr.read(page)
    if words.strip():
        builder.guess(words)
        builder.leave_out("page_ocr", page=number, seen=False)
    elif ocr.available():
        builder.leave_out("page_scan_empty", page=number)
    else:
        builder.leave_out("page_scan", page=number)


def _codes(page: pdfium.PdfPage, number: int, builder: Builder) -> list[str]:
    if available():
        return list(codes_on(page))
    if has_picture(page):
        builder.leave_out("qr", page=number, seen=False)
    return []


def _lines(page: pdfium.PdfPage) -> list[_Line]:
    textpage, height = page.get_textpage(), page.get_height()
    whole = textpage.get_text_range()
    lines: list[_Line] = []
    start = 0
    for part in re.split(r"(?<=\n)", whole):
        shown = part.rstrip("\r\n")
        if shown.strip():
            first = start + len(shown) - len(shown.lstrip())
            _, bottom, _, top = textpage.get_charbox(min(first, textpage.count_chars() - 1), loose=True)
            edge = bottom > _HEAD * height or top < _FOOT * height
            lines.append(_Line(shown.strip(), top, bottom, edge))
        start += len(part)
    return lines


def _repeated(pages: list[list[_Line]]) -> set[str]:
    """Lines that stand at the edge of every page, the same but for their numbers."""
    if len(pages) < 2:
        return set()
    counts = Counter(text for page in pages for text in {_mask(line.text) for line in page if line.edge})
    return {text for text, count in counts.items() if count == len(pages)}


def _is_running(line: _Line, repeated: set[str]) -> bool:
    return line.edge and (_mask(line.text) in repeated or bool(_PAGE_NUMBER.match(line.text)))


def _mask(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _text(lines: list[_Line]) -> str:
    """The lines with an empty line where the page has one, and words broken at the line end made whole."""
    text = ""
    for at, line in enumerate(lines):
        if at:
            before = lines[at - 1]
            height = max(before.top - before.bottom, line.top - line.bottom, 1.0)
            text += "\n\n" if abs(before.bottom - line.bottom) > _GAP * height else "\n"
        text += line.text
    return _BROKEN_WORD.sub("", text)
