"""The last days to pay that a text gives."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from letterkit.lint.document import Document, once
from letterkit.lint.stated_facts import of_kind, words_of, written

_UNTIL = re.compile(
    r"\b(?:v[óo]{1,2}r(?P<on> of op)?|uiterlijk(?: op)?|tot(?: en met)?|t/m|niet later dan|op zijn laatst|ten laatste|"
    r"(?:laatste|uiterste) (?:dag|datum|betaaldag)(?: om te betalen)? is)\W{1,2}"
    r"(?:(?:ma|di|woens|donder|vrij|zater|zon)\w{0,4}\s)?$"
)
_PAY = re.compile(
    r"\b(?:(?:geld|bedrag)\b.{0,50}\b(?:binnen|hebben|ontvangen)|beta(?:al|l)\w{0,4}|overma(?:ak|k)\w*|over te maken|"
    r"maak\w?\b[^.]{0,70}\bover|voldoe\w*|voldaan|de tijd|(?:laatste|uiterste) (?:dag|datum))\b"
)
_MUST = re.compile(
    r"\bmoet(?:en)?\b.{0,60}\b(?:binnen|betaald|voldaan|overgemaakt)\b|"
    r"\b(?:binnen|betaald|voldaan|overgemaakt)\b.{0,6}\b(?:moet|moeten|dient|dienen)\b|"
    r"\bop tijd\b.{0,40}\b(?:op|hebben)\b"
)
_ON = re.compile(r"\bop\s(?:\w{2,6}dag\s)?$")
_OTHER = re.compile(
    r"\b(?:link|code|klacht|antwoord\w*|reactie|termijn(?:en)? van|regeling|maand|bezwaar|bkr|afspraak|contract|werkt|"
    r"als u|betaalt u|betaald[eu]|eerder|daarna|kosten|incasso\w*|zichtbaar|verwerkt|bericht|bellen|terug|deel|delen|"
    r"eerste|tweede|derde|volgende|had|hadden|moest|moesten|hoeft|niet|liever|bijvoorbeeld)\b"
)


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day on which a text lets its reader pay, and where it says so."""

    day: date
    start: int
    end: int


@once
def last_days(document: Document) -> tuple[LastDay, ...]:
    """All of them in reading order; what belongs to an arrangement, a complaint or another message is none."""
    return tuple(_found(document))


def _found(document: Document) -> Iterator[LastDay]:
    letter = written(document)
    for fact in of_kind(document, "day"):
        before = max(0, fact.start - 40)
        until = _UNTIL.search(document.lower, before, fact.start)
        words = words_of(document, fact)
        if not until and _MUST.search(words):
            until = _ON.search(document.lower, before, fact.start)
        day = date.fromisoformat(fact.value)
        if until and _PAY.search(words) and not _OTHER.search(words) and not (letter and day < letter):
            before_it = until[0].startswith("v") and not until["on"]  # "vóór" a day is up to and with the day before
            yield LastDay(day - timedelta(days=before_it), until.start(), fact.end)
