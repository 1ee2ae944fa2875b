"""The parts in which a finished text lets somebody pay what a case asks, and whether they come to it."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from letterkit.dutch import number_words
from letterkit.facts import Fact
from letterkit.lint.document import Document, Sentence
from letterkit.lint.stated_facts import of_kind, written
from letterkit.lint.sums import Wrong

_PARTS = re.compile(
    rf"\b(?:(?P<times>\d{{1,2}}|{number_words.PATTERN})\s(?:gelijke |kleine |vaste )?"
    r"(?:delen|keer|keren|maal|termijnen|stukken|stukjes|betalingen|maanden)|(?P<sign>\d{1,2}) ?[x×])(?!\w)"
)
_EACH = re.compile(
    r"^(?:[^€]{0,14}€|[^.]{0,40}\b(?:betaalt|betaal|wordt|is|zijn|van|elk|steeds|telkens|per (?:keer|deel|maand))\b"
    r"[^€]{0,24}€)"
)
_NOT_ALL = re.compile(
    r"\b(?:ongeveer|minstens|rond|zo'n|rest|laatste|daarna|eerst\w*|open|openstaa\w*|niet betaald|gemist\w*|achter\w*|"
    r"rente|kosten|blijft|over|al|kwijt|lening|mis\w*|ontbre\w*)\b"
)
_NO_EXTRA = re.compile(
    r"\b(?:zonder|geen) (?:extra )?(?:kosten|rente)(?: (?:en|of) (?:zonder |geen )?(?:kosten|rente))?"
)
_MOST_TIMES = 60


def wrong_plans(document: Document, asked: frozenset[int]) -> Iterator[Wrong]:
    """Each amount of parts that nearly come to what is asked, and do not; ``asked`` in euro cents."""
    named = {int(fact.value) for fact in of_kind(document, "amount")}
    for sentence in document.sentences:
        yield from _in_sentence(document, sentence, asked, named)
    yield from _in_rows(document, asked)


def _in_sentence(document: Document, sentence: Sentence, asked: frozenset[int], named: set[int]) -> Iterator[Wrong]:
    low = sentence.text.lower()
    amounts = [fact for fact in of_kind(document, "amount") if sentence.start <= fact.start < sentence.end]
    for match in _PARTS.finditer(low) if amounts and not _NOT_ALL.search(_NO_EXTRA.sub("", low)) else ():
        after = [fact for fact in amounts if fact.start >= sentence.start + match.end()]
        if not after or not _EACH.match(low[match.end() : after[0].end - sentence.start]):
            continue
        times, part = _number(match), int(after[0].value)
        if times and part and not _comes_to(times, times * part, asked) and not _rest_named(times * part, asked, named):
            yield after[0].start, after[0].end, times * part


def _number(match: re.Match[str]) -> int:
    words = match["times"] or match["sign"]
    times = int(words) if words.isdigit() else number_words.read(words) or 0
    return times if 1 < times <= _MOST_TIMES else 0


def _comes_to(times: int, total: int, asked: frozenset[int]) -> bool:
    """Whether so many parts are what is asked, to a cent each, or are about something else altogether."""
    return all(abs(total - right) <= times or abs(total - right) >= total // times for right in asked) or any(
        abs(total - right) <= times for right in asked
    )


def _rest_named(total: int, asked: frozenset[int], named: set[int]) -> bool:
    return any(abs(right - total) in named for right in asked)


def _in_rows(document: Document, asked: frozenset[int]) -> Iterator[Wrong]:
    """Lines that follow each other, each with a day to come and an amount: together they are what is asked."""
    day = written(document)
    for planned, lines in groupby(document.sentences, key=lambda line: _row(document, line, day) is not None):
        rows = [row for line in lines if planned and (row := _row(document, line, day))]
        total = sum(int(row.value) for row in rows)
        if len(rows) > 1 and not _comes_to(len(rows), total, asked):
            yield rows[-1].start, rows[-1].end, total


def _row(document: Document, line: Sentence, day: date | None) -> Fact | None:
    """The amount of a line that has just a day after the letter and an amount."""
    if line.kind not in {"cell", "item"} or day is None:
        return None
    facts = [fact for fact in of_kind(document, "amount", "day") if line.start <= fact.start < line.end]
    days = [fact for fact in facts if fact.kind == "day"]
    amounts = [fact for fact in facts if fact.kind == "amount"]
    return amounts[0] if len(days) == len(amounts) == 1 and days[0].value > day.isoformat() else None
