"""Dates in a text, and which of them are deadlines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from letterkit.dutch import dates
from letterkit.lint.document import Document, Offsets, Sentence
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.series.conflict import Step

_BEFORE = re.compile(
    r"\b(?:vóór|voor|uiterlijk(?: op| vóór| voor| tot)?|tot(?: en met| uiterlijk| aan)?|ten laatste(?: op)?)"
    r"\s+(?:\w+dag\s+)?$"
)
_DEED = any_of(
    r"\b(?:betaal|betaalt|betalen|voldoe|voldoen|voldaan|over\s?(?:te\s?)?mak\w+|maak\w*)\b",
    r"\b(?:afspraak|bel|belt|bellen|reageer\w*|reactie|antwoord\w*|horen|laat\b.{0,30}\bweten|contact)\b",
    r"\b(?:doe|doet|doen|tegemoet|ontvang\w+|binnen)\b",
)
_VALID = any_of(
    r"\b(?:link|knop|code)\b.{0,60}\b(?:werkt|geldig|geldt)\b|\bgeldig tot\b|\bbetaal via\b.{0,80}\btot en met\b"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A date in a text: which, where, and the sentence it stands in."""

    day: date
    span: Offsets
    sentence: Sentence


def days(step: Step) -> Iterator[Day]:
    """All dates of a message, in reading order; one without a year is the first such day from the message's own on."""
    for sentence in step.document.sentences:
        for date_ in dates.in_text(sentence.text, step.day):
            yield Day(date_.day, (sentence.start + date_.start, sentence.start + date_.end), sentence)


def deadlines(step: Step) -> tuple[Day, ...]:
    """The dates before which the reader is asked to pay, to answer or to make an arrangement."""
    return tuple(
        day
        for day in days(step)
        if day.sentence.kind not in {"address", "cell"}
        and day.sentence.box != "pay"
        and until(day, step.document)
        and _DEED.search(day.sentence.text.lower())
        and not _VALID.search(day.sentence.text.lower())
    )


def until(day: Day, document: Document) -> bool:
    """Whether the words before the date make it an end: "vóór", "uiterlijk", "tot en met"."""
    return bool(_BEFORE.search(document.lower[day.sentence.start : day.span[0]].replace("\n", " ")))


def first_date(text: str) -> date | None:
    """The first complete date of a text."""
    return next((date_.day for date_ in dates.in_text(text)), None)
