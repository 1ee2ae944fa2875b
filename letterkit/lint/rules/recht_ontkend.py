"""A right that the reader is told not to have, or to lose: to complain, to object, to go to court."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import KLACHTRECHT
from letterkit.lint.reading.unfair import stated
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="recht-ontkend",
    category="facts",
    level="warning",
    message=(
        "Hier staat dat de lezer een recht niet heeft. Klagen, bezwaar maken en naar de "
        "rechter gaan mag altijd. Schrijf waar dat kan."
    ),
    why=("Wie leest dat klagen niet kan, laat het na. Dat recht kan niemand hem afnemen, en de zin is dus onwaar."),
    source=KLACHTRECHT,
    wrong=(
        ("«U kunt hierover geen klacht indienen.»"),
        ("«Klachten nemen wij pas in behandeling als u alles heeft betaald.»"),
        ("Dag.\n\n«Bezwaar maken is niet mogelijk.» Betaal gewoon."),
        ("«De rechter geeft ons altijd gelijk.»"),
        ("«Als gunst mag u bij ons een klacht indienen.»"),
        ("«Het behandelen van een bezwaar kost u 25 euro.»"),
        ("«Door te betalen ziet u af van uw recht om te klagen.»"),
    ),
    right=(
        ("Bent u het niet eens met dit bedrag? Dien dan een klacht in."),
        ("Zolang uw klacht loopt, vragen wij u niet om te betalen."),
        ("Een klacht indienen kost u niets."),
        ("Een klacht heeft geen gevolgen voor de manier waarop wij u helpen."),
        ("Tegen een uitspraak over een klein bedrag is hoger beroep meestal niet mogelijk."),
        ("Het behandelen van uw klacht duurt hoogstens 10 werkdagen."),
        ("U hoeft niet naar de rechter: samen vinden wij een oplossing."),
        ("Komen wij er samen niet uit? Dan kunt u naar Kifid."),
        ("U kunt geen bezwaar maken bij ons, maar wel bij de gemeente."),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return stated(document, RULE.id)
