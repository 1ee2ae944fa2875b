"""Money is asked and nowhere stands how much."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM_BIJLAGE
from letterkit.lint.placeholders import FIELD
from letterkit.lint.reading.missing_location import missing
from letterkit.lint.reading.payment import payment
from letterkit.lint.reading.request import requests
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="bedrag-ontbreekt",
    category="completeness",
    level="warning",
    message="Er staat niet om welk bedrag het gaat. Noem het bedrag, zoals “€ 80,00”.",
    why="Wie moet opzoeken hoeveel het is, stelt het uit.",
    source=AFM_BIJLAGE,
    wrong=("Beste meneer Smit,\n\n«Uw rekening staat nog open.» Wilt u vóór 12 december 2026 betalen?",),
    right=("Uw rekening van € 80 staat nog open. Wilt u vóór 12 december 2026 betalen?",),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    request = payment(document)
    if requests(document) and not request.amount and not any(document.found(FIELD)):
        yield missing(document)
