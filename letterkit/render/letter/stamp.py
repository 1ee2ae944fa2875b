"""Words across a page that may not be sent. They are real text, so that a program that reads the page sees them too."""

import math

from letterkit.render.letter.line_breaking import Piece
from letterkit.render.letter.page_geometry import HEIGHT, MM, WIDTH, Colour, Type
from letterkit.render.letter.pen import Pen

_RED: Colour = (0.72, 0.07, 0.07)
_ANGLE = math.radians(55)
_MOST = 46  # points
_EM = 1000


def stamped(pen: Pen, words: str) -> None:
    """Draw ``words`` from the lower left to the upper right of the page, as large as fits, as an artifact."""
    face = pen.family.faces[True]
    length = math.hypot(WIDTH, HEIGHT) - 60 * MM
    size = min(_MOST, length * _EM / max(face.measure(words), 1))
    width = face.measure(words) * size / _EM
    cos, sin = math.cos(_ANGLE), math.sin(_ANGLE)
    x, y = WIDTH / 2 - cos * width / 2, HEIGHT / 2 - sin * width / 2
    with pen.artifact():
        pen.canvas.addLiteral(f"q {cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {x:.2f} {y:.2f} cm")
        pen.text(0, 0, (Piece(words, bold=True),), Type(size), _RED)
        pen.canvas.addLiteral("Q")
