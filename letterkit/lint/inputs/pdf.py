"""PDF letters: the words of every page in reading order, without what is repeated at the top and foot of each page."""

import re
from collections import Counter
from dataclasses import dataclass

import pypdfium2 as pdfium

from letterkit.errors import Unreadable
from letterkit.lint.inputs.builder import Builder
from letterkit.lint.model import Document
from letterkit.message import Channel

_PASSWORD = "password"  # noqa: S105 - a word of PDFium's error message, not a secret
_GAP = 1.55  # a step between two lines of more than this many line heights is an empty line
_HEAD, _FOOT = 0.90, 0.10  # running headers and footers stand above and below these parts of the page height
_PAGE_NUMBER = re.compile(r"^\W*(?:pagina|blad|p\.?)?\s*\d{1,2}\s*(?:van|/|-)?\s*\d{0,2}\W*$", re.IGNORECASE)
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
    try:
        pages = [_lines(page) for page in pdf]
    finally:
        pdf.close()
    builder = Builder()
    repeated = _repeated(pages)
    for page in pages:
        builder.page()
        builder.guess(_text([line for line in page if not _is_running(line, repeated)]))
    document = builder.document(path=path, channel=channel or "letter", stage=stage, facts=frozenset())
    if not document.text.strip():
        raise Unreadable("file_scanned", file=path)
    return document


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
