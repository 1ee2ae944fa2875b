"""Drawing on one page through a reportlab canvas, with every mark inside tagged content or an artifact."""

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from reportlab.pdfgen.canvas import Canvas

from letterkit.render.letter.faces import Family
from letterkit.render.letter.kerned import kerned
from letterkit.render.letter.line_breaking import Piece
from letterkit.render.letter.page_geometry import HEIGHT, WIDTH, Colour, Type
from letterkit.render.letter.pdf.page import Page
from letterkit.render.letter.pdf.structure import Node, Tree

UNDERLINE_DROP, UNDERLINE = 0.12, 0.05  # of the type size


class Pen:
    """One page. Coordinates in points from the bottom left."""

    def __init__(self, family: Family, tree: Tree) -> None:
        self.family, self.tree = family, tree
        self.page = Page()
        self.canvas = Canvas(io.BytesIO(), pagesize=(WIDTH, HEIGHT))
        tree.start_page()

    def finished(self) -> Page:
        self.page.content = self.canvas.getCurrentPageContent().encode("ascii")
        return self.page

    @contextmanager
    def content(self, node: Node, *, link: bool = False) -> Iterator[None]:
        """What is drawn within belongs to ``node``."""
        mcid = self.tree.content(node, link=link).mcid
        self.canvas.addLiteral(f"/{node.tag} <</MCID {mcid}>> BDC")
        yield
        self.canvas.addLiteral("EMC")

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """What is drawn within is decoration, or a running head or foot (``kind``: Pagination)."""
        self.canvas.addLiteral(f"/Artifact <</Type/{kind}>> BDC" if kind else "/Artifact BMC")
        yield
        self.canvas.addLiteral("EMC")

    def text(self, x: float, y: float, pieces: Iterable[Piece], look: Type, colour: Colour | None = None) -> None:
        """One line with its baseline at ``y``."""
        shown = " ".join(self._shown(piece, look.size) for piece in pieces)
        red, green, blue = colour or look.colour
        self.canvas.addLiteral(f"BT {red:g} {green:g} {blue:g} rg 1 0 0 1 {x:.2f} {y:.2f} Tm {shown} ET")

    def _shown(self, piece: Piece, size: float) -> str:
        face = self.family.faces[piece.bold]
        out = []
        for number, strings in kerned(piece.text, face):
            font = self.page.fonts[face.pages[number].name] = face.pages[number]
            shown = " ".join(f"({_escaped(codes)})" + (f" {move}" if move else "") for codes, move in strings)
            out.append(f"/{font.name} {size:g} Tf [{shown}] TJ")
        return " ".join(out)

    def underline(self, left: float, y: float, right: float, size: float, colour: Colour) -> None:
        """The line under a link; ``y`` is the baseline."""
        self.canvas.setFillColorRGB(*colour)
        self.canvas.rect(left, y - UNDERLINE_DROP * size, right - left, UNDERLINE * size, stroke=0, fill=1)

    def rounded(
        self, x: float, y: float, width: float, height: float, *, fill: Colour | None = None, line: Colour | None = None
    ) -> None:
        """A box with soft corners."""
        if fill:
            self.canvas.setFillColorRGB(*fill)
        if line:
            self.canvas.setStrokeColorRGB(*line)
            self.canvas.setLineWidth(0.9)
        self.canvas.roundRect(x, y, width, height, 5, stroke=int(line is not None), fill=int(fill is not None))

    def rule(self, x: float, y: float, to: float, colour: Colour, width: float) -> None:
        self.canvas.setStrokeColorRGB(*colour)
        self.canvas.setLineWidth(width)
        self.canvas.line(x, y, to, y)

    def picture(self, name: str, x: float, y: float, width: float, height: float) -> None:
        """An XObject of the page, over a box: ``width`` and ``height`` are those of its unit square or unit."""
        self.page.pictures.add(name)
        self.canvas.addLiteral(f"q {width:.4f} 0 0 {height:.4f} {x:.2f} {y:.2f} cm /{name} Do Q")


def _escaped(codes: bytes) -> str:
    return "".join(chr(code) if 0x20 <= code < 0x7F else f"\\{code:03o}" for code in codes)
