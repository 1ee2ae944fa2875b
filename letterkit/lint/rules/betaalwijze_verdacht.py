"""A way to pay that belongs to fraud, or leaves no proof."""

import re
from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import PHISHING
from letterkit.lint.reading.unfair import stated
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="betaalwijze-verdacht",
    category="facts",
    level="error",
    message=(
        "Vraag alleen om betaling op uw eigen rekening of via uw eigen betaallink. "
        "Contant aan een medewerker, cadeaubonnen of een privérekening horen bij "
        "oplichters."
    ),
    why=("Zonder bewijs kan de lezer niet laten zien dat hij heeft betaald."),
    source=PHISHING,
    wrong=(
        ("«Betaal contant aan onze medewerker.»"),
        ("«U kunt ook met cadeaubonnen betalen.»"),
        ("@known names Voorbeeld Krediet\nStort het «op de rekening van Kees», hij regelt het."),
        ("«Maak het over naar de privérekening van uw behandelaar.»"),
    ),
    right=(
        ("Wij vragen u nooit om contant te betalen aan de deur."),
        ("@known names Voorbeeld Krediet\nMaak het over op de rekening van Voorbeeld Krediet."),
        ("U kunt ook contant betalen aan de balie van ons kantoor. U krijgt een bewijs."),
    ),
)

_OF_A_PERSON = re.compile(
    r"\b(?:(?:op|naar) (?:de|het) (?:rekening|rekeningnummer)|[Tt]ikkie|[Bb]etaalverzoek) "
    r"(?:van|aan) (?P<name>[A-Z][a-z]{1,20})\b"
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    yield from stated(document, RULE.id)
    if document.known and document.known.names:
        names = " ".join(document.known.names).lower()
        for at, match in document.found(_OF_A_PERSON):
            if match["name"].lower() not in names:
                yield Span(at + match.start(), at + match.end())
