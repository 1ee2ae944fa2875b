"""What a page is made of, as PDF objects: page dictionaries, link annotations, fonts and pictures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import quote

from letterkit.errors import CannotRender
from letterkit.payment.qr import Symbol
from letterkit.render.letter.faces import FontPage
from letterkit.render.letter.page_geometry import HEIGHT, WIDTH
from letterkit.render.letter.pdf.objects import PdfFile, number, numbers, text_string
from letterkit.render.letter.pictures import Picture

_SCHEMES = ("https://", "mailto:", "tel:")

Box = tuple[float, float, float, float]  # left, bottom, right, top


@dataclass(frozen=True, slots=True)
class LinkBox:
    """Where a link can be clicked: one box for each line that it runs over."""

    href: str
    text: str
    boxes: tuple[Box, ...]


@dataclass(slots=True)
class Page:
    """``fonts`` and ``pictures`` by the names that the content uses for them."""

    content: bytes = b""
    fonts: dict[str, FontPage] = field(default_factory=dict)
    pictures: set[str] = field(default_factory=set)
    links: list[LinkBox] = field(default_factory=list)


@lru_cache(maxsize=4096)  # most links are the creditor's own, the same in every letter
def annotation(link: LinkBox, key: int) -> bytes:
    """A link annotation; ``key`` is its place in the parent tree."""
    left, bottom, right, top = zip(*link.boxes, strict=True)
    out = b"<</Type/Annot/Subtype/Link/Rect[%s]/Border[0 0 0]/F 4/StructParent %d/Contents%s/A<</S/URI/URI%s>>" % (
        numbers((min(left), min(bottom), max(right), max(top))),
        key,
        text_string(link.text),
        text_string(uri(link.href)),
    )
    return out + (_quads(link.boxes) if len(link.boxes) > 1 else b"") + b">>"


def _quads(boxes: Iterable[Box]) -> bytes:
    """Only the words of a link that runs over several lines can be clicked (ISO 32000-1, table 173)."""
    corners = ((x, y) for left, low, right, high in boxes for y in (high, low) for x in (left, right))
    return b"/QuadPoints[%s]" % numbers(value for corner in corners for value in corner)


def uri(href: str) -> str:
    """An address in ASCII. Raises ``CannotRender("link_unsafe")`` for anything but https, mailto and tel."""
    if not href.startswith(_SCHEMES):
        raise CannotRender("link_unsafe")
    return quote(href, safe="%:/?#[]@!$&'()*+,;=-._~")


def page_dictionary(
    *, parent: int, content: int, fonts: Mapping[str, int], pictures: Mapping[str, int], links: Iterable[int], key: int
) -> bytes:
    """A page; arguments are object numbers, ``key`` its place in the parent tree."""
    annotations = b" ".join(b"%d 0 R" % at for at in links)
    return b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Resources<</Font<<%s>>%s>>/Contents %d 0 R%s%s" % (
        parent,
        number(WIDTH),
        number(HEIGHT),
        _names(fonts),
        b"/XObject<<%s>>" % _names(pictures) if pictures else b"",
        content,
        b"/Annots[%s]" % annotations if annotations else b"",
        b"/StructParents %d/Tabs/S>>" % key,
    )


def _names(resources: Mapping[str, int]) -> bytes:
    return b"".join(b"/%s %d 0 R" % (name.encode("ascii"), at) for name, at in sorted(resources.items()))


def put_font(file: PdfFile, page: FontPage) -> int:
    """Embed one font page; the number of its font dictionary."""
    program, to_unicode = page.compressed
    facts = page.source.descriptor
    base = page.base_font.encode("ascii")
    font_file = file.put_stream(b"/Length1 %d/Filter/FlateDecode" % len(page.program), program)
    cmap = file.put_stream(b"/Filter/FlateDecode", to_unicode)
    figures = b"".join(b"/%s %s" % (key.encode("ascii"), _figure(value)) for key, value in facts.items())
    # Flags 4: symbolic, so that codes go straight through the font's own (1, 0) table.
    descriptor = file.put(
        b"<</Type/FontDescriptor/FontName/%s/Flags 4%s/MissingWidth 0/FontFile2 %d 0 R>>" % (base, figures, font_file)
    )
    return file.put(
        b"<</Type/Font/Subtype/TrueType/BaseFont/%s/FirstChar 0/LastChar %d/Widths[%s]/FontDescriptor %d 0 R"
        b"/ToUnicode %d 0 R>>"
        % (base, len(page.widths) - 1, b" ".join(b"%d" % width for width in page.widths), descriptor, cmap)
    )


def _figure(value: int | Sequence[int]) -> bytes:
    return b"%d" % value if isinstance(value, int) else b"[%s]" % b" ".join(b"%d" % each for each in value)


def put_picture(file: PdfFile, shown: Picture) -> int:
    return file.put_stream(shown.entries, shown.data)


def qr_entries(symbol: Symbol) -> bytes:
    """A QR code as a 1-bit image mask: printed in the current colour, sharp at any size."""
    return b"/Type/XObject/Subtype/Image/Width %d/Height %d/ImageMask true/BitsPerComponent 1/Decode[1 0]" % (
        symbol.size,
        symbol.size,
    )
