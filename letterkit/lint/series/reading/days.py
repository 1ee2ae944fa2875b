"""Dates in a text, and which of them are deadlines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from letterkit.lint.model import Document, Sentence, Span
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.series.model import MONTHS, Step

_DATE = re.compile(
    rf"\b(?P<d>\d{{1,2}})\s+(?P<m>{'|'.join(MONTHS)})(?:\s+(?P<y>\d{{4}}))?\b"
    r"|\b(?P<d2>\d{1,2})[-/.](?P<m2>\d{1,2})[-/.](?P<y2>\d{4})\b"
    r"|\b(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})\b",
    re.IGNORECASE,
)
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
    span: Span
    sentence: Sentence


def days(step: Step) -> Iterator[Day]:
    """All dates of a message, in reading order; one without a year is the first such day from the message's own on."""
    for sentence in step.document.sentences:
        for match in _DATE.finditer(sentence.text):
            if day := read(match, step.day):
                yield Day(day, (sentence.start + match.start(), sentence.start + match.end()), sentence)


def deadlines(step: Step) -> tuple[Day, ...]:
    """The dates before which the reader is asked to pay, to answer or to make an arrangement."""
    return tuple(
        one
        for one in days(step)
        if one.sentence.kind not in {"address", "cell"}
        and one.sentence.box != "pay"
        and until(one, step.document)
        and _DEED.search(one.sentence.text.lower())
        and not _VALID.search(one.sentence.text.lower())
    )


def until(one: Day, document: Document) -> bool:
    """Whether the words before the date make it an end: "vóór", "uiterlijk", "tot en met"."""
    return bool(_BEFORE.search(document.lower[one.sentence.start : one.span[0]].replace("\n", " ")))


def first_date(text: str) -> date | None:
    """The first complete date of a text."""
    return next((day for match in _DATE.finditer(text) if (day := read(match, None))), None)


def read(match: re.Match[str], near: date | None) -> date | None:
    """The date of a match; without a year one close to ``near``; None when there is no such day."""
    day, year = match["d"] or match["d2"] or match["d3"], match["y"] or match["y2"] or match["y3"]
    month = MONTHS.index(match["m"].lower()) + 1 if match["m"] else int(match["m2"] or match["m3"])
    try:
        if year:
            return date(int(year), month, int(day))
        if near is None:
            return None
        around = [date(one, month, int(day)) for one in (near.year - 1, near.year, near.year + 1)]
    except ValueError:
        return None
    return min(around, key=lambda one: abs((one - near).days))
