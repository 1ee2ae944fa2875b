"""Words drawn on a page of a PDF as filled outlines: no letters for a program, and letters for who reads it."""

import ctypes
from collections.abc import Iterator
from itertools import islice

import pypdfium2 as pdfium
from pypdfium2 import raw

from letterkit.lint.inputs.builder import Builder
from letterkit.lint.inputs.pdf_pictures import is_artifact
from letterkit.lint.inputs.pictures import SHARE

_FEWEST = 100  # shapes: some fifteen words; a logo has fewer
_LOWEST, _HIGHEST = 2.0, 60.0  # points: as high as the letters of a message
_PARTS = 20  # of the height and of the width of a page: so many squares, of which a drawing fills some
_CORNERS = 4  # of a rectangle, as of a line, a box or a square of a code to scan
_DEEPEST, _MOST, _MOST_SEGMENTS = 5, 5_000, 50_000
_Point = tuple[float, float]


def name_outlines(page: pdfium.PdfPage, number: int, builder: Builder) -> None:
    """Name a page on which so many small shapes are drawn, over so much of it, that they can be words."""
    places = list(_small_shapes(page))
    width, height = max(1.0, page.get_width()), max(1.0, page.get_height())
    squares = {(int(_PARTS * x / width), int(_PARTS * y / height)) for x, y in places}
    if len(places) >= _FEWEST and len(squares) > SHARE * _PARTS**2:
        builder.leave_out("page_outlines", page=number)


def _small_shapes(page: pdfium.PdfPage) -> Iterator[_Point]:
    """The middle of each filled shape with the size of a letter that is no rectangle."""
    left_to_read = _MOST_SEGMENTS
    for path in islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=_DEEPEST), _MOST):
        segments = min(max(0, raw.FPDFPath_CountSegments(path)), left_to_read)
        if not _is_filled(path) or is_artifact(path):
            continue
        left_to_read -= segments
        for shape in _shapes(path, segments):
            across, up = zip(*shape, strict=True)
            if len(set(shape)) > _CORNERS and _LOWEST <= max(up) - min(up) <= _HIGHEST:
                yield (min(across) + max(across)) / 2, (min(up) + max(up)) / 2


def _is_filled(path: pdfium.PdfObject) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(path, fill, stroke) and fill.value)


def _shapes(path: pdfium.PdfObject, segments: int) -> Iterator[list[_Point]]:
    """The points of each closed shape of a path, where they stand on the page."""
    x, y = ctypes.c_float(), ctypes.c_float()
    shape: list[_Point] = []
    outwards = list(_matrices(path))
    for at in range(segments):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and shape:
            yield shape
            shape = []
        if raw.FPDFPathSegment_GetPoint(segment, x, y):
            point = x.value, y.value
            for matrix in outwards:
                point = matrix.on_point(*point)
            shape.append(point)
    if shape:
        yield shape


def _matrices(path: pdfium.PdfObject) -> Iterator[pdfium.PdfMatrix]:
    """From the points of a path to the page, through the forms around it."""
    thing: pdfium.PdfObject | None = path
    while thing is not None:
        yield thing.get_matrix()
        thing = thing.container
