"""A letter that never asks the reader to get in touch."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM_4
from letterkit.lint.reading.contact import contact
from letterkit.lint.reading.payment import payment
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="contact-ontbreekt",
    category="solution",
    level="error",
    message="De brief nodigt niet uit om contact op te nemen. Schrijf bijvoorbeeld: “Lukt betalen niet? Bel of mail "
    "ons. "
    "Dan kijken we samen wat wel kan.”",
    why="Een telefoonnummer onder aan de brief is geen uitnodiging. Wie zich schaamt, belt alleen als u het vraagt.",
    source=AFM_4,
    wrong=("U heeft de rekening van oktober nog niet betaald. «Wilt u € 80 betalen vóór 12 december 2026?»",),
    right=(
        "U heeft de rekening van oktober nog niet betaald. Lukt betalen niet? Bel ons gerust.",
        "Wij hebben uw betaling ontvangen. Bedankt!",
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    asked = payment(document).asked
    if asked and not contact(document).invitations:
        yield Span(asked[-1].start, asked[-1].end)
