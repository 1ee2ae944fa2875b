"""A debt owned up to, or a right given up, by paying, calling or signing for help."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EERLIJK
from letterkit.lint.reading.unfair import stated
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="schuld-erkend-door-betalen",
    category="facts",
    level="error",
    message=(
        "Betalen, bellen of een regeling vragen is geen erkenning en geen afstand van rechten. Haal deze zin weg."
    ),
    why=("Wie bang is iets toe te geven, belt niet. En een schuld kan wel verjaren."),
    source=EERLIJK,
    wrong=(
        ("«Door te betalen erkent u de hele schuld.»"),
        ("«Deze schuld verjaart nooit.»"),
        ("«Met uw handtekening geeft u toe dat alles klopt.»"),
        ("«Een regeling krijgt u alleen als u geen klacht indient.»"),
    ),
    right=(
        ("Met uw betaling is alles weer in orde."),
        ("Als u een regeling afspreekt, houdt u al uw rechten."),
        ("U betaalt een deel. Daarmee erkent u niets."),
        ("Vraagt u ons om in delen te betalen, dan kan dat wel gelden als erkenning van de schuld."),
        ("De lening zelf kunnen we niet uit BKR laten verdwijnen: een lopende lening hoort daar te staan."),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return stated(document, RULE.id)
