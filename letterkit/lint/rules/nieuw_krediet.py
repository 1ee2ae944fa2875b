"""New credit offered to someone who cannot pay."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM_BIJLAGE
from letterkit.lint.reading.unfair import stated
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="nieuw-krediet",
    category="facts",
    level="error",
    message=(
        "Bied geen nieuwe lening of hogere limiet aan wie al niet kan betalen. Bied een oplossing zonder nieuwe schuld."
    ),
    why=("Een schuld betalen met een schuld maakt het probleem groter. De AFM vraagt juist om dat te voorkomen."),
    source=AFM_BIJLAGE,
    wrong=(
        ("«U kunt bij ons een extra lening nemen om de achterstand te betalen.»"),
        ("«Wij verhogen graag uw limiet, dan kunt u meteen betalen.»"),
        ("«Leen het geld van familie of vrienden.»"),
    ),
    right=(
        ("U krijgt dan moeilijker een nieuwe lening."),
        ("Sluit geen nieuwe lening af om deze rekening te betalen."),
        ("Uw lening loopt gewoon door."),
        ("Met een nieuwe lening wordt uw schuld niet kleiner, en geld lenen kost geld."),
        ("Wij verhogen uw limiet niet."),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return stated(document, RULE.id)
