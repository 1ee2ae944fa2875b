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

    Raises ``CannotRender`` with ``picture_unreadable``, ``picture_too_large`` or ``svg_unsupported`` (value ``file``).
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


def _names_other_files(root: Any) -> bool:
    """Whether a drawing uses another file: what it shows could then change while the logo itself stays the same."""
    used = (
        []
        if root is None
        else [element for element in root.iter() if str(element.tag).rpartition("}")[2] in ("use", "image")]
    )
    named = [
        str(value) for element in used for name, value in element.items() if str(name).rpartition("}")[2] == "href"
    ]
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
    if _names_other_files(root):
        raise CannotRender("svg_unsupported", file=path.name)
    drawing = svg2rlg(io.BytesIO(content))  # not by its path: so it can open no file beside it
    if drawing is None or not drawing.width or not drawing.height:
        raise CannotRender("picture_unreadable", file=path.name)
    canvas = Canvas(io.BytesIO(), pagesize=(drawing.width, drawing.height))
    renderPDF.draw(drawing, canvas, 0, 0)
    code = _SETS_FONT.sub("", canvas.getCurrentPageContent())
    if _FORBIDDEN.search(code):
        raise CannotRender("svg_unsupported", file=path.name)
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 %.2f %.2f]/Resources<<>>/Filter/FlateDecode"
    data = zlib.compress(code.encode("ascii"), 9)
    return Picture(drawing.width, drawing.height, entries % (drawing.width, drawing.height), data, is_form=True)
