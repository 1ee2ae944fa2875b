"""A payment reference that is not that of the case, or two of them in one text."""

import re
from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import PHISHING
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import finished, of_kind

RULE = Rule(
    id="kenmerk-anders",
    category="facts",
    level="error",
    message=("Dit betalingskenmerk is een ander dan {other}. Laat één kenmerk staan."),
    why=("Met een ander kenmerk wordt de betaling niet herkend."),
    source=PHISHING,
    wrong=(("Betalingskenmerk: 4202 6000 0000 0001\n\nGebruik betalingskenmerk «5000 0000 0000 0005»."),),
    right=(
        ("Betalingskenmerk: 4202 6000 0000 0001\n\nGebruik kenmerk 4202600000000001 bij uw betaling."),
        ("Ons kenmerk: 2026-0001. Betalingskenmerk: 4202 6000 0000 0001"),
    ),
)

_OURS = re.compile(r"\b(?:ons|uw) kenmerk\W{0,4}$")


def check(document: Document, *, options: Options) -> Iterator[Span]:
    named = [
        fact
        for fact in of_kind(document, "reference")
        if not _OURS.search(document.lower[max(0, fact.start - 16) : fact.start])
    ]
    known = document.known.references if document.known else frozenset()
    right = known or frozenset(fact.value for fact in named[:1])
    if not known and not finished(document):
        return
    for fact in named:
        if fact.value not in right:
            yield Span(fact.start, fact.end, {"other": "dat van de zaak" if known else "eerder in deze tekst"})
