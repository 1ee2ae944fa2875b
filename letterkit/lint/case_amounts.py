"""Which amounts a finished text about one case can explain: those of the case, and what can be reckoned from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from letterkit.facts import Fact, Known
from letterkit.lint.document import Document
from letterkit.lint.stated_facts import of_kind, words_of, written

_FREE = re.compile(
    r"\b(?:bijvoorbeeld|als voorbeeld|ongeveer|stel dat|per|elke|iedere|minstens|minimaal|hoogstens|maximaal|meer dan|"
    r"minder dan|vanaf|of meer|of minder|limiet|geleend\w*|leende|lening van|krediet van|inkomen|toeslag\w*|uitkering|"
    r"loon|salaris|beslagvrij\w*|bkr|boven de|onder de|vorig\w*|al betaald|ontvangen|ontvingen|betaalde|overgemaakt|"
    r"kwam(?:en)? binnen|klopt niet|eerder|oude?)\b"
)
"""Words beside an amount that is not of the case itself: an example, a bound, other money, what was paid."""
_COSTS = re.compile(
    r"\b(?:\w*kosten|bijdrage|toeslag voor|vergoeding|boete|opslag|tellen wij|rekenen wij|komt erbij|erbij)\b"
)
_NO_COSTS = re.compile(r"\b(?:geen|zonder)\s(?:\w+\s){0,2}\w*kosten\b|\bkosten (?:u )?niets\b")
_MOST_TERMS, _MOST_TIMES = 12, 60


def unexplained(document: Document, known: Known) -> Iterator[Fact]:
    """The amounts that neither the case nor a sum of its amounts explains, in reading order."""
    amounts = [fact for fact in of_kind(document, "amount") if int(fact.value)]
    right = _of_case(document, known) | {int(fact.value) for fact in amounts if _shared(int(fact.value), known.asked)}
    right |= _of_row(amounts, known.asked) | _paid_off(amounts, known.asked)
    for fact in amounts:
        if int(fact.value) not in right and not _free(words_of(document, fact)):
            yield fact


def _free(words: str) -> bool:
    """Whether the sentence of an amount is about other money than what the case asks."""
    return bool(_FREE.search(words)) and not _COSTS.search(_NO_COSTS.sub("", words))


def _of_case(document: Document, known: Known) -> set[int]:
    """What is asked, every term, what some of them are together in the order of their days, and the legal fee."""
    parts = [cents for cents, _ in sorted(known.terms, key=lambda term: term[1])][:_MOST_TERMS]
    sums = {total for at in range(len(parts)) for total in accumulate(parts[at:])}
    return sums | set(known.asked) | _fees(document, parts, sums)


def _fees(document: Document, parts: list[int], sums: set[int]) -> set[int]:
    """The collection costs that the law allows over the terms, alone and with what is asked; none without the word."""
    if "kosten" not in document.lower or not parts:
        return set()
    from letterkit.law import collection_fee  # noqa: PLC0415  # pydantic, which most texts do not need

    day = written(document) or document.day
    if day is None:
        return set()
    claims = [Decimal(cents) / 100 for cents in parts]
    declared = collection_fee.VatDeclaration(taxed_service=True, cannot_reclaim=True, declared_in_letter=True)
    ways = [collection_fee.fee(claims, day, vat=vat, settings=document.law) for vat in (None, declared)]
    cents = {int(way.total * 100) for way in ways}
    return cents | {fee + total for fee in cents for total in sums}


def _shared(cents: int, asked: frozenset[int]) -> bool:
    """Whether so many times this amount is what is asked, with a cent too much or too little a time."""
    shares = [(total, round(total / cents)) for total in asked]
    return any(abs(times * cents - total) <= times for total, times in shares if 1 < times <= _MOST_TIMES)


def _of_row(amounts: list[Fact], asked: frozenset[int]) -> set[int]:
    """The amounts that follow each other and are together what is asked: the terms of an arrangement."""
    values = [int(fact.value) for fact in amounts]
    for first in range(len(values)):
        total = 0
        for last in range(first, len(values)):
            total += values[last]
            if last > first and total in asked:
                return set(values[first : last + 1])
    return set()


def _paid_off(amounts: list[Fact], asked: frozenset[int]) -> set[int]:
    """What so many times an amount of the text is, and what is then left of what is asked."""
    parts = {int(fact.value) for fact in amounts} - asked
    right: set[int] = set()
    for total in asked:
        for part in parts:
            for paid in range(part, total, part):
                if total - paid in parts and paid // part <= _MOST_TIMES:
                    right |= {part, paid, total - paid}
    return right
