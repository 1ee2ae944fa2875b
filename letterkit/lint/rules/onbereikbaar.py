"""Reaching the sender made impossible."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM_4
from letterkit.lint.reading.unfair import stated
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="onbereikbaar",
    category="facts",
    level="error",
    message=(
        "Hier staat dat de lezer u niet of bijna niet kan bereiken. Noem een nummer met "
        "ruime uren, of een mailadres waar u antwoordt."
    ),
    why=("Wie een oplossing zoekt, moet iemand kunnen spreken op gewone tijden."),
    source=AFM_4,
    wrong=(
        ("«Wij beantwoorden geen telefoon en geen e-mail.»"),
        ("«Bellen heeft geen zin.»"),
    ),
    right=(
        ("Bel ons elke werkdag van 9 tot 17 uur."),
        ("U bereikt ons van 8.30 tot 12 uur."),
        ("Op 25 december zijn wij niet bereikbaar."),
        ("Wij bellen u tussen 10 en 11 uur."),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return stated(document, RULE.id)
