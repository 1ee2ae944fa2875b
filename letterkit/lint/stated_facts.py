"""The facts of a document, and what a rule may hold against what is known.

What a template fills in came from the case or the creditor, and is what is known: only words that somebody typed are
held against it. So the answer for a message of a run holds for every message of its wording.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from letterkit.facts import Fact, Kind, facts
from letterkit.lint.document import Document, Sentence, once

_MOST_KEPT = 4096  # paragraphs
_DATELINE = re.compile(
    r"^[^\n]{0,40}\b\d{1,2}\s[a-z]{3,9}\s\d{4}\s*$|^\W{0,4}datum\b[^\n]{0,40}\d{4}|"
    r"\b(?:wij|we) schrijven (?:u|je) (?:vandaag,? |deze brief )?(?:op )?\d{1,2}\s[a-z]{3,9}\s\d{4}|"
    r"\bdeze (?:brief|mail) is van \d{1,2}\s[a-z]{3,9}\s\d{4}",
    re.MULTILINE | re.IGNORECASE,
)


@once
def typed(document: Document) -> tuple[Fact, ...]:
    """All facts of a text but those that a template filled in."""
    near = dated(document)
    return tuple(
        Fact(fact.kind, fact.value, start + fact.start, start + fact.end)
        for start, paragraph in document.paragraphs
        for fact in _facts(paragraph.text, near)
        if not (document.data and document.has_data(start + fact.start, start + fact.end))
    )


_facts = lru_cache(_MOST_KEPT)(facts)


def of_kind(document: Document, *kinds: Kind) -> Iterator[Fact]:
    """The typed facts of some kinds, in reading order."""
    return (fact for fact in typed(document) if fact.kind in kinds)


@once
def dated(document: Document) -> date | None:
    """The day that a finished text says it was written; None when it has no line that says so."""
    _, line = next(document.found(_DATELINE), (0, None))
    days = [fact for fact in facts(line[0]) if fact.kind == "day"] if line else []
    return date.fromisoformat(days[0].value) if days else None


def sentence_of(document: Document, fact: Fact) -> Sentence | None:
    """The sentence that a fact begins in."""
    return next((sentence for sentence in document.sentences if sentence.start <= fact.start < sentence.end), None)


def words_of(document: Document, fact: Fact) -> str:
    """The words of its sentence in lower case; empty when it stands in none."""
    sentence = sentence_of(document, fact)
    return sentence.text.lower() if sentence else ""


def finished(document: Document) -> bool:
    """Whether nothing of the text was filled in by a template: its facts are held against each other."""
    return not document.data
