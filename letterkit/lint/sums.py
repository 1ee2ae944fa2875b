"""The sums that a finished text makes, and what each should be."""

import re
from collections.abc import Iterator
from itertools import pairwise

from letterkit.dutch import number_words
from letterkit.facts import Fact
from letterkit.lint.document import Document, Sentence
from letterkit.lint.stated_facts import of_kind

Wrong = tuple[int, int, int]
"""Place of a total and its right value in cents."""

_TOTAL = re.compile(
    r"\b(?:samen|totaal|in totaal|bij elkaar|opgeteld)\b(?: is| dus| zijn| dat is| dat|:)*[^€\d]{0,12}$"
)
_OPENS = re.compile(
    r"\W*(?:(?:samen|in totaal|bij elkaar|opgeteld) (?:is|zijn|maakt) dat|dat is (?:samen|bij elkaar|in totaal))\b"
    r"|\W*dan (?:is|heeft u|hebt u|bent u|zijn) [^€]{0,40}€[^€]{1,30}\b(?:betaald|afgelost|voldaan|klaar)\b"
)
_TIMES = re.compile(
    rf"\b(?P<times>\d{{1,2}}|{number_words.PATTERN}) ?"
    r"(?:x|×|keer|maal|(?:gemiste )?(?:termijnen|maanden|delen|betalingen|rekeningen|facturen) van|"
    r"(?:maanden|weken) lang) ?$"
)
_ENDS = re.compile(r"\b(?:samen|totaal|dus|is)\b")
_ROW_TOTAL = re.compile(r"\s*(?:totaal|samen|te betalen|in totaal)\b")
_TAKEN_OFF = re.compile(r"\b(?:betaald|ontvangen|al|korting|af)\b|-\s?€|€\s?-")
_BASE = re.compile(r"\b(?:van|over) (?:de |uw |een (?:schuld|rekening|bedrag) van )?$")
_IS = re.compile(r"\b(?:is|zijn|dus|maakt)\b")
_THAT_IS = re.compile(r"\W*dat (?:is|zijn|wordt)\b")
_NO_SHARE = re.compile(
    r"\b(?:minstens|minimaal|ten minste|hoogstens|maximaal|maand|maanden|dag|dagen|week|btw|korting|rest|boven)\b"
)
_PAID = re.compile(r"\b(?:betaalde|terugbetaald|loste|betaald)\b")
_LEFT = re.compile(r"\W*(?:u moet nog|dus u moet nog|er blijft|dan blijft|nu is er nog|de rest is)\b")
_OF_TWO = 2
_ROUNDED = 100  # cents that a share may be off: whole euros are read more easily


def wrong_sums(document: Document) -> Iterator[Wrong]:
    """Each total that is not what its parts add up to, in reading order of its kind."""
    for sentence, before in _with_before(document):
        yield from _in_sentence(document, sentence)
        yield from _after(document, sentence, before)
        yield from _left(document, sentence, before)
        yield from _shares(document, sentence, before)
    yield from _in_rows(document)


def _with_before(document: Document) -> Iterator[tuple[Sentence, Sentence | None]]:
    prose = list(document.prose)
    if prose:
        yield prose[0], None
    for before, sentence in pairwise(prose):
        yield sentence, before


def _amounts(document: Document, sentence: Sentence) -> list[Fact]:
    return [fact for fact in of_kind(document, "amount") if sentence.start <= fact.start < sentence.end]


def _times(document: Document, sentence: Sentence, fact: Fact) -> int | None:
    """How many times an amount is named: "drie termijnen van € 50"."""
    match = _TIMES.search(document.lower[sentence.start : fact.start])
    if match is None:
        return None
    return int(match["times"]) if match["times"].isdigit() else number_words.read(match["times"])


def _in_sentence(document: Document, sentence: Sentence) -> Iterator[Wrong]:
    in_sentence = _amounts(document, sentence)
    for at, fact in enumerate(in_sentence[1:], 1):
        before = document.lower[sentence.start : fact.start]
        times = _times(document, sentence, in_sentence[at - 1])
        parts = [int(earlier.value) for earlier in in_sentence[:at]]
        if times and at == 1 and _ENDS.search(before[in_sentence[0].end - sentence.start :]):
            right = times * parts[0]
        elif _TOTAL.search(before) and len(parts) > 1 and not times:
            right = sum(parts)
        else:
            continue
        if right != int(fact.value):
            yield fact.start, fact.end, right


def _after(document: Document, sentence: Sentence, before: Sentence | None) -> Iterator[Wrong]:
    """A sentence that only gives the total of the one before it."""
    totals = _amounts(document, sentence)
    if before is None or len(totals) != 1 or not _OPENS.match(sentence.text.lower()):
        return
    parts = _amounts(document, before)
    times = _times(document, before, parts[0]) if len(parts) == 1 else None
    right = times * int(parts[0].value) if times else sum(int(part.value) for part in parts)
    if (times or len(parts) > 1) and right != int(totals[0].value):
        yield totals[0].start, totals[0].end, right


def _left(document: Document, sentence: Sentence, before: Sentence | None) -> Iterator[Wrong]:
    """What is left of a first amount after the second was paid."""
    rest = _amounts(document, sentence)
    parts = _amounts(document, before) if before else []
    if before and len(rest) == 1 and len(parts) == len(_PAID.findall(before.text.lower())) + 1 == _OF_TWO:
        right = int(parts[0].value) - int(parts[1].value)
        last = _PAID.search(document.lower, parts[0].end, before.end)
        if last and right > 0 and right != int(rest[0].value) and _LEFT.match(sentence.text.lower()):
            yield rest[0].start, rest[0].end, right


def _shares(document: Document, sentence: Sentence, before: Sentence | None) -> Iterator[Wrong]:
    """A percentage of an amount: "15% van € 400 is € 60", also when the next sentence says what it is."""
    amounts = _amounts(document, sentence)
    if before and len(amounts) == 1 and _THAT_IS.match(sentence.text.lower()):
        base, whole, result = _amounts(document, before), before, amounts[0]
    elif len(amounts) == 2 and _IS.search(sentence.text.lower()):
        base, whole, result = amounts[:1], sentence, amounts[1]
    else:
        return
    shares = [fact for fact in of_kind(document, "percentage") if whole.start <= fact.start < whole.end]
    words = (whole.text + sentence.text).lower()
    if len(base) != 1 or len(shares) != 1 or _NO_SHARE.search(words):
        return
    right = round(float(shares[0].value) * int(base[0].value) / 100)
    of_base = _BASE.search(document.lower[whole.start : base[0].start])
    if of_base and abs(right - int(result.value)) >= _ROUNDED:
        yield result.start, result.end, right


def _in_rows(document: Document) -> Iterator[Wrong]:
    """Lines with a label and one amount each, up to one that says it is the total."""
    parts: list[int] = []
    for sentence in document.sentences:
        in_sentence = _amounts(document, sentence)
        if sentence.kind != "cell" or len(in_sentence) != 1:
            parts = parts if sentence.kind == "cell" and not in_sentence else []
            continue
        fact = in_sentence[0]
        if _ROW_TOTAL.match(sentence.text.lower()):
            if len(parts) > 1 and sum(parts) != int(fact.value):
                yield fact.start, fact.end, sum(parts)
            parts = []
        else:
            parts.append(-int(fact.value) if _TAKEN_OFF.search(sentence.text.lower()) else int(fact.value))
