"""Read every sentence of a message for threat, blame, a way out and an invitation, with weights that were learned.

What a sentence says is the sum of what its features weigh (``features``), those of the sentences beside it, the words
of the whole message and the glossary's words in it. A message says what at least one of its sentences says: the chances
of its sentences are joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, takewhile
from math import exp, expm1, log1p
from typing import NamedTuple

from letterkit import language
from letterkit.dutch.dates import MONTH
from letterkit.lint.document import Document, Offsets, Sentence, once
from letterkit.lint.glossary.judged import matches
from letterkit.lint.reading.features import AFTER, BEFORE, WHOLE, features, neighbour, place, shape
from letterkit.lint.reading.weights import VERDICTS, Scores, Weights, log_odds, probability, shipped
from letterkit.lint.statements import all_stated

_MOST_KEPT = 8000  # sentences
_MANY = 4000  # sums: from here on it is worth loading numpy
_TONES = frozenset({"dreiging", "verwijt", "kil", "bevel", "schaamte"})
_SHARE = 0.3  # of the chance of the sentence that says it loudest: from here on another one says it as well
_NAME = "Naam"
_MEASURE = re.compile(rf"€|\b\d{{1,2}}\s{MONTH}\b")
_DULL = 0.1  # what a word must add to belong to the words to change


class Reading(NamedTuple):
    """A sentence with its log odds for each of ``VERDICTS``."""

    sentence: Sentence
    scores: Scores

    def score(self, verdict: str) -> float:
        return self.scores[VERDICTS.index(verdict)]

    def chance(self, verdict: str) -> float:
        """The probability, 0 to 1, that the sentence says this."""
        return probability(self.score(verdict))

    def says(self, verdict: str) -> bool:
        """Whether that is enough to speak of it."""
        return self.score(verdict) >= shipped().least(verdict)


@once
def read(document: Document) -> tuple[Reading, ...]:
    """All sentences but those of addresses, in reading order."""
    sentences = tuple(sentence for sentence in document.sentences if sentence.kind != "address")
    weights = shipped()
    worded = wordings(document, sentences)
    sums = [_sums(text, sentence.kind) for text, sentence in zip(worded, sentences, strict=True)]
    words = found_features(document, sentences)
    shown: dict[str, int] = {}
    for _, _, _, own_of_whole in sums:
        shown.update(own_of_whole)
    whole = sum(shown.values())
    all_totals = []
    for at in range(len(sentences)):
        total = whole + sums[at][0] + _placed(at, len(sentences)) + weights.total(words[at])
        if at:
            total += sums[at - 1][1]
        if at + 1 < len(sums):
            total += sums[at + 1][2]
        all_totals.append(total)
    return tuple(map(Reading, sentences, _scored(all_totals)))


def wordings(document: Document, sentences: Sequence[Sentence]) -> Iterator[str]:
    """The words of the writer, sentence by sentence in reading order: what comes from a case is read as a name, unless
    it is an amount or a day.

    So that two messages that differ in such values alone are read alike.
    """
    data, number = document.data, 0
    for begin, text, *_ in sentences:
        stop = begin + len(text)
        while number < len(data) and data[number][1] <= begin:
            number += 1
        if number == len(data) or data[number][0] >= stop:
            yield text
        else:
            yield _wording(text, [(max(0, start - begin), end - begin) for start, end in _until(data, number, stop)])


def _until(data: Sequence[Offsets], number: int, stop: int) -> Iterator[Offsets]:
    return takewhile(lambda span: span[0] < stop, islice(data, number, None))


def _wording(text: str, values: Iterable[Offsets]) -> str:
    pieces, at = [], 0
    for first, last in values:
        if not _MEASURE.search(text[first:last]):
            pieces += [text[at:first], _NAME]
            at = last
    return "".join((*pieces, text[at:]))


def chance(readings: Iterable[Reading], verdict: str) -> float:
    """The probability that at least one of the sentences says it."""
    lane = VERDICTS.index(verdict)
    return -expm1(-sum([log1p(exp(min(30.0, reading.scores[lane]))) for reading in readings]))


def holds(readings: Iterable[Reading], verdict: str) -> bool:
    """Whether that is enough to say it of the message."""
    return chance(readings, verdict) >= shipped().thresholds[verdict]


def loudest(readings: Sequence[Reading], verdict: str) -> tuple[Reading, ...]:
    """The sentences that make a message say it, in reading order; call it when it ``holds``."""
    lane = VERDICTS.index(verdict)
    scores = [reading.scores[lane] for reading in readings]
    least = log_odds(_SHARE * probability(max(scores))) if scores else 0.0
    return tuple([reading for reading, score in zip(readings, scores, strict=True) if score >= least])


def mark(text: str, verdict: str) -> Offsets:
    """The words of a sentence that weigh most for a verdict, as offsets in ``text``: those to change first."""
    weights, parts = shipped(), language.analyse(text).sentences
    tokens = [token for part in parts for token in part.tokens]
    gains, found = [0.0] * len(tokens), list(features(parts, weights.lexicon.roles))
    slope = weights.slope(weights.total({name for name, _, _ in found}), verdict)
    for name, first, last in found:
        share = weights.weight(name, slope) / (last - first + 1)
        if share:
            for at in range(first, last + 1):
                gains[at] += share
    first, last = _heaviest(gains)
    while last > first and not any(map(str.isalnum, tokens[last].text)):
        last -= 1  # a full stop is no word to change
    return (tokens[first].start, tokens[last].end) if tokens else (0, len(text))


def found_features(document: Document, sentences: tuple[Sentence, ...]) -> list[set[str]]:
    """For each sentence what was found in it before: tone entries of the glossary, and statements of fact."""
    tones = iter([match for match in matches(document) if match.entry.rule in _TONES])
    names: list[set[str]] = [set() for _ in sentences]
    tone = next(tones, None)
    for at, sentence in enumerate(sentences):
        while tone is not None and tone.start < sentence.end:
            if tone.end > sentence.start:
                names[at] |= {"g=" + tone.entry.rule, "g=" + tone.entry.id}
            tone = next(tones, None)
    for name, spans in all_stated(document).items():
        for span in spans:
            for at, sentence in enumerate(sentences):
                if span.start < sentence.end and sentence.start < span.end:
                    names[at].add("p=" + name)
    return names


@lru_cache(_MOST_KEPT)
def _placed(at: int, count: int) -> int:
    return shipped().total(place(at, count))


@lru_cache(_MOST_KEPT)
def _sums(text: str, kind: str) -> tuple[int, int, int, dict[str, int]]:
    """What a sentence adds to its own verdicts, to those of the sentence after it and to those of the one before it.

    Also the features that it gives to the whole message, of which every word counts once, with their weights.
    """
    weights, parts = shipped(), language.analyse(text).sentences
    shown = frozenset(neighbour(parts, weights.lexicon.roles))
    return (
        weights.total(own(parts, text, kind, weights)),
        weights.total(BEFORE + name for name in shown),
        weights.total(AFTER + name for name in shown),
        weights.each(WHOLE + name for name in shown),
    )


def _scored(totals: Sequence[int]) -> list[Scores]:
    """The log odds of all sentences of a message; in a run that read thousands of new ones, worked out together."""
    if _scores.cache_info().misses < _MANY or not totals:
        return list(map(_scores, totals))
    return shipped().all_scores(totals)


@lru_cache(_MOST_KEPT)
def _scores(total: int) -> Scores:
    return shipped().scores(total)


def own(parts: tuple[language.Sentence, ...], text: str, kind: str, weights: Weights) -> set[str]:
    """The features of a sentence by itself, each once."""
    return {name for name, _, _ in features(parts, weights.lexicon.roles)}.union(shape(text, kind))


def _heaviest(gains: list[float]) -> tuple[int, int]:
    """First and last of the row of words that adds most, by Kadane's algorithm; dull words make it shorter."""
    best, here, start, span = float("-inf"), 0.0, 0, (0, max(0, len(gains) - 1))
    for at, gain in enumerate(gains):
        if here <= 0:
            here, start = 0.0, at
        here += gain - _DULL
        if here > best:
            best, span = here, (start, at)
    return span
