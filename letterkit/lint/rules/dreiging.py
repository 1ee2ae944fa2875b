"""Phrases that threaten instead of telling what happens, when, and what can still be done."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM_4
from letterkit.lint.reading.hard_sentences import hard_sentences
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="dreiging",
    category="tone",
    level="error",
    message="“{text}” klinkt als een dreigement. Schrijf liever {suggestions}.",
    why=(
        "Een dreigende toon geeft stress, en wie stress heeft neemt juist geen contact op. Zeg rustig wat er "
        "gebeurt en wat de lezer nog kan doen."
    ),
    source=AFM_4,
    wrong=(
        "Anders «zijn wij genoodzaakt» u te bellen.",
        "Dan volgen «juridische stappen».",
    ),
    right=(
        "Betaalt u niet voor 3 mei? Dan komt er € 40 bij.",
        "Zo voorkomt u extra kosten.",
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return hard_sentences(document, RULE.id, "threat")
