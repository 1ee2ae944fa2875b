"""Hours to call that nobody can use."""

import re
from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM_4
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import of_kind, words_of

RULE = Rule(
    id="uren-onmogelijk",
    category="facts",
    level="error",
    message=("Op deze uren kan bijna niemand u bereiken: {text}. Noem ruime uren op werkdagen."),
    why=("Wie een oplossing zoekt, moet iemand kunnen spreken op gewone tijden."),
    source=AFM_4,
    wrong=(
        ("Bel ons op 020 123 45 67, «van 3 tot 4 uur»."),
        ("Bel ons «tussen 11.00 en 11.15 uur»."),
    ),
    right=(
        ("Bel ons elke werkdag van 9 tot 17 uur."),
        ("Wij bellen u tussen 10 en 10.30 uur."),
        ("U bereikt ons van 8.30 tot 12 uur."),
    ),
)

_REACH = re.compile(r"\b(?:bel|belt|bellen|bereik\w{0,8}|mail|app|langskomen|kom|open|telefoon\w{0,12})\b")
_WE = re.compile(r"\bwij bellen u\b|\bwe bellen (?:u|je)\b|\bbellen (?:wij|we) (?:u|je)\b")
_FIRST, _LAST, _LEAST = 8 * 60, 21 * 60, 60  # minutes after midnight; minutes


def check(document: Document, *, options: Options) -> Iterator[Span]:
    for fact in of_kind(document, "hours"):
        words = words_of(document, fact)
        if _REACH.search(words) and not _WE.search(words) and not _usable(fact.value):
            yield Span(fact.start, fact.end)


def _usable(value: str) -> bool:
    first, last = map(int, value.split("-"))
    if last <= first <= 12 * 60:  # "van 9 tot 5 uur"
        last += 12 * 60
    return min(last, _LAST) - max(first, _FIRST) >= _LEAST
