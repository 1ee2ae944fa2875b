"""The proof overlay: where the window, the margins, the folds and the quiet zone are. For the eye only, never sent."""

from letterkit.render.letter.line_breaking import Piece
from letterkit.render.letter.page_geometry import HEIGHT, MM, WIDTH, Colour, Sheet, Type
from letterkit.render.letter.pen import Pen
from letterkit.texts import say

_WINDOW: Colour = (0.75, 0.0, 0.35)
_MARGIN: Colour = (0.0, 0.35, 0.75)
_LABEL = Type(7)

Box = tuple[float, float, float, float]  # left, bottom, width, height


def overlay(pen: Pen, sheet: Sheet, *, first: bool) -> None:
    """Draw the overlay over a finished page, as an artifact."""
    with pen.artifact():
        pen.canvas.setDash(3, 2)
        top = sheet.body_top if first else sheet.next_top
        _frame(pen, (sheet.left, sheet.bottom, sheet.width, top - sheet.bottom), _MARGIN, say("letter.proof_margin"))
        _frame(pen, (5 * MM, 5 * MM, WIDTH - 10 * MM, HEIGHT - 10 * MM), _MARGIN, say("letter.proof_safe"))
        if first:
            window = sheet.window
            bottom = HEIGHT - (window.top + window.height) * MM
            box = (window.left * MM, bottom, window.width * MM, window.height * MM)
            _frame(pen, box, _WINDOW, say("letter.proof_window"))
            for fold in sheet.folds:
                pen.rule(0, fold, WIDTH, _MARGIN, 0.4)
        pen.canvas.setDash()


def _frame(pen: Pen, box: Box, colour: Colour, label: str) -> None:
    x, y, width, height = box
    pen.canvas.setStrokeColorRGB(*colour)
    pen.canvas.setLineWidth(0.6)
    pen.canvas.rect(x, y, width, height, stroke=1, fill=0)
    pen.text(x, y + height + 2, (Piece(label),), _LABEL, colour)
