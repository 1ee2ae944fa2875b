"""Logo and letter paper as XObjects: made once per house style, the same bytes in every letter."""

import io
import re
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image, UnidentifiedImageError
from reportlab.pdfgen.canvas import Canvas

from letterkit import held
from letterkit.errors import CannotRender

# What a vector logo may not hold: text (its font would not be embedded), images, shadings, transparency.
_FORBIDDEN = re.compile(r"\bBT\b|\bDo\b|\bsh\b|\bgs\b")
# A canvas names its font when it starts and when a drawing starts, also when no text follows.
_SETS_FONT = re.compile(r"BT /F\d+ [\d.]+ Tf [\d.]+ TL ET")
_MOST_PIXELS = 50_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """``width`` and ``height`` in its own units; ``scale_x``/``scale_y`` bring one unit of the XObject to that."""

    width: float
    height: float
    entries: bytes
    data: bytes
    is_form: bool


def picture(path: Path) -> Picture:
    """A PNG, JPEG or SVG file.

    Raises ``CannotRender`` with ``picture_unreadable``, ``picture_too_large``, or ``svg_…`` for what a drawing may not
    hold; each with the value ``file``.
    """
    try:
        return _picture(path, held.changed(path))
    except OSError as error:
        raise CannotRender("picture_unreadable", file=path.name) from error


@cache
def _picture(path: Path, _changed: int) -> Picture:
    return _vector(path) if path.suffix.lower() == ".svg" else _raster(path)


def _raster(path: Path) -> Picture:
    content = held.read(path)
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise CannotRender("picture_too_large", file=path.name)
            width, height = image.size
            if image.format == "JPEG" and image.mode in ("L", "RGB"):
                space, data, how = image.mode, content, b"DCTDecode"
            else:
                space, data, how = "RGB", zlib.compress(_flat(image).tobytes(), 9), b"FlateDecode"
    except (UnidentifiedImageError, SyntaxError, Image.DecompressionBombError) as error:
        raise CannotRender("picture_unreadable", file=path.name) from error
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%s/BitsPerComponent 8/Filter/%s" % (
        width,
        height,
        b"DeviceGray" if space == "L" else b"DeviceRGB",
        how,
    )
    return Picture(width, height, entries, data, is_form=False)


_REASONS = {
    "text": "svg_text",
    "tspan": "svg_text",
    "textPath": "svg_text",
    "linearGradient": "svg_gradient",
    "radialGradient": "svg_gradient",
    "image": "svg_picture",
    "filter": "svg_see_through",
    "mask": "svg_see_through",
}
"""What a drawing may not hold, and the error that says so."""


def unfit(root: Any) -> str | None:
    """The error for a drawing that cannot be printed as it is; None when nothing in it tells."""
    elements = [] if root is None else [element for element in root.iter() if isinstance(element.tag, str)]
    if any(_elsewhere(element) for element in elements):  # what it shows could change while the logo stays the same
        return "svg_elsewhere"
    codes = [_REASONS[name] for element in elements if (name := element.tag.rpartition("}")[2]) in _REASONS]
    return codes[0] if codes else None


def _elsewhere(element: Any) -> bool:
    """Whether an element shows another file."""
    if element.tag.rpartition("}")[2] not in ("use", "image"):
        return False
    named = [str(value) for name, value in element.items() if str(name).rpartition("}")[2] == "href"]
    return any(not name.strip().startswith(("#", "data:")) for name in named)


def _flat(image: Image.Image) -> Image.Image:
    """On white: letters are printed on white paper, and transparency asks more of a printer."""
    solid = image.convert("RGBA")
    paper = Image.new("RGBA", solid.size, "white")
    return Image.alpha_composite(paper, solid).convert("RGB")


def _vector(path: Path) -> Picture:
    # Only a vector logo needs these, and they take longer to load than all the rest.
    from lxml import etree  # noqa: PLC0415
    from reportlab.graphics import renderPDF  # noqa: PLC0415
    from svglib.svglib import svg2rlg  # noqa: PLC0415

    content = held.read(path)
    try:
        root = etree.fromstring(content, etree.XMLParser(recover=True, resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise CannotRender("picture_unreadable", file=path.name) from error
    if code := unfit(root):
        raise CannotRender(code, file=path.name)
    try:
        drawing = svg2rlg(io.BytesIO(content))  # not by its path: so it can open no file beside it
    except (ValueError, TypeError, AttributeError, KeyError, IndexError) as error:  # values that no drawing has
        raise CannotRender("picture_unreadable", file=path.name) from error
    if drawing is None or not drawing.width or not drawing.height:
        raise CannotRender("picture_unreadable", file=path.name)
    canvas = Canvas(io.BytesIO(), pagesize=(drawing.width, drawing.height))
    renderPDF.draw(drawing, canvas, 0, 0)
    drawn = _SETS_FONT.sub("", canvas.getCurrentPageContent())
    if _FORBIDDEN.search(drawn):
        raise CannotRender("svg_unsupported", file=path.name)
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 %.2f %.2f]/Resources<<>>/Filter/FlateDecode"
    data = zlib.compress(drawn.encode("ascii"), 9)
    return Picture(drawing.width, drawing.height, entries % (drawing.width, drawing.height), data, is_form=True)
