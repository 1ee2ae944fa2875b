"""Free or lawful help talked down."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import SRCM
from letterkit.lint.reading.unfair import stated
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="hulp-ontmoedigd",
    category="facts",
    level="error",
    message=(
        "Raad hulp niet af. Hulp van de gemeente en schuldhulp zijn gratis, en iedereen mag iemand om raad vragen."
    ),
    why=("Wie hulp zoekt, komt er eerder uit. De sector belooft juist om daarnaar te verwijzen."),
    source=SRCM,
    wrong=(
        ("«Ga niet naar schuldhulp, dat duurt veel te lang.»"),
        ("«De gemeente kan u hierbij niet helpen.»"),
        ("«Schuldhulp kost veel geld.»"),
        ("«Praat hier met niemand over.»"),
    ),
    right=(
        ("Schuldhulp van uw gemeente is gratis."),
        ("De gemeente helpt u als u meer rekeningen niet kunt betalen."),
        ("Kunnen wij u niet helpen? Bel dan Geldfit."),
        ("Hulp van Geldfit kost u niets."),
        ("Bij de kantonrechter heeft u geen advocaat nodig."),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return stated(document, RULE.id)
