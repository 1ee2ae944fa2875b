"""A way to pay that belongs to fraud, or leaves no proof."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import PHISHING
from letterkit.lint.rule import Options, Rule
from letterkit.lint.statements import stated

RULE = Rule(
    id="betaalwijze-verdacht",
    category="facts",
    level="error",
    message=(
        "Vraag alleen om betaling op uw eigen rekening of via uw eigen betaallink. "
        "Contant aan een medewerker, cadeaubonnen of een privérekening horen bij "
        "oplichters."
    ),
    why=("Zonder bewijs kan de lezer niet laten zien dat hij heeft betaald."),
    source=PHISHING,
    wrong=(
        ("«Betaal contant aan onze medewerker.»"),
        ("«U kunt ook met cadeaubonnen betalen.»"),
        ("«Maak het over naar de privérekening van uw behandelaar.»"),
    ),
    right=(
        ("Wij vragen u nooit om contant te betalen aan de deur."),
        ("U kunt ook contant betalen aan de balie van ons kantoor. U krijgt een bewijs."),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return stated(document, RULE.id)
