"""What else a page of a PDF holds than its lines: tags, links, form fields, codes to scan, and pictures of text."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

_WIDGET = 20  # the annotation subtype of a form field
_MOST_ANNOTATIONS = 500
_DEEPEST = 60  # elements inside one another in a structure tree
_BEFORE_SIGN = re.compile(r" (?=[.,;:?!)])")  # where a link ends: its text is a stretch of its own
_UNREADABLE = frozenset("\ufffd\u0000")


@dataclass(frozen=True, slots=True)
class Tagged:
    """One element with text of its own. tag: its standard type; alt: the words of a picture."""

    tag: str
    text: str
    alt: str = ""


def tagged(page: pdfium.PdfPage) -> tuple[list[Tagged], str]:
    """The elements of a page in reading order, and the text that no tag names; no elements on a page without tags."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return [], ""
    try:
        by_mark, untagged = _by_mark(page)
        elements = [
            element
            for at in range(raw.FPDF_StructTree_CountChildren(tree))
            for element in _elements(raw.FPDF_StructTree_GetChildAtIndex(tree, at), by_mark, "", 0)
        ]
    finally:
        raw.FPDF_StructTree_Close(tree)
    left = "\n".join(by_mark.values())
    return (elements, f"{untagged}\n{left}".strip()) if elements else ([], "")


def links(page: pdfium.PdfPage) -> Iterator[tuple[str, str]]:
    """The text under each link of a page, and the address it leads to."""
    textpage, position = page.get_textpage(), ctypes.c_int(0)
    link, rectangle = raw.FPDF_LINK(), raw.FS_RECTF()
    for _ in range(_MOST_ANNOTATIONS):
        if not raw.FPDFLink_Enumerate(page, position, link):
            return
        action = raw.FPDFLink_GetAction(link)
        if action and raw.FPDFLink_GetAnnotRect(link, rectangle):
            size = raw.FPDFAction_GetURIPath(page.pdf, action, None, 0)
            buffer = ctypes.create_string_buffer(size)
            raw.FPDFAction_GetURIPath(page.pdf, action, buffer, size)
            label = textpage.get_text_bounded(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            yield " ".join(label.split()), buffer.value.decode("utf-8", "replace")


def fields(pdf: pdfium.PdfDocument, page: pdfium.PdfPage) -> Iterator[str]:
    """The values of the form fields that stand on a page."""
    if pdf.formenv is None:
        return
    for at in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page, at)
        if raw.FPDFAnnot_GetSubtype(annotation) == _WIDGET:
            size = raw.FPDFAnnot_GetFormFieldValue(pdf.formenv, annotation, None, 0)
            buffer = (ctypes.c_ushort * (size // 2 + 1))()
            raw.FPDFAnnot_GetFormFieldValue(pdf.formenv, annotation, buffer, size)
            yield bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
        raw.FPDFPage_CloseAnnot(annotation)


def has_picture(page: pdfium.PdfPage) -> bool:
    """Whether there is a picture on the page."""
    return next(iter(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)), None) is not None


def is_drawn_on(page: pdfium.PdfPage) -> bool:
    """Whether there is anything on the page."""
    return next(iter(page.get_objects(max_depth=1)), None) is not None


def unreadable(text: str) -> int:
    """How many words have a letter that stands for no character: a font without a table of what its letters mean."""
    return sum(1 for word in text.split() if any(sign in _UNREADABLE or "\ue000" <= sign <= "\uf8ff" for sign in word))


def _by_mark(page: pdfium.PdfPage) -> tuple[dict[int, str], str]:
    """The text of each marked stretch of a page, and that of the stretches without a mark."""
    textpage = page.get_textpage()
    marked: dict[int, list[str]] = {}
    mark = -1
    for at in range(textpage.count_chars()):
        thing = raw.FPDFText_GetTextObject(textpage, at)
        mark = raw.FPDFPageObj_GetMarkedContentID(thing) if thing else mark
        marked.setdefault(mark, []).append(chr(raw.FPDFText_GetUnicode(textpage, at)))
    texts = {number: "".join(signs).replace("\r\n", "\n").strip() for number, signs in marked.items()}
    return texts, texts.pop(-1, "")


def _elements(element: object, by_mark: dict[int, str], tag: str, depth: int) -> Iterator[Tagged]:
    """An element with text of its own, then those below it; what a stretch of text inside a paragraph is called hardly
    matters, so Span, Link and the like keep the type of what they stand in."""
    if not element or depth > _DEEPEST:
        return
    own = _string(raw.FPDF_StructElement_GetType, element)
    tag = tag if own in {"Span", "Link", "Reference", "Strong", "Em", "NonStruct", ""} and tag else own
    if own in {"Figure", "Formula"}:
        yield Tagged(own, "", _string(raw.FPDF_StructElement_GetAltText, element))
    text: list[str] = []
    for at in range(max(0, raw.FPDF_StructElement_CountChildren(element))):
        mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, at)
        below = None if mark >= 0 else raw.FPDF_StructElement_GetChildAtIndex(element, at)
        if mark >= 0:
            text.append(by_mark.pop(mark, ""))
        elif below and _string(raw.FPDF_StructElement_GetType, below) in {"Span", "Link", "Strong", "Em", "Reference"}:
            text += [inner.text or inner.alt for inner in _elements(below, by_mark, tag, depth + 1)]
        else:
            yield from _whole(tag, text)
            text = []
            yield from _elements(below, by_mark, "", depth + 1)
    yield from _whole(tag, text)


def _whole(tag: str, text: list[str]) -> Iterator[Tagged]:
    joined = _BEFORE_SIGN.sub("", " ".join(part for part in text if part))
    if joined.strip():
        yield Tagged(tag, joined)


def _string(ask: object, element: object) -> str:
    size = ask(element, None, 0)  # type: ignore[operator]
    buffer = ctypes.create_string_buffer(max(2, size))
    ask(element, buffer, size)  # type: ignore[operator]
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")
