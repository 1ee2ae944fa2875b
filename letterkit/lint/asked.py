"""Which amounts a finished text asks as a whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from letterkit.facts import Fact
from letterkit.lint.document import Document, Sentence
from letterkit.lint.stated_facts import of_kind, sentence_of

_ASKS = re.compile(
    r"\b(?:te betalen|nog betalen|betaal|betaling van|bedrag|totaal|achterstand|openstaand\w*|staat nog|staat er|"
    r"gaat om|schuld|moet u|u moet|u bent ons|maak\b[^.]{0,30}\bover|overmaken|wilt u|kunt u)\b"
)
_NOT_WHOLE = re.compile(
    r"\b(?:per|elke|iedere) (?:maand|week|termijn|keer|jaar)|\bmaand(?:elijks\w*)?\b|\btermijn(?:en)?\b|\bregeling\b|"
    r"\bdelen\b|\bbetaald[eu]?\b|\bbetaalde\b|\bal\b|\beerder\w*|\bals\b|\bbetaalt u\b|\bdaarna\b|"
    r"(?<!^maak )(?<!^betaal )\bdan\b|"
    r"kosten\b|\brente\b|\bminder\b|\bmeer dan\b|\bvanaf\b|\bkorting\b|\boude\b|\bfactuur\b|\bminimaal\b|"
    r"\bminstens\b|\bof (?:meer|hoger|minder|lager)\b|"
    r"\bhoogste\w*\b|\bhooguit\b|\bmaximum\b|\bwettelijke?\b|\btarief\b|"
    r"\bbijvoorbeeld\b|\bkwijt\b|\bhuur\b|\blimiet\b|\blening van\b|\bbegin\w*|\bwaarvan\b"
)
_LABEL = re.compile(r"\W*(?:te betalen|bedrag|totaal(?:bedrag)?|te betalen bedrag|openstaand(?: bedrag)?|samen)\s*:")
_TOTAL = re.compile(r"\b(?:samen|totaal|in totaal|bij elkaar|opgeteld)\b(?: is| dus| zijn| dat is|:)?[^€\d]{0,12}$")
_MOST = 8  # amounts of which sums are tried


@dataclass(frozen=True, slots=True)
class Asked:
    """An amount in cents that a text asks, and where."""

    cents: int
    start: int
    end: int


def asked_amounts(document: Document) -> Iterator[Asked]:
    """The amounts that the text asks as a whole, not in parts, under a condition, or of the past."""
    for fact in of_kind(document, "amount"):
        sentence = sentence_of(document, fact)
        if sentence and int(fact.value) and _asks(sentence) and _alone(document, sentence, fact):
            yield Asked(int(fact.value), fact.start, fact.end)


def _asks(sentence: Sentence) -> bool:
    low = sentence.text.lower()
    if sentence.kind == "cell":
        return _LABEL.match(low) is not None
    return bool(_ASKS.search(low)) and not _NOT_WHOLE.search(low)


def _alone(document: Document, sentence: Sentence, fact: Fact) -> bool:
    """Whether the amount is the only one of its sentence, or the total of the others."""
    others = [amount for amount in of_kind(document, "amount") if sentence.start <= amount.start < sentence.end]
    return len(others) == 1 or bool(_TOTAL.search(document.lower[sentence.start : fact.start]))


def explained(total: int, other: int, amounts: set[int]) -> bool:
    """Whether two asked amounts differ by amounts that the text names too, or one is a part of the other's sum."""
    difference = abs(total - other)
    rest = sorted(amounts - {total, other})[:_MOST]
    sums = {sum(part) for size in range(1, len(rest) + 1) for part in combinations(rest, size)}
    return difference in sums or max(total, other) in sums
