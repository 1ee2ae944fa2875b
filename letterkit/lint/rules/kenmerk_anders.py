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
    wrong=(
        ("@known references 5202600000000102\nTyp het kenmerk zonder spaties. Dus zo: «5202600000000201»."),
        ("Betalingskenmerk: 4202 6000 0000 0001\n\nGebruik betalingskenmerk «5000 0000 0000 0005»."),
    ),
    right=(
        ("Betalingskenmerk: 4202 6000 0000 0001\n\nGebruik kenmerk 4202600000000001 bij uw betaling."),
        ("@known references 5202600000000102\nHet kenmerk is 5202 6000 0000 0102. Ons nummer is 0201234567."),
        ("Ons kenmerk: 2026-0001. Betalingskenmerk: 4202 6000 0000 0001"),
    ),
)

_OURS = re.compile(r"\b(?:ons|uw) kenmerk\W{0,4}$")

_LONG = re.compile(r"(?<![\w-])\d(?: ?\d){8,19}(?![\w-])")
_FEW = 6  # digits: two that changed places are two, and another number differs in more


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
    yield from _copied(document, known, {fact.start for fact in named})
    for fact in named:
        if fact.value not in right:
            yield Span(fact.start, fact.end, {"other": "dat van de zaak" if known else "eerder in deze tekst"})


def _copied(document: Document, known: frozenset[str], seen: set[int]) -> Iterator[Span]:
    """A number as long as the reference that differs from it in a few digits, whatever it is called."""
    for start, match in document.found(_LONG) if known else ():
        number, place = re.sub(r"\D", "", match[0]), start + match.start()
        alike = any(len(number) == len(right) and _far(number, right) <= _FEW for right in known)
        if number not in known and alike and place not in seen:
            yield Span(place, start + match.end(), {"other": "dat van de zaak"})


def _far(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))
