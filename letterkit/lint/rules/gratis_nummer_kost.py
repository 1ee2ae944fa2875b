"""A free number that is said to cost something."""

import re
from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import TELEFOON
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import of_kind

RULE = Rule(
    id="gratis-nummer-kost",
    category="facts",
    level="error",
    message="Bellen naar {text} kost niets: een 0800-nummer is gratis. Haal het bedrag weg.",
    why="Wie denkt dat hulp geld kost, belt niet.",
    source=TELEFOON,
    wrong=(
        "Geldfit kan meedenken, bel «0800-8115» (90 cent per minuut).",
        "Bel «0800 8115», dat kost € 0,50 per gesprek.",
    ),
    right=(
        "Bel gratis 0800-8115. Een andere lijn kost 90 cent per minuut.",
        "Bel 0800-8115, dat kost u niets, ook al duurt het tien minuten.",
    ),
)

_COSTS = re.compile(r"[^.]{0,25}(?:€\s?\d|\b\d+ (?:cent|euro)\b|\bper minuut\b|\blokaal tarief\b)")
_NOTHING = re.compile(r"\b(?:niets|niks|gratis|geen|kosteloos)\b")


def check(document: Document, *, options: Options) -> Iterator[Span]:
    for fact in of_kind(document, "phone"):
        said = _COSTS.match(document.lower, fact.end) if fact.value.startswith("0800") else None
        if said and not _NOTHING.search(said[0]):
            yield Span(fact.start, fact.end)
