"""Files that somebody gives for the house style, made anew: what is stored holds the picture or the letters alone.

A picture is decoded and written again, so nothing that was hidden in it comes along. Of a drawing only shapes and
colours are kept. A typeface is read and written again without what a letter does not use.
"""

import io
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.ttLib import TTFont, TTLibError
from lxml import etree
from PIL import Image, ImageOps, UnidentifiedImageError

from letterkit.drafts.settings import with_settings
from letterkit.errors import CannotRender, WrongCall
from letterkit.render.letter.font_file import FontFile
from letterkit.render.letter.pictures import picture, unfit

MOST_BYTES = 8_000_000
_FOLDER = "huisstijl"
_GIVEN = "dat u gaf"  # its name is the browser's, and nobody needs it
_MOST_PIXELS = 50_000_000
_MOST_WIDE = 4_000
_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = frozenset(
    ("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "defs", "title", "desc")
)
_ATTRIBUTES = frozenset(
    (
        "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "points", "width", "height", "viewBox",
        "transform", "fill", "fill-rule", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin",
        "stroke-miterlimit", "stroke-dasharray", "version", "preserveAspectRatio", "style",
    )
)  # fmt: skip
_UNSAFE_VALUE = re.compile(r"url\s*\(|javascript:|expression|@import|\\", re.IGNORECASE)
_UNUSED_TABLES = ("DSIG", "SVG ", "COLR", "CPAL", "sbix", "CBDT", "CBLC", "EBDT", "EBLC", "meta")


def logo(data: bytes) -> tuple[bytes, str]:
    """A logo made anew, and the end of its file name. Raises ``CannotRender`` with what is wrong with it."""
    _measure(data)
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    content, suffix = (
        (_drawing(data), ".svg") if head.startswith((b"<svg", b"<?xml", b"<!--", b"<!doctype")) else _raster(data)
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"logo{suffix}"
        path.write_bytes(content)
        try:
            picture(path)  # as a letter would use it
        except CannotRender as error:
            raise CannotRender(error.code, **{**error.values, "file": _GIVEN}) from error
    return content, suffix


def typeface(data: bytes) -> bytes:
    """A TrueType file made anew. Raises ``CannotRender`` for one that a letter cannot use."""
    _measure(data)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "lettertype.ttf"
        path.write_bytes(data)
        FontFile(path)
        try:
            font = TTFont(io.BytesIO(data))
            for table in _UNUSED_TABLES:
                if table in font:
                    del font[table]
            stream = io.BytesIO()
            font.save(stream)
        except (TTLibError, KeyError, ValueError, AssertionError, OSError) as error:
            raise CannotRender("font_unreadable", file=path.name) from error
        path.write_bytes(stream.getvalue())
        FontFile(path)
        return stream.getvalue()


def _measure(data: bytes) -> None:
    if not data:
        raise WrongCall("upload_none")
    if len(data) > MOST_BYTES:
        raise WrongCall("upload_large", most=MOST_BYTES // 1_000_000)


def _raster(data: bytes) -> tuple[bytes, str]:
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise CannotRender("picture_too_large", file=_GIVEN)
            upright = ImageOps.exif_transpose(image)
            bare = upright.convert("RGBA" if "A" in upright.getbands() or "transparency" in upright.info else "RGB")
            bare.thumbnail((_MOST_WIDE, _MOST_WIDE))
    except (UnidentifiedImageError, SyntaxError, ValueError, OSError, Image.DecompressionBombError) as error:
        raise CannotRender("picture_unreadable", file=_GIVEN) from error
    fresh = Image.new(bare.mode, bare.size)
    fresh.paste(bare)
    stream = io.BytesIO()
    fresh.save(stream, "PNG", optimize=True)
    return stream.getvalue(), ".png"


def _drawing(data: bytes) -> bytes:
    """The shapes of a drawing. What cannot be printed is refused with its reason, what it would do is left out."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise CannotRender("picture_unreadable", file=_GIVEN) from error
    if code := unfit(root):  # before what it does not need is taken out
        raise CannotRender(code, file=_GIVEN)
    if root.tag != f"{_SVG}svg":
        raise CannotRender("picture_unreadable", file=_GIVEN)
    return etree.tostring(_kept(root), xml_declaration=True, encoding="UTF-8")


def _kept(element: etree._Element) -> etree._Element:
    kept = etree.Element(element.tag)
    for name, value in element.attrib.items():
        if name in _ATTRIBUTES and not _UNSAFE_VALUE.search(str(value)):
            kept.set(name, value)
    kept.text = element.text if element.tag in (f"{_SVG}title", f"{_SVG}desc") else None
    for child in element:
        if isinstance(child.tag, str) and child.tag.startswith(_SVG) and child.tag.removeprefix(_SVG) in _SHAPES:
            kept.append(_kept(child))
    return kept


def put(creditor: Path, files: Mapping[str, bytes]) -> None:
    """Store files of the house style in the workspace and name them in creditor.yaml: all of them or none.

    files: ``logo``, ``lettertype``, ``lettertype_vet`` -> what was given. Raises what is wrong with the first that is.
    """
    made: dict[str, tuple[bytes, str]] = {}
    for name, data in files.items():
        made[name] = logo(data) if name == "logo" else (typeface(data), ".ttf")
    if not made:
        raise WrongCall("upload_none")
    folder = creditor.resolve().parent / _FOLDER
    folder.mkdir(exist_ok=True)
    paths = {name: folder / f"{name}-{sha256(data).hexdigest()[:10]}{suffix}" for name, (data, suffix) in made.items()}
    fresh = [path for path in paths.values() if not path.exists()]
    try:
        for name, path in paths.items():
            path.write_bytes(made[name][0])
        with_settings(creditor, {("huisstijl", name): f"{_FOLDER}/{path.name}" for name, path in paths.items()})
    except BaseException:
        for path in fresh:
            path.unlink(missing_ok=True)
        raise
