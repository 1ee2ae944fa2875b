"""A letter that asks for money and does not say how to pay."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM_BIJLAGE
from letterkit.lint.reading.payment import payment
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="betaalweg-ontbreekt",
    category="payment",
    level="error",
    message="De brief zegt niet hoe de lezer kan betalen. Zet er een betaallink, QR-code of rekeningnummer bij, met "
    "het "
    "bedrag en het kenmerk.",
    why="Hoe minder moeite betalen kost, hoe eerder iemand betaalt.",
    source=AFM_BIJLAGE,
    wrong=(
        (
            "Beste mevrouw Bakker,\n\n«Uw rekening van € 80 staat nog open.» Wilt u dit bedrag vóór 12 december "
            "2026 betalen?"
        ),
    ),
    right=(
        "Uw rekening van € 80 staat nog open. Betaal met deze link: https://betaal.voorbeeld.nl/b/1",
        "Maak € 80 over op NL91 ABNA 0417 1643 00. Uw rekening staat nog open.",
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    request = payment(document)
    if request.asked and not request.ways:
        yield Span(request.asked[0].start, request.asked[0].end)
