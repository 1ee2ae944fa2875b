"""Scanned pages: read with tesseract where it is there, and named as read by it; else named as not read."""

import io

import pypdfium2 as pdfium
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from letterkit.errors import Unreadable
from letterkit.lint import judge
from letterkit.lint.coverage import coverage
from letterkit.lint.inputs import ocr, parse

LINES = (
    "Beste mevrouw Bakker,",
    "Uw rekening van oktober staat nog open.",
    "U dient het bedrag per omgaande te voldoen.",
    "Anders sturen wij de deurwaarder op u af.",
)
tesseract = pytest.mark.skipif(not ocr.available(), reason="no tesseract with Dutch (tesseract-ocr-nld)")


def _printed() -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4)
    canvas.setFont("Helvetica", 12)
    for at, line in enumerate(LINES):
        canvas.drawString(70, 700 - 24 * at, line)
    canvas.save()
    return made.getvalue()


def scan(*, beside: str = "") -> bytes:
    """A letter as a scanner gives it, a picture; with ``beside`` on a first page that is text."""
    with pdfium.PdfDocument(_printed()) as letter:
        picture = letter[0].render(scale=200 / 72, grayscale=True).to_pil()
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4)
    if beside:
        canvas.drawString(70, 700, beside)
        canvas.showPage()
    canvas.drawImage(ImageReader(picture), 0, 0, *A4)
    canvas.save()
    return made.getvalue()


@pytest.mark.slow
@tesseract
def test_the_words_of_a_scan_are_judged_and_the_report_says_how_they_were_read() -> None:
    document = parse(scan(), path="a.pdf", suffix=".pdf")
    assert "Uw rekening van oktober staat nog open." in document.text
    found = judge(document).findings
    assert {"dreiging", "archaisch"} <= {one.rule for one in found}
    assert "niet-gelezen" not in {one.rule for one in found}
    read = coverage(document)
    assert [one.code for one in read.left_out] == ["page_ocr"]
    assert "bladzijde 1" in read.left_out[0].sentence
    assert read.judged == read.in_file == sum(len(line.split()) for line in LINES)


@pytest.mark.slow
def test_without_tesseract_a_scan_is_named_and_no_letter_is_called_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "which", lambda program: None)
    ocr.available.cache_clear()
    try:
        with pytest.raises(Unreadable, match="file_scanned"):
            parse(scan(), path="a.pdf", suffix=".pdf")
        document = parse(scan(beside="Uw rekening staat open."), path="a.pdf", suffix=".pdf")
    finally:
        ocr.available.cache_clear()
    (left,) = document.left_out
    assert (left.code, left.values["page"]) == ("page_scan", 2)
    assert "tesseract" in left.sentence
    assert "niet-gelezen" in {one.rule for one in judge(document).findings}
