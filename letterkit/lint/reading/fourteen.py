"""What a 14-day letter says: its term, its fee, what it asks now; and what the fee may be."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from letterkit.lint.model import Document, Sentence, Span, once
from letterkit.lint.placeholders import FIELD
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.reading.payment import AMOUNT, amount
from letterkit.lint.reading.stage import infer

_FOURTEEN = r"(?:veertien|14)\s?(?:\((?:veertien|14)\)\s?)?(?:kalender)?dagen"
_FIFTEEN = r"(?:vijftien|15)\s?(?:\((?:vijftien|15)\)\s?)?(?:kalender)?dagen"
_REACHED = r"(?:bezorgd|ontvangen|bereikt|bereikte|afgeleverd)"
_RIGHT = any_of(
    (
        rf"\b{_FOURTEEN}\b.{{0,25}}?\b(?:vanaf|na|gerekend vanaf|ingaande)\b.{{0,15}}?\bde dag (?:na(?:dat)?|"
        rf"volgend op)\b.{{0,60}}?\b{_REACHED}\b"
    ),
    rf"\b{_FOURTEEN}\b.{{0,25}}?\bvanaf de dag na (?:de )?(?:bezorging|ontvangst)\b",
    rf"\b{_FIFTEEN}\b.{{0,15}}?\b(?:nadat|na (?:de )?(?:dag van )?(?:bezorging|ontvangst))\b",
)
_TERM = any_of(
    rf"\bbinnen\s(?:een termijn van\s|een periode van\s)?(?:{_FOURTEEN}|{_FIFTEEN})"
    r"(?:\s(?:na|vanaf|gerekend vanaf|te rekenen vanaf)\s(?:de\s)?(?:dagtekening|heden|verzending|"
    r"verzenddatum|datum|vandaag|ontvangst|bezorging)"
    r"(?:\svan\s(?:deze|dit|de)\s\w+)?)?",
    r"\b(?:binnen\s)?(?:\w+\s)?twee weken\b",
)
_FEE = any_of(
    r"\b(?:buitengerechtelijke\s)?(?:incasso|invorderings|collect)\w*kosten\b",
    r"\bincassovergoeding\b",
    r"\bvergoeding\b.{0,30}\bincasso",
)
_INEXACT = any_of(r"\b(?:minimaal|minstens|minimum|ten minste|vanaf|circa|ongeveer|maximaal)\b.{0,14}(?:€|eur|\d)")
_TOTAL = re.compile(r"\b(?:totaal|totaalbedrag|nu te betalen|te betalen|te voldoen)\b", re.IGNORECASE)
# Besluit vergoeding voor buitengerechtelijke incassokosten, artikel 2: width of the band in cents, rate.
_BANDS = ((250_000, "0.15"), (250_000, "0.10"), (500_000, "0.05"), (19_000_000, "0.01"), (None, "0.005"))
_LEAST, _MOST, _TAX = 4_000, 677_500, Decimal("1.21")


@dataclass(frozen=True, slots=True)
class Fourteen:
    """``right``/``wrong``: where the term stands. Amounts in cents. ``total_span``: a total with the fee inside."""

    applies: bool
    right: Span | None = None
    wrong: Span | None = None
    fee_sentence: Sentence | None = None
    fee_named: bool = False
    fee: int | None = None
    fee_span: Span = (0, 0)
    principal: int | None = None
    total_span: Span | None = None


def fee(principal: int, *, taxed: bool = False) -> int:
    """The highest collection costs over a principal, both in euro cents; ``taxed`` adds 21% where that is allowed."""
    rest, total = principal, Decimal(0)
    for width, rate in _BANDS:
        part = rest if width is None else min(rest, width)
        total += part * Decimal(rate)
        rest -= part
    total = min(max(total, Decimal(_LEAST)), Decimal(_MOST))
    return int((total * (_TAX if taxed else 1)).quantize(Decimal(1), ROUND_HALF_UP))


@once
def fourteen(document: Document) -> Fourteen:
    """Read a 14-day letter; ``applies`` is false for every other text."""
    if (document.stage or infer(document)) != "veertiendagenbrief":
        return Fourteen(applies=False)
    flat = document.lower.replace("\n", " ")
    right = _RIGHT.search(flat)
    wrong = None if right else _TERM.search(flat)
    sentence = next((one for one in document.sentences if _FEE.search(one.text.lower())), None)
    named, cents, span = _fee(sentence, document)
    principal, total = _amounts(document, cents)
    return Fourteen(
        applies=True,
        right=right.span() if right else None,
        wrong=wrong.span() if wrong else None,
        fee_sentence=sentence,
        fee_named=named,
        fee=cents,
        fee_span=span,
        principal=principal,
        total_span=total,
    )


def _fee(first: Sentence | None, document: Document) -> tuple[bool, int | None, Span]:
    """Whether one exact fee is named, how much it is, and where."""
    if first is None:
        return False, None, (0, 0)
    for sentence in (one for one in document.sentences if _FEE.search(one.text.lower())):
        low = sentence.text.lower()
        if _INEXACT.search(low):
            return False, None, (0, 0)
        if match := next(iter(AMOUNT.finditer(sentence.text)), None):
            return True, amount(match), (sentence.start + match.start(), sentence.start + match.end())
        if FIELD.search(sentence.text):
            return True, None, (0, 0)
    return False, None, (0, 0)


def _amounts(document: Document, cents: int | None) -> tuple[int | None, Span | None]:
    """The principal (the largest amount that is not the fee or the total with it) and a total that holds the fee."""
    told = [(amount(match), sentence) for sentence in document.sentences for match in AMOUNT.finditer(sentence.text)]
    others = [(value, sentence) for value, sentence in told if value != cents]
    if cents is None or not others:
        return (max((value for value, _ in others), default=None), None)
    values = {value for value, _ in others}
    for value, sentence in others:
        if value - cents in values and _TOTAL.search(sentence.text):
            return value - cents, (sentence.start, sentence.end)
    return max(values), None
