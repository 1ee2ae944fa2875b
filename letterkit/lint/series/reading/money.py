"""What a message asks in total, and whether it tells how the total is made up."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from letterkit.dutch import amounts
from letterkit.lint.document import Document, Offsets, Sentence, once
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.reading.payment import payment

_LABEL = any_of(
    r"^(?:bedrag|totaal|totaalbedrag|te betalen|nu te betalen|samen|openstaand(?: bedrag)?)\s*:?\s*(?:€|eur)",
    r"\b(?:totaal|totaalbedrag|in totaal)\b",
)
_FEE = any_of(r"\b\w*kosten\b|\bvergoeding\b|\brente\b")
_LESS = any_of(r"\b(?:ontvangen|betaald|betaling|afgetrokken|verrekend|kwijt\w*|korting|teruggeboekt)\b")
_EACH = re.compile(r"\b(?P<times>[1-9]\d?) (?:maanden|termijnen)\b.*\belk\b")
_MOST_PARTS = 40


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount in euro cents, where it stands, and its sentence."""

    cents: int
    span: Offsets
    sentence: Sentence


@once
def sums(document: Document) -> tuple[Sum, ...]:
    """All amounts of a message, in reading order."""
    return tuple(_sums(document))


def _sums(document: Document) -> Iterator[Sum]:
    for sentence in document.sentences:
        if sentence.kind != "address":
            for amount in amounts.in_text(sentence.text):
                yield Sum(amount.cents, (sentence.start + amount.start, sentence.start + amount.end), sentence)


@once
def asked(document: Document) -> Sum | None:
    """The amount the message asks for, at the place where a reader meets it first; None when it asks for none.

    A line "Bedrag: € …" or "totaal" decides; else the amount that stands most often in sentences that ask, fees apart.
    """
    owed = payment(document).asked
    owed_sums = [
        total for total in sums(document) if total.sentence in owed or _LABEL.search(total.sentence.text.lower())
    ]
    plain = [total for total in owed_sums if not _FEE.search(total.sentence.text.lower())]
    labelled = [total for total in owed_sums if _LABEL.search(total.sentence.text.lower())]
    pool = labelled or plain or owed_sums
    if not pool:
        return None
    counts = Counter(total.cents for total in pool)
    cents = max(counts, key=lambda value: (counts[value], value))
    return next(total for total in sums(document) if total.cents == cents)


def explained(document: Document, total: int, before: int) -> bool:
    """Whether the message tells how ``total`` came from ``before`` (cents): its parts, or the amount that changed."""
    parts = [part for part in sums(document) if part.cents not in (0, total)]
    if total < before and any(_LESS.search(sentence.text.lower()) for sentence in document.sentences):
        return True
    if any(part.cents == abs(total - before) for part in parts):
        return True
    shares = [part.cents for part in parts for _ in range(_times(part))]
    return total in _reachable(shares[:_MOST_PARTS], total)


def _times(part: Sum) -> int:
    """How often an amount counts: "de termijnen van 8 maanden (elk € 125,50)" says it eight times."""
    match = _EACH.search(part.sentence.text.lower())
    return int(match["times"]) if match else 1


def _reachable(parts: list[int], most: int) -> set[int]:
    """All sums of two or more of ``parts`` up to ``most``."""
    single, more = {0}, set[int]()
    for part in parts:
        more |= {reached + part for reached in (more | single) - {0} if reached + part <= most}
        single.add(part)
    return more
