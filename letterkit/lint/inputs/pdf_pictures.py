"""Large pictures on a page of a PDF that has text too: words may stand in them, and nobody reads those."""

import ctypes
from collections.abc import Iterator
from itertools import islice

import pypdfium2 as pdfium
from pypdfium2 import raw

from letterkit.lint.inputs.builder import Builder
from letterkit.lint.inputs.pictures import SHARE

_DEEPEST, _MOST = 5, 5_000  # forms inside one another; pictures and texts that are looked at
_ARTIFACT = "Artifact"
_MARK = 64  # bytes of the name of a mark; a longer one is another mark
_Box = tuple[float, float, float, float]  # left, bottom, right, top


def name_large(page: pdfium.PdfPage, number: int, builder: Builder) -> None:
    """Name the pictures of a page when they cover a large part of it together; many files cut one into strips."""
    drawn, decoration = _shares(page)
    if drawn > SHARE and _is_text_layer(page):
        builder.leave_out("page_text_layer", page=number, seen=False)
    elif drawn > SHARE:
        builder.leave_out("page_picture", page=number, share=round(100 * drawn))
    if decoration > SHARE:
        builder.leave_out("page_decoration", page=number, share=round(100 * decoration), seen=False)


def _shares(page: pdfium.PdfPage) -> tuple[float, float]:
    """The parts of the page that pictures cover: those of its content, and those it calls decoration."""
    whole = page.get_bbox()
    size = max(1.0, _area(whole))
    drawn = decoration = 0.0
    for picture in islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST), _MOST):
        share = _area(_inside(_shown_part(picture), whole)) / size
        if is_artifact(picture):
            decoration += share
        else:
            drawn += share
    return min(1.0, drawn), min(1.0, decoration)


def _shown_part(picture: pdfium.PdfObject) -> _Box:
    """Where a picture shows on the page: cut off by its clip, and set where the forms around it stand."""
    box: _Box = picture.get_bounds()
    inner: pdfium.PdfObject | None = picture
    while inner is not None:
        if clip := _clip(inner):
            box = _inside(box, clip)
        if inner.container is not None:
            box = inner.container.get_matrix().on_rect(*box)
        inner = inner.container
    return box


def _clip(thing: pdfium.PdfObject) -> _Box | None:
    """What a thing is cut off by; None when it is shown whole."""
    path = raw.FPDFPageObj_GetClipPath(thing)
    boxes = [_extent(path, at) for at in range(max(0, raw.FPDFClipPath_CountPaths(path)))] if path else []
    known = [box for box in boxes if box]
    if not known:
        return None
    return _together(known)


def _together(boxes: list[_Box]) -> _Box:
    result = boxes[0]
    for box in boxes[1:]:
        result = _inside(result, box)
    return result


def _extent(path: object, at: int) -> _Box | None:
    x, y = ctypes.c_float(), ctypes.c_float()
    points = []
    for index in range(max(0, raw.FPDFClipPath_CountPathSegments(path, at))):
        segment = raw.FPDFClipPath_GetPathSegment(path, at, index)
        if segment and raw.FPDFPathSegment_GetPoint(segment, x, y):
            points.append((x.value, y.value))
    if not points:
        return None
    across, up = zip(*points, strict=True)
    return min(across), min(up), max(across), max(up)


def _inside(box: _Box, outer: _Box) -> _Box:
    return max(box[0], outer[0]), max(box[1], outer[1]), min(box[2], outer[2]), min(box[3], outer[3])


def _area(box: _Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def is_artifact(thing: pdfium.PdfObject) -> bool:
    """Whether the file says that this is no part of what the page tells."""
    return any(_ARTIFACT in _marks(each) for each in _outwards(thing))


def _outwards(thing: pdfium.PdfObject | None) -> Iterator[pdfium.PdfObject]:
    while thing is not None:
        yield thing
        thing = thing.container


def _marks(thing: pdfium.PdfObject) -> Iterator[str]:
    size, name = ctypes.c_ulong(), (ctypes.c_ushort * _MARK)()
    for at in range(max(0, raw.FPDFPageObj_CountMarks(thing))):
        mark = raw.FPDFPageObj_GetMark(thing, at)
        if mark and raw.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), size):
            yield bytes(name)[: size.value].decode("utf-16-le", "replace").rstrip("\0")


def _is_text_layer(page: pdfium.PdfPage) -> bool:
    """Whether the text of a page is what a program read from its picture: drawn in letters that nobody sees."""
    texts = islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=_DEEPEST), _MOST)
    modes = [raw.FPDFTextObj_GetTextRenderMode(text) for text in texts]
    return modes.count(raw.FPDF_TEXTRENDERMODE_INVISIBLE) > len(modes) / 2
