"""What lies over the pages of a PDF or beside them: typed notes and stamps, remarks of readers, files inside it."""

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from letterkit.lint.inputs.builder import Builder
from letterkit.lint.inputs.enclosed import Attached

_DRAWN = frozenset({raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP})
_OF_THE_PAGE = frozenset(
    {raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_FILEATTACHMENT}
)
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_MOST_NOTES, _MOST_FILES, _MOST_WORDS = 500, 50, 12


def notes(page: pdfium.PdfPage, number: int, builder: Builder) -> None:
    """What somebody typed or stamped on a page is part of it; what opens at a click is counted, as a remark."""
    for at in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
        note = raw.FPDFPage_GetAnnot(page, at)
        kind = raw.FPDFAnnot_GetSubtype(note)
        if kind not in _OF_THE_PAGE:
            _note(note, kind, number, builder)
        raw.FPDFPage_CloseAnnot(note)


def _note(note: object, kind: int, number: int, builder: Builder) -> None:
    words = _contents(note)
    count = len(words.split())
    if raw.FPDFAnnot_GetFlags(note) & _UNSEEN:
        builder.leave_out("hidden", words=count, seen=False)
    elif kind in _DRAWN and count:
        builder.put(words, "cell" if count <= _MOST_WORDS and not words.endswith((".", "?", "!")) else "paragraph")
    elif kind in _DRAWN:
        builder.leave_out("page_stamp", page=number)
    elif count:
        builder.leave_out("comment", words=count, seen=False)


def _contents(note: object) -> str:
    size = raw.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFAnnot_GetStringValue(note, b"Contents", buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0").replace("\r", "\n").strip()


def attached(pdf: pdfium.PdfDocument) -> Iterator[Attached]:
    """The files inside a PDF, such as those of a portfolio."""
    for at in range(min(pdf.count_attachments(), _MOST_FILES)):
        file = pdf.get_attachment(at)
        yield file.get_name().replace("\n", " ")[:100], _bytes(file), ""


def _bytes(file: pdfium.PdfAttachment) -> bytes:
    try:
        return bytes(file.get_data())
    except pdfium.PdfiumError:  # a name with no file behind it
        return b""
