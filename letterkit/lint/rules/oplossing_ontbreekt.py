"""A letter that asks for money and offers no way out."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM_4
from letterkit.lint.reading.payment import payment
from letterkit.lint.reading.solution import offers
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="oplossing-ontbreekt",
    category="solution",
    level="error",
    message="De brief noemt geen oplossing voor wie niet kan betalen. Schrijf bijvoorbeeld: “Lukt betalen niet in "
    "één keer? "
    "U kunt in delen betalen. Neem contact met ons op, dan zoeken we samen een oplossing.”",
    why="Wie ziet dat er haalbare mogelijkheden zijn, heeft minder stress en neemt eerder contact op.",
    source=AFM_4,
    wrong=(
        (
            "Onderwerp: Uw betaling\n\n«U heeft de rekening van oktober nog niet betaald.» Wilt u € 80 betalen "
            "vóór 12 december 2026?"
        ),
        "«Uw rekening van € 80 staat nog open.» Heeft u vragen? Bel ons op 010 123 45 67.",
    ),
    right=(
        "U heeft de rekening van oktober nog niet betaald. Lukt betalen niet? U kunt in drie delen betalen. Bel ons.",
        "Wij hebben uw betaling ontvangen. Bedankt!",
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    asked = payment(document).asked
    if asked and not any(offer.strength in {"clear", "vague", "undone"} for offer in offers(document)):
        yield Span(asked[0].start, asked[0].end)
