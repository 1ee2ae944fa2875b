"""A way out that the reader finds only after the bad news, or not at all."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM_4
from letterkit.lint.reading.consequence import consequences
from letterkit.lint.reading.solution import offers
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="oplossing-onopvallend",
    category="solution",
    level="warning",
    message="De oplossing staat {place}. Zet haar op de eerste bladzijde, vóór de gevolgen{heading}.",
    why=(
        "De AFM vraagt dat de mogelijkheden uitdrukkelijk en opvallend in de brief staan. Wie schrikt, leest "
        "niet verder."
    ),
    source=AFM_4,
    options={"heading_from": 150},
    wrong=(
        (
            "U heeft nog niet betaald. Zonder betaling dragen wij uw rekening over aan een incassobureau.\n\n"
            "Lukt betalen niet? «Dan zoeken we samen een oplossing.»"
        ),
    ),
    right=(
        (
            "U heeft nog niet betaald. Lukt betalen niet? Dan zoeken we samen een oplossing.\n\n"
            "Betaalt u niet, dan dragen wij uw rekening over aan een incassobureau."
        ),
        "U betaalt geen extra kosten als u op tijd betaalt. Lukt dat niet? Dan zoeken we samen een oplossing.",
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    clear = [offer.sentence for offer in offers(document) if offer.strength == "clear"]
    if not clear:
        return
    first = clear[0]
    bad = [
        consequence.sentence
        for consequence in consequences(document)
        if not consequence.prevented and consequence.kinds - {"vaag"}
    ]
    long = document.words >= options["heading_from"]
    headings = [sentence for sentence in document.sentences if sentence.kind == "heading"]
    values = {"heading": ", onder een eigen kopje" if long else ""}
    if document.page(first.start) > 1 and "large_print" not in document.facts:
        yield Span(first.start, first.end, {**values, "place": "pas op bladzijde 2"})
    elif bad and bad[0].start < first.start:
        yield Span(first.start, first.end, {**values, "place": "onder de gevolgen"})
    elif long and not headings:
        yield Span(first.start, first.end, {**values, "place": "tussen de andere tekst"})
