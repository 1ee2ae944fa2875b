"""Pages of a PDF as PNG, and where on them which words stand."""

import struct
import zlib
from dataclasses import dataclass

import pypdfium2

SCALE = 110 / 72
"""Pixels a point: sharp enough to read on a screen, small enough to draw while somebody types."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_AROUND = 40  # characters on either side of a click, to know the place in the text by


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle on a page, in parts of its width and height from the left top."""

    page: int
    left: float
    top: float
    width: float
    height: float


def pages(pdf: bytes, *, scale: float = SCALE) -> list[bytes]:
    """Every page as PNG."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_png(document[number], scale) for number in range(len(document))]
    finally:
        document.close()


def _png(page: pypdfium2.PdfPage, scale: float) -> bytes:
    """The page as PNG, its rows unfiltered: for white pages half the work of trying filters, and hardly larger."""
    bitmap = page.render(scale=scale, rev_byteorder=True)
    width, height, stride = bitmap.width * bitmap.n_channels, bitmap.height, bitmap.stride
    data = memoryview(bitmap.buffer)
    rows = b"".join(part for at in range(0, height * stride, stride) for part in (b"\0", data[at : at + width]))
    colours = {1: 0, 3: 2, 4: 6}[bitmap.n_channels]
    head = struct.pack(">IIBBBBB", bitmap.width, height, 8, colours, 0, 0, 0)
    return _SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows, 1)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def count(pdf: bytes) -> int:
    """How many pages there are."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def words_at(pdf: bytes, page: int, across: float, down: float) -> str:
    """The words around a point of a page (in parts of its width and height), in reading order; empty beside text."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        if not 0 <= page < len(document):
            return ""
        sheet = document[page]
        text = sheet.get_textpage()
        width, height = sheet.get_size()
        at = text.get_index(across * width, (1 - down) * height, 6, 6)
        if at is None:
            return ""
        start = max(0, at - _AROUND)
        return str(text.get_text_range(start, min(2 * _AROUND, text.count_chars() - start)))
    finally:
        document.close()


def spots_of(pdf: bytes, words: str) -> list[Spot]:
    """Where the words first stand."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            sheet = document[number]
            text = sheet.get_textpage()
            match = text.search(words).get_next() if words.strip() else None
            if match:
                size = sheet.get_size()
                boxes = [text.get_rect(each) for each in range(text.count_rects(*match))]
                return [_spot(number, box, size) for box in boxes]
        return []
    finally:
        document.close()


def _spot(page: int, box: tuple[float, float, float, float], size: tuple[float, float]) -> Spot:
    left, bottom, right, top = box
    width, height = size
    return Spot(page, left / width, 1 - top / height, (right - left) / width, (top - bottom) / height)
