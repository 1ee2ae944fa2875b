"""What a finished text says of interest: over which amount, which days, at which rate, and how much. What that should
be, ``letterkit.law`` says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice

from letterkit.dutch import amounts, dates
from letterkit.dutch.amounts import Amount
from letterkit.lint.document import Document, Sentence
from letterkit.lint.stated_facts import dated

_INTEREST = re.compile(r"\b(?:\w*rente|renteperiode)\b")
_STATUTORY = re.compile(r"\bwettelijke\s(?:handels)?rente\b")
_TRADE = re.compile(r"\bhandelsrente\b")
_PERCENT = re.compile(r"(?<![\d,])(?P<number>\d{1,2}(?:[.,]\d{1,3})?)\s?(?:%|procent\b)")
_NO_YEAR = re.compile(r"\b(?:per|elke|iedere|de)\s(?:maand|dag|week)\b|\bmaandelijkse\b")
_UNTIL = re.compile(r"\W*(?:tot(?P<with>\sen\smet)?|(?P<too>t/m|tot\saan|en)|[-\u2013])\s*(?:\w{2,6}dag\s)?")
_INCLUSIVE = re.compile(r"met|t/m|[-\u2013]")
_BASE = re.compile(
    r"\b(?:over|op)\s(?:de\s|uw\s|het\s|een\s|dit\s)?(?:\w+\s)?(?:hoofdsom|bedrag|schuld|vordering|termijn|factuur)?\s?(?:van\s)?$"
)
_THAT = re.compile(r"\b(?:daarover|hierover|over (?:dit|dat|het) (?:\w+ )?bedrag|over (?:deze|die|de) \w+)\b")
_GOES_ON = re.compile(r"\W*(?:dat (?:is|wordt|maakt)|(?:die|de|deze) rente (?:is|bedraagt)|dit (?:is|wordt)|samen)\b")
_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class StatedInterest:
    """``cents`` of interest over ``principal`` euros from ``start`` up to, not including, ``end``, and where it stands.
    ``percent``: the rate a year that the text names; ``statutory``: whether it calls it that of the law.
    """

    cents: int
    principal: Decimal
    start: date
    end: date
    percent: Decimal | None
    statutory: bool
    place: tuple[int, int]


def speaks_of_a_period(document: Document) -> bool:
    """Whether some sentence speaks of interest and names two days: whatever days and amounts those are."""
    return "rente" in document.lower and any(
        _INTEREST.search(sentence.text.lower()) and len(list(islice(dates.in_text(sentence.text), 2))) > 1
        for sentence in document.sentences
    )


def stated_interest(document: Document) -> Iterator[StatedInterest]:
    """Each statement that names amount, days and rate; one that leaves something open is not judged."""
    sentences = document.sentences
    for at, sentence in enumerate(sentences):
        low = sentence.text.lower()
        if not _INTEREST.search(low) or _NO_YEAR.search(low) or _TRADE.search(low):
            continue
        period, rates = _period(document, sentence), {match["number"] for match in _PERCENT.finditer(low)}
        statutory = bool(_STATUTORY.search(low))
        if period is None or len(rates) > 1 or not (rates or statutory):
            continue
        base = _base(sentence, sentences[at - 1] if at else None)
        told = _told(sentence, base, sentences[at + 1] if at + 1 < len(sentences) else None)
        if base is None or told is None:
            continue
        rate = Decimal(rates.pop().replace(",", ".")) if rates else None
        yield StatedInterest(told[0], Decimal(base.cents) / 100, *period, rate, statutory, told[1])


def _period(document: Document, sentence: Sentence) -> tuple[date, date] | None:
    """From the first of two days up to the second, or up to and with it; a day without a year is near the other."""
    near = next((found.day for found in dates.in_text(sentence.text)), dated(document))
    days = list(dates.in_text(sentence.text, near))
    if len(days) != 2:
        return None
    between = sentence.text[days[0].end : days[1].start].lower()
    if not _UNTIL.fullmatch(between) or days[1].day <= days[0].day:
        return None
    return days[0].day, days[1].day + (_ONE if _INCLUSIVE.search(between) else timedelta())


def _base(sentence: Sentence, before: Sentence | None) -> Amount | None:
    """The amount over which interest runs: named there, or "daarover" after a sentence with one amount."""
    low = sentence.text.lower()
    for one in amounts.in_text(sentence.text):
        if _BASE.search(low[: one.start]):
            return one
    earlier = list(amounts.in_text(before.text)) if before and _THAT.search(low) else []
    return earlier[0] if len(earlier) == 1 else None


def _told(sentence: Sentence, base: Amount | None, after: Sentence | None) -> tuple[int, tuple[int, int]] | None:
    """How much interest that is, in the same sentence or in the next one, and where it stands."""
    others = [one for one in amounts.in_text(sentence.text) if one != base]
    if not others and after and _GOES_ON.match(after.text.lower()):
        sentence, others = after, list(amounts.in_text(after.text))
    if len(others) != 1:
        return None
    return others[0].cents, (sentence.start + others[0].start, sentence.start + others[0].end)
