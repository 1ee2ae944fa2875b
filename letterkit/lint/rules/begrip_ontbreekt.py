"""No sentence shows understanding."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM_4
from letterkit.lint.reading.feeling import empathy
from letterkit.lint.reading.missing_location import missing
from letterkit.lint.reading.payment import payment
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="begrip-ontbreekt",
    category="tone",
    level="warning",
    message=(
        "Nergens blijkt begrip. Voeg één zin toe, zoals “Misschien bent u het vergeten, of is er iets aan de hand”."
    ),
    why="Klanten hebben begrip nodig om contact op te durven nemen, zag de AFM.",
    source=AFM_4,
    wrong=("«Uw rekening van € 80 staat nog open.» Betaal vóór 12 december.",),
    right=("Uw rekening van € 80 staat nog open. Misschien bent u het vergeten?",),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    if payment(document).asked and not empathy(document):
        yield missing(document)
