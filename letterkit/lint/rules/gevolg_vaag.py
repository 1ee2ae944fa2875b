"""Measures that are announced and not named."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import WKI
from letterkit.lint.reading.consequence import consequences
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="gevolg-vaag",
    category="completeness",
    level="warning",
    message=(
        "Hier staat niet wat er gebeurt. Noem het concreet: wat doet u, wanneer, wat kost het, en hoe voorkomt "
        "de lezer het?"
    ),
    why="Een vage dreiging maakt bang en helpt niemand kiezen. Wat echt gaat gebeuren, mag u rustig zeggen.",
    source=WKI,
    wrong=(
        "«Zonder betaling nemen wij verdere maatregelen.»",
        "«Om verdere stappen te voorkomen, vragen wij u te betalen.»",
    ),
    right=("Op 1 februari vragen wij een incassobureau om hulp. Dat kost u € 40 extra.",),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    for consequence in consequences(document):
        if "vaag" in consequence.kinds and not consequence.kinds & {
            "overdracht",
            "deurwaarder",
            "bkr",
            "opeisen",
            "afsluiten",
        }:
            yield Span(consequence.sentence.start, consequence.sentence.end)
