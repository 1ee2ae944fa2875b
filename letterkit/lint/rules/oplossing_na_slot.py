"""A way out that stands only after the signature, such as in a PS."""

import re
from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM_4
from letterkit.lint.reading.solution import offers
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="oplossing-na-slot",
    category="solution",
    level="error",
    message="De oplossing staat pas na de ondertekening. Zet haar op de eerste bladzijde, vóór de gevolgen.",
    why="Wie bij de handtekening is, is klaar met lezen. De AFM vraagt de mogelijkheden opvallend in de brief.",
    source=AFM_4,
    wrong=(
        (
            "U heeft nog niet betaald. Wilt u dat doen?\n\nMet vriendelijke groet,\nVoorbeeld Krediet\n\n"
            "PS Lukt betalen niet? «Dan zoeken we samen een oplossing.»"
        ),
    ),
    right=(
        (
            "Lukt betalen niet? Dan zoeken we samen een oplossing.\n\nMet vriendelijke groet,\nVoorbeeld Krediet\n\n"
            "PS Bel ons gerust."
        ),
        "PS Lukt betalen niet? Dan zoeken we samen een oplossing.",
    ),
)
_SIGNED = re.compile(
    r"^\s{0,4}(?:met (?:vriendelijke |hartelijke )?groet|hoogachtend|vriendelijke groet)", re.MULTILINE | re.IGNORECASE
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    signed = _SIGNED.search(document.text)
    offered = [offer.sentence for offer in offers(document) if offer.strength == "clear"]
    if signed and offered and all(sentence.start > signed.start() for sentence in offered):
        yield Span(offered[0].start, offered[-1].end)
