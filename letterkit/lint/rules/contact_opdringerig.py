"""Visits, calls and watching that press."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import DREIGEN
from letterkit.lint.reading.unfair import stated
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="contact-opdringerig",
    category="facts",
    level="error",
    message="Bel, mail en kom alleen zoals de lezer dat wil, op gewone uren. Haal deze zin weg.",
    why="Wie steeds aan de deur of aan de telefoon komt, dwingt. Dat mag niet, en het helpt niemand.",
    source=DREIGEN,
    wrong=(
        ("«Wij bellen u elke avond tot u betaalt.»"),
        ("«Onze mensen wachten bij uw deur.»"),
        ("«Wij houden u in de gaten.»"),
    ),
    right=(
        ("Wij komen niet zonder afspraak bij u langs."),
        ("U kunt ons elke dag bellen."),
        ("Wij bellen u volgende week dinsdag."),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return stated(document, RULE.id)
