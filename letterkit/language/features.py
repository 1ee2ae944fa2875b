"""From analysed sentences to what the LiNT-II formula needs: four counts a sentence, four means a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from statistics import fmean
from typing import Protocol

from letterkit.language import concreteness, frequency
from letterkit.language.lint_ii import Features
from letterkit.language.tokens import Sentence, Token

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
MANNER_ENDINGS = ("halve", "gewijs", "erwijs", "erwijze", "enderwijs")
_MANNER = """
hardop kortweg samen solo stiekem tevergeefs terloops uiteen vanzelf vrijuit
"""
MANNER = frozenset(_MANNER.split())
# Where a text has no word to measure a feature on, the middle of ordinary Dutch prose stands in.
ORDINARY_FREQUENCY, ORDINARY_CONCRETE = 4.5, 0.45
NAME = 1.0  # LiNT counts names of people and places as concrete; most names in a letter are
# Longest dependency in a sentence of n words: PER_WORD n + PER_ROOT sqrt(n) + BASE, fitted on gold trees
# (training/dependency.py).
PER_WORD, PER_ROOT, BASE = 0.573, -0.154, -0.455


class WordData(Protocol):
    """Where the two word features come from: the shipped tables or the official ones."""

    def frequency(self, token: Token) -> float | None:
        """Return the Zipf value of a content word, None where it does not count."""

    def concrete(self, token: Token) -> float | None:
        """Return how likely a noun is concrete, 0 to 1, None when it is unknown and does not count."""


class Shipped:
    """The tables that come with letterkit: words in subtitles, and Open Dutch WordNet."""

    def frequency(self, token: Token) -> float | None:
        return frequency.spoken(token.lower, token.pos)

    def concrete(self, token: Token) -> float | None:
        known = concreteness.share(token.lower)
        return NAME if known is None and token.pos == "PROPN" else known


@dataclass(frozen=True, slots=True)
class Counts:
    """The raw material of one sentence; clauses: its finite verbs."""

    frequencies: tuple[float, ...]
    concrete: tuple[float, ...]
    dependency: float
    content_words: int
    clauses: int

    @property
    def density(self) -> float:
        """Content words per clause; a sentence without a finite verb is one clause."""
        return self.content_words / max(1, self.clauses)


def counts(sentence: Sentence, data: WordData, *, use_heads: bool = False) -> Counts:
    """Return the counts of one analysed sentence; ``use_heads`` measures dependencies in the tree instead of
    estimating.
    """
    content = [token for token in sentence.tokens if is_content(token)]
    nouns = [token for token in content if token.pos in {"NOUN", "PROPN"}]
    frequencies = (data.frequency(token) for token in content if token.pos != "PROPN")
    concrete = (data.concrete(token) for token in nouns)
    return Counts(
        frequencies=tuple(value for value in frequencies if value is not None),
        concrete=tuple(value for value in concrete if value is not None),
        dependency=longest_dependency(sentence) if use_heads else estimated_dependency(sentence),
        content_words=len(content),
        clauses=sum(token.finite for token in sentence.tokens),
    )


def combine(parts: Sequence[Counts]) -> Features:
    """Return the features of a text from the counts of its sentences; at least one sentence is needed.

    A sentence without a finite verb has no clause and, as in LiNT-II, no say in the content words per clause, unless
    the text has no other sentences.
    """
    frequencies = list(chain.from_iterable(part.frequencies for part in parts))
    concrete = list(chain.from_iterable(part.concrete for part in parts))
    with_clause = [part for part in parts if part.clauses] or parts
    return Features(
        frequency=fmean(frequencies) if frequencies else ORDINARY_FREQUENCY,
        dependency=fmean(part.dependency for part in parts),
        content_words=fmean(part.density for part in with_clause),
        concrete=fmean(concrete) if concrete else ORDINARY_CONCRETE,
    )


def is_content(token: Token) -> bool:
    """Whether LiNT counts the word as a content word: nouns, names, main verbs, adjectives, adverbs of manner; no
    numbers.
    """
    if token.numeral or any(map(str.isdigit, token.lower)):
        return False
    if token.pos in CONTENT:
        return True
    return token.pos == "ADV" and (token.lower in MANNER or token.lower.endswith(MANNER_ENDINGS))


def estimated_dependency(sentence: Sentence) -> float:
    """Return the longest dependency to expect in a sentence of this length.

    Over five or more sentences this orders texts better than the distances in a predicted tree (docs/language.md).
    """
    size = length(sentence)
    return max(0.0, PER_WORD * size + PER_ROOT * size**0.5 + BASE) if size > 1 else 0.0


def length(sentence: Sentence) -> int:
    """Return the number of words, numbers and symbols of an analysed sentence."""
    return sum(token.pos != "PUNCT" for token in sentence.tokens)


def longest_dependency(sentence: Sentence) -> float:
    """Return the largest number of words between a word and its head, counted as LiNT-II does; needs a parse.

    A conjunct counts from the head of the first conjunct, a subject to every verb that shares it; punctuation is not
    counted.
    """
    tokens = sentence.tokens
    before = [0]
    conjuncts: dict[int, list[int]] = {}
    for place, token in enumerate(tokens):
        before.append(before[-1] + (token.relation != "punct"))
        if token.relation == "conj" and token.head is not None:
            conjuncts.setdefault(token.head, []).append(place)
    longest = 0
    for place, token in enumerate(tokens):
        first = _first_conjunct(tokens, place)
        head = tokens[first].head
        if token.relation == "punct" or head is None:
            continue
        shared = conjuncts.get(head, []) if tokens[first].relation == "nsubj" else []
        for other in (head, *shared):
            left, right = min(place, other), max(place, other)
            longest = max(longest, before[right] - before[left] - 1)
    return float(longest)


def _first_conjunct(tokens: tuple[Token, ...], place: int) -> int:
    while tokens[place].relation == "conj" and (head := tokens[place].head) is not None and head != place:
        place = head
    return place
