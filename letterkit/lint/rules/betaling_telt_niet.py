"""A payment that is said not to count, or an arrangement that ends with the first mistake."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EERLIJK
from letterkit.lint.reading.unfair import stated
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="betaling-telt-niet",
    category="facts",
    level="error",
    message="Elke betaling telt, en wat betaald is blijft betaald. Haal deze zin weg, of schrijf wat er echt gebeurt.",
    why="Wie denkt dat een klein bedrag niets uitmaakt, betaalt niets. En een betaling gaat altijd van de schuld af.",
    source=EERLIJK,
    wrong=(
        ("«Betaalt u een deel, dan telt dat niet mee.»"),
        ("«Wat u al heeft betaald, bent u dan kwijt.»"),
        ("@known promises regeling_blijft\n«Een dag te laat en de regeling is weg.»"),
    ),
    right=(
        ("Betaalt u een deel, dan gaat dat van uw schuld af."),
        ("Een dag te laat is niet erg."),
        ("Een dag te laat en de regeling is weg."),
        (
            "@known promises regeling_blijft\n"
            "Een hele lening terugvragen mag van de wet pas als een termijn twee maanden te laat is."
        ),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    yield from stated(document, RULE.id)
    if document.known and "regeling_blijft" in document.known.promises:
        yield from stated(document, "regeling-vervalt")
