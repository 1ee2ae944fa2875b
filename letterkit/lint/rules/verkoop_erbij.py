"""A prize, or something to buy, in a letter about a debt."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EERLIJK
from letterkit.lint.reading.unfair import stated
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="verkoop-erbij",
    category="facts",
    level="error",
    message="Verkoop niets en beloof geen prijs in een brief over een achterstand.",
    why="Wie schulden heeft, zit met zijn hoofd bij geld. Een aanbod of prijs duwt hem "
    "naar een keuze die hij anders niet maakt.",
    source=EERLIJK,
    wrong=(
        ("«Betaal nu en maak kans op een televisie.»"),
        ("«Neem ook onze verzekering.»"),
        ("«U krijgt een cadeaubon als u snel betaalt.»"),
    ),
    right=(
        ("U hoeft niets bij ons te kopen."),
        ("U krijgt van ons een bericht als uw geld binnen is."),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return stated(document, RULE.id)
