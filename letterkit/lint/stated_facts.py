"""The facts of a document, and what a rule may hold against what is known.

What a template fills in came from the case or the creditor, and is what is known: only words that somebody typed are
held against it. So the answer for a message of a run holds for every message of its wording.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from letterkit.dutch.dates import MONTH, WEEKDAY
from letterkit.facts import Fact, Kind, facts
from letterkit.lint.document import Document, Sentence, once

_MOST_KEPT = 4096  # paragraphs
_NO_PLACE = (
    r"(?:op|van|tot|voor|vóór|sinds|vanaf|per|na|en|is|was|termijn|vervaldag|vervaldatum|uiterlijk|betaaldag|uiterste|"
    r"rekening|factuur|brief)\s"
)  # words before a day that is not that of the letter
_DATE = rf"\d{{1,2}}\s{MONTH}\s\d{{4}}"
_DATELINE = re.compile(
    rf"^[^\w\n-]{{0,4}}(?:datum\b[^\w\n]{{0,4}}|[^\n,\d]{{2,30}}, ?|(?!{_NO_PLACE})[a-z]{{3,20}}\s)?(?:{WEEKDAY}\s)?"
    rf"(?:{_DATE}|\d{{1,2}}-\d{{1,2}}-\d{{4}})\s*$|"
    rf"\b(?:wij|we) schrijven (?:u|je) (?:vandaag,? |deze brief )?(?:op )?{_DATE}|"
    rf"\bdeze (?:brief|mail) is van {_DATE}",
    re.MULTILINE | re.IGNORECASE,
)


@once
def typed(document: Document) -> tuple[Fact, ...]:
    """All facts of a text but those that a template filled in."""
    near = written(document) if finished(document) else dated(document)
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


def written(document: Document) -> date | None:
    """The same, or else the day on which its case was known: the letter is of that day or a little later."""
    known = document.known.day if document.known else ""
    return dated(document) or (date.fromisoformat(known) if known else None)


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
