"""A way out that is taken back in the same breath."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM_BIJLAGE
from letterkit.lint.reading.solution import offers
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="oplossing-ingetrokken",
    category="solution",
    level="warning",
    message="Hier biedt u een oplossing aan en neemt u die weer terug. Laat het voorbehoud weg, of zeg gewoon voor "
    "wie de "
    "oplossing is.",
    why="Wie leest dat hij ergens geen recht op heeft, vraagt er niet om.",
    source=AFM_BIJLAGE,
    wrong=(
        "«U kunt een betalingsregeling aanvragen, maar die wordt bijna nooit toegekend.»",
        "«Alleen bij hoge uitzondering kunt u in termijnen betalen.»",
    ),
    right=("U kunt een betalingsregeling aanvragen. We kijken samen naar wat u per maand kunt missen.",),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    for offer in offers(document):
        if offer.strength == "undone":
            yield Span(offer.sentence.start, offer.sentence.end)
