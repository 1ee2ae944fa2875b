"""A way out that the reader finds only after the bad news, or not at all."""

from collections.abc import Iterator, Sequence

from letterkit.channels import RECORDS
from letterkit.lint.document import Document, Sentence
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
        (
            "@option heading_from 10\n# Uw rekening\n\nWij missen uw geld. Er staat € 40 open. "
            "Dat is van mei. Wij schreven u al. Dat was in juni. "
            "Het is nog niet gebeurd. Lukt betalen niet? «Dan zoeken we samen een oplossing.»"
        ),
    ),
    right=(
        (
            "@option heading_from 10\n# Uw rekening\n\nWij missen uw geld. Er staat € 40 open.\n\n"
            "# Lukt betalen niet?\n\nDan zoeken we samen een oplossing."
        ),
        (
            "U heeft nog niet betaald. Lukt betalen niet? Dan zoeken we samen een oplossing.\n\n"
            "Betaalt u niet, dan dragen wij uw rekening over aan een incassobureau."
        ),
        "U betaalt geen extra kosten als u op tijd betaalt. Lukt dat niet? Dan zoeken we samen een oplossing.",
    ),
)

_NEAR = 4  # sentences with the offer itself


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
    values = {"heading": ", onder een eigen kopje" if long else ""}
    if document.page(first.start) > 1 and "large_print" not in document.facts:
        yield Span(first.start, first.end, {**values, "place": "pas op bladzijde 2"})
    elif bad and bad[0].start < first.start:
        yield Span(first.start, first.end, {**values, "place": "onder de gevolgen"})
    elif long and not _has_heading(document, clear):
        yield Span(first.start, first.end, {**values, "place": "tussen de andere tekst"})


def _has_heading(document: Document, offered: Sequence[Sentence]) -> bool:
    """Whether the eye finds an offer: on a page by a heading of its own just above, elsewhere by any heading."""
    headings = [sentence for sentence in document.sentences if sentence.kind == "heading"]
    record = RECORDS.get(document.channel or "")
    if record is None or not record.printed:
        return bool(headings)
    return any(_just_above(document, heading, sentence) for heading in headings for sentence in offered)


def _just_above(document: Document, heading: Sentence, offer: Sentence) -> bool:
    return heading.start <= offer.start and (
        sum(heading.start < sentence.start <= offer.start for sentence in document.sentences) < _NEAR
    )
