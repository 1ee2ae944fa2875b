"""Costs for an arrangement, or while it runs."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import BIK
from letterkit.lint.reading.unfair import stated
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="kosten-tijdens-regeling",
    category="facts",
    level="error",
    message=("Vraag geen kosten voor een regeling, uitstel of pauze. Haal het bedrag weg."),
    why=(
        "Wie niet kan betalen, kan ook geen kosten voor hulp betalen. Naast de "
        "wettelijke incassokosten is een consument niets schuldig."
    ),
    source=BIK,
    wrong=(
        ("«Een betalingsregeling kost € 25.»"),
        ("«Voor elke termijn rekenen wij € 2,50 administratiekosten.»"),
        ("Betaalt u liever later? «Uitstel kost u € 10.»"),
        ("«Per termijn komt er € 3 aan kosten bij.»"),
    ),
    right=(
        ("Een betalingsregeling kost u niets."),
        ("Met de regeling betaalt u € 50 per maand."),
        ("In deze regeling zitten ook de € 40 incassokosten van de vorige brief."),
        ("Voor een regeling betaalt u geen administratiekosten."),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return stated(document, RULE.id)
