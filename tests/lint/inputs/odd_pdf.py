"""PDF files with more than pages: notes, layers, forms of another kind, files inside them."""

import io
from pathlib import Path

import pikepdf
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

import letterkit

FONT = Path(letterkit.__file__).with_name("render") / "letter" / "fonts" / "Roboto-Regular.ttf"
FINE = "Uw rekening van oktober staat nog open."


def annotated(kind: str, words: str, flags: int = 4) -> bytes:
    with _plain() as file:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(f"/{kind}"), Rect=[60, 500, 400, 540], F=flags
        )
        if words:
            note.Contents = words
        file.pages[0].Annots = pikepdf.Array([file.make_indirect(note)])
        return _saved(file)


def layered(words: str, *, hidden: bool) -> bytes:
    """Words in a layer that can be switched on and off."""
    with _plain() as file:
        layer = file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Laag"))
        state = pikepdf.Dictionary({"/OFF" if hidden else "/ON": pikepdf.Array([layer])})
        file.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=state)
        page = file.pages[0]
        page.Resources.Properties = pikepdf.Dictionary(L=layer)
        page.contents_add(f"/OC /L BDC BT /F1 12 Tf 60 600 Td ({words}) Tj ET EMC".encode("ascii"))
        return _saved(file)


def enclosing(name: str, data: bytes) -> bytes:
    with _plain() as file:
        file.attachments[name] = data
        return _saved(file)


def outlined(canvas: Canvas, words: str, lines: int, *, left: float = 60, top: float = 700, size: float = 12) -> None:
    """Words drawn as the outlines of their letters, on so many lines below each other."""
    font = TTFont(FONT)
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    for line in range(lines):
        canvas.saveState()
        canvas.translate(left, top - 1.4 * size * line)
        canvas.scale(size / font["head"].unitsPerEm, size / font["head"].unitsPerEm)
        for sign in words:
            glyph = glyphs[names[ord(sign)]]
            path = canvas.beginPath()
            pen = DecomposingRecordingPen(glyphs)
            glyph.draw(pen)
            for step, points in pen.value:  # curves as straight lines: the same number of shapes
                for number, point in enumerate(points):
                    (path.moveTo if step == "moveTo" and not number else path.lineTo)(*point)
            canvas.drawPath(path, stroke=0, fill=1)
            canvas.translate(glyph.width, 0)
        canvas.restoreState()


def xfa() -> bytes:
    with _plain() as file:
        form = file.make_stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")
        file.Root.AcroForm = pikepdf.Dictionary(XFA=form, Fields=pikepdf.Array([]))
        file.Root.NeedsRendering = True
        return _saved(file)


def _plain() -> pikepdf.Pdf:
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4)
    canvas.drawString(60, 700, FINE)
    canvas.save()
    return pikepdf.open(made)


def _saved(file: pikepdf.Pdf) -> bytes:
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()
