"""Basic needs put behind the debt."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import SRCM
from letterkit.lint.reading.unfair import stated
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="levensbehoeften-laatst",
    category="facts",
    level="error",
    message=(
        "Vraag niet om dit bedrag vóór huur, energie, zorg en eten te betalen. Vraag wat de lezer daarnaast kan missen."
    ),
    why=("Wie huur, stroom of eten laat gaan, raakt verder in de problemen. Die lasten gaan voor."),
    source=SRCM,
    wrong=(
        ("«Betaal ons eerst, uw huur kan wachten.»"),
        ("«U kunt de zorgpremie een maand overslaan.»"),
        ("«Bezuinig op uw boodschappen, dan kunt u dit betalen.»"),
    ),
    right=(
        ("Betaal eerst uw huur, energie en zorgverzekering. Daarna kijken wij wat u kunt missen."),
        ("Een coach kijkt met u naar uw inkomsten en uitgaven."),
        ("Uw huur kunt u in delen betalen."),
        ("Sla uw boodschappen niet over."),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return stated(document, RULE.id)
