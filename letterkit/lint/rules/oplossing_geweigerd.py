"""A letter that shuts the door on a way out."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM_4
from letterkit.lint.reading.solution import offers
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="oplossing-geweigerd",
    category="solution",
    level="warning",
    message="Hier staat alleen wat niet kan. Zeg ook wat wel kan, en bij wie de lezer terechtkan.",
    why="Wie alleen “nee” leest, neemt geen contact meer op.",
    source=AFM_4,
    wrong=("Uw rekening staat nog open. «Een betalingsregeling is niet meer mogelijk.»",),
    right=(
        "Een betalingsregeling is niet meer mogelijk. U kunt wel later betalen. Bel ons daarvoor.",
        "Is het niet mogelijk om alles in één keer te betalen? Dan is een betalingsregeling mogelijk.",
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    offers_found = offers(document)
    if any(offer.strength == "clear" for offer in offers_found):
        return
    for offer in offers_found:
        if offer.strength == "refused":
            yield Span(offer.sentence.start, offer.sentence.end)
