"""A request to pay without a date."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import SCHRIJFWIJZER
from letterkit.lint.placeholders import FIELD
from letterkit.lint.reading.payment import payment
from letterkit.lint.reading.request import requests
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="datum-ontbreekt",
    category="completeness",
    level="warning",
    message="Er staat niet wanneer de betaling binnen moet zijn. Noem de dag: “vóór 12 december 2026”.",
    why="Een datum is duidelijker dan “snel”. De lezer kan er zijn betaaldag naast leggen.",
    source=SCHRIJFWIJZER,
    wrong=("Uw rekening van € 80 staat nog open. «Wilt u dit bedrag betalen?»",),
    right=(
        "Uw rekening van € 80 staat nog open. Wilt u dit bedrag vóór 12 december 2026 betalen?",
        "Uw rekening van € 80 staat nog open. Wilt u binnen 14 dagen betalen?",
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    asked = [request for request in requests(document) if not FIELD.search(request.text)]
    if asked and not payment(document).due:
        yield Span(asked[0].start, asked[0].end)
