"""What a reader of a finished letter sees: text per page, boxes of characters, QR codes."""

import io
from dataclasses import dataclass

import pikepdf
import pypdfium2 as pdfium
import zxingcpp


@dataclass(frozen=True)
class Char:
    """``text`` and its ink box in points: left, bottom, right, top."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def pages(data: bytes) -> list[str]:
    """The text of each page, line ends as spaces, runs of spaces as one."""
    with pdfium.PdfDocument(data) as pdf:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]


def raw_pages(data: bytes) -> list[str]:
    """The text of each page as it is, line by line."""
    with pdfium.PdfDocument(data) as pdf:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in pdf]


def chars(data: bytes, page: int = 0) -> list[Char]:
    with pdfium.PdfDocument(data) as pdf:
        text = pdf[page].get_textpage()
        count = text.count_chars()
        whole = [text.get_text_range(index, 1) for index in range(count)]
        return [Char(each, *text.get_charbox(index)) for index, each in enumerate(whole) if each.strip()]


def codes(data: bytes, page: int = 0, dpi: int = 150) -> list[str]:
    """The QR codes that a phone would read from a print of the page."""
    with pdfium.PdfDocument(data) as pdf:
        picture = pdf[page].render(scale=dpi / 72).to_pil()
    return [found.bytes.decode("utf-8") for found in zxingcpp.read_barcodes(picture)]


def spoken(data: bytes) -> list[tuple[str, str]]:
    """Tag and text alternative of every element, in the order in which a screen reader meets them."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        out: list[tuple[str, str]] = []
        _speak(pdf.Root.StructTreeRoot.K, out)
        return out


def _speak(node: pikepdf.Object, out: list[tuple[str, str]]) -> None:
    for kid in node if isinstance(node, pikepdf.Array) else [node]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            out.append((str(kid.S)[1:], str(kid.get("/Alt", ""))))
            _speak(kid.get("/K", pikepdf.Array([])), out)
