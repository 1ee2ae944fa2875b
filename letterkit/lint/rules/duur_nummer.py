"""A telephone number that costs more than an ordinary call."""

import re
from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import TELEFOON
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import of_kind, words_of

RULE = Rule(
    id="duur-nummer",
    category="facts",
    level="error",
    message=("Bellen naar {text} kost extra. Noem een gewoon nummer of een gratis 0800-nummer."),
    why=("Wie een schuld heeft, mag niet extra betalen om u te spreken. De wet vraagt het basistarief."),
    source=TELEFOON,
    wrong=(
        ("Bel ons op «0909-1234»."),
        ("Bel «0900 123 45 67» (€ 0,80 per minuut)."),
        ("Bel «1850» voor een afspraak."),
    ),
    right=(
        ("Bel 020 123 45 67."),
        ("Bel gratis 0800-8115."),
        ("Wij gebruiken nooit een 0900-nummer."),
        ("Uw lening van 1850 euro loopt door."),
    ),
)

_DEAR = ("0900", "0906", "0909", "18")
_DENIED = re.compile(r"\b(?:nooit|geen|niet)\b")


def check(document: Document, *, options: Options) -> Iterator[Span]:
    for fact in of_kind(document, "phone"):
        if fact.value.startswith(_DEAR) and not _DENIED.search(words_of(document, fact)):
            yield Span(fact.start, fact.end)
