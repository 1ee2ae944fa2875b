"""What a 14-day letter says: its terms, its fee, what it asks now. What that may be, ``letterkit.law`` says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from letterkit.dutch import amounts, dates, number_words
from letterkit.dutch.amounts import Amount
from letterkit.lint.document import Document, Offsets, Sentence, once
from letterkit.lint.placeholders import FIELD
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.reading.stage import infer

if TYPE_CHECKING:
    from letterkit.law.fourteen_days import Term

STAGE = "veertiendagenbrief"
_FEE = any_of(
    r"\b(?:buitengerechtelijke\s)?(?:incasso|invorderings|collect)\w*kosten\b",
    r"\bincassovergoeding\b",
    r"\bvergoeding\b.{0,30}\bincasso",
)
_INEXACT = any_of(r"\b(?:minimaal|minstens|minimum|ten minste|vanaf|circa|ongeveer|maximaal)\b.{0,14}(?:€|eur|\d)")
_TOTAL = re.compile(r"\b(?:totaal|totaalbedrag|nu te betalen|te betalen|te voldoen)\b", re.IGNORECASE)
_LATER = any_of(
    r"\b(?:anders|daarna|te laat|niet op tijd|na die|na afloop)\b",
    r"\b(?:betaalt|betaal|doet|voldoet)\s(?:u|je)\b.{0,40}\b(?:niet|niets)\b",
    r"\bdan\s(?:rekenen|brengen|vragen|betaalt|komen|komt)\b",
)
_VAT = any_of(r"\bbtw\b|\bomzetbelasting\b")
_NO_RECLAIM = any_of(
    r"\b(?:btw|omzetbelasting)\b.{0,80}\b(?:niet|geen)\b.{0,40}\b(?:verreken\w*|terug\w*|aftrek\w*|af te trekken)",
    r"\b(?:niet|geen)\b.{0,40}\b(?:verreken\w*|terug\w*|aftrek\w*)\b.{0,60}\b(?:btw|omzetbelasting)\b",
)
_EACH = re.compile(r"\b(?:elk|ieder|per (?:termijn|maand))(?:\s(?:van|is))?\s$", re.IGNORECASE)
_NEAR = 400  # characters between a term and the fee that follows it


@dataclass(frozen=True, slots=True)
class Fourteen:
    """``terms`` with their verdicts, as places in the document. Amounts in cents. ``total_span``: a total with the fee.

    ``whole``: the letter is of that stage, so that what lacks is missed; otherwise another letter has such a clause.
    ``principals``: the claims that the letter names, together the principal; empty when it names none. ``vat_named``
    and ``vat_declared``: a word on VAT, and the declaration that it cannot be set off. ``day``: the day of the letter.
    """

    applies: bool
    whole: bool = False
    terms: tuple[Term, ...] = ()
    fee_sentence: Sentence | None = None
    fee_named: bool = False
    fee: int | None = None
    fee_span: Offsets = (0, 0)
    principals: tuple[int, ...] = ()
    total_span: Offsets | None = None
    vat_named: bool = False
    vat_declared: bool = False
    day: date | None = None


@once
def fourteen(document: Document) -> Fourteen:
    """Read a 14-day letter, or the clause of one in a letter of another stage; else ``applies`` is false."""
    whole = (document.stage or infer(document)) == STAGE
    if not whole and not document.has(_FEE):
        return Fourteen(applies=False)
    from letterkit.law.fourteen_days import terms  # noqa: PLC0415  # pydantic, which most texts do not need

    day = _day(document)
    all_terms = terms(document.text, day, document.law)
    sentence = next((part for part in document.sentences if _FEE.search(part.text.lower())), None)
    named, cents, span = _fee(document)
    if not whole:
        all_terms = _of_clause(document, all_terms, span) if cents is not None else ()
        if not all_terms:
            return Fourteen(applies=False)
    principals, total = _amounts(document, cents)
    low = document.lower.replace("\n", " ")
    return Fourteen(
        applies=True,
        whole=whole,
        terms=all_terms,
        fee_sentence=sentence,
        fee_named=named,
        fee=cents,
        fee_span=span,
        principals=principals,
        total_span=total,
        vat_named=bool(_VAT.search(low)),
        vat_declared=bool(_NO_RECLAIM.search(low)),
        day=day,
    )


def names_fee(text: str) -> bool:
    """Whether a sentence is about the fee for collection costs."""
    return bool(_FEE.search(text.lower()))


def _of_clause(document: Document, all_terms: tuple[Term, ...], fee: Offsets) -> tuple[Term, ...]:
    """The terms that belong to a fee in a letter of another stage: close before it, and the fee still to come."""
    at = next((sentence for sentence in document.sentences if sentence.start <= fee[0] < sentence.end), None)
    if at is None or not any(_LATER.search(part.text.lower()) for part in _around(document, at)):
        return ()
    return tuple(term for term in all_terms if not term.reason.startswith("date") and abs(fee[0] - term.start) < _NEAR)


def _around(document: Document, sentence: Sentence) -> tuple[Sentence, ...]:
    """A sentence and the one before it, which may hold its condition: "Betaalt u niet? Dan …"."""
    place = document.sentences.index(sentence)
    return document.sentences[max(0, place - 1) : place + 1]


def _day(document: Document) -> date | None:
    """The day of the letter: the first complete date above its greeting."""
    greeting = next((passage.start for passage in document.passages if passage.kind == "greeting"), 0)
    return next((reading.day for reading in dates.in_text(document.text[:greeting])), None)


def _fee(document: Document) -> tuple[bool, int | None, Offsets]:
    """Whether one exact fee is named, how much it is, and where."""
    for sentence in document.sentences:
        if not names_fee(sentence.text):
            continue
        if _INEXACT.search(sentence.text.lower()):
            return False, None, (0, 0)
        if read_amounts := amounts.in_text(sentence.text):
            return (
                True,
                read_amounts[0].cents,
                (sentence.start + read_amounts[0].start, sentence.start + read_amounts[0].end),
            )
        if FIELD.search(sentence.text):
            return True, None, (0, 0)
    return False, None, (0, 0)


def _amounts(document: Document, fee: int | None) -> tuple[tuple[int, ...], Offsets | None]:
    """The claims (the largest amount that is not the fee or the total with it), and a total that holds the fee."""
    told = [(one, sentence) for sentence in document.sentences for one in amounts.in_text(sentence.text)]
    others = [(one, sentence) for one, sentence in told if one.cents not in (fee, 0)]
    values = [one.cents for one, _ in others]
    if not values:
        return (), None
    for one, sentence in others if fee else ():
        if one.cents - (fee or 0) in values and _TOTAL.search(sentence.text):
            return (one.cents - (fee or 0),), (sentence.start, sentence.end)
    return _claims(max(values), others), None


def _claims(principal: int, told: list[tuple[Amount, Sentence]]) -> tuple[int, ...]:
    """The instalments that together are the principal, when the letter names them one by one, as "3 x € 150" or as
    "elk € 150".
    """
    for one, sentence in told:
        if _EACH.search(sentence.text[: one.start]) and one.cents < principal and principal % one.cents == 0:
            return (one.cents,) * (principal // one.cents)
        if match := _times().search(sentence.text[: one.start]):
            times = int(match["times"]) if match["times"].isdigit() else number_words.read(match["times"]) or 1
            if principal in (one.cents, one.cents * times):
                return (one.cents,) * times
    parts = [one.cents for one, _ in told if one.cents < principal]
    return tuple(parts) if sum(parts) == principal else (principal,)


@cache  # compiled when a letter first needs it
def _times() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<times>\d{{1,2}}|{number_words.PATTERN})\s?(?:x|×|keer|maal|termijnen van|maanden van)\s(?:een\s)?$",
        re.IGNORECASE,
    )
