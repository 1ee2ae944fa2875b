"""Clauses of a sentence by its word classes: where one verb's words can stand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from letterkit.language.tokens import Sentence, Token

LONGEST = 80  # words; a longer "clause" is a list without marks, and is cut so that searching it stays quick
MARKS = frozenset({",", ";", ":", "(", ")", "–", "—", '"', "“", "”", "…"})

Clause = range  # indexes into ``Sentence.tokens``


def clauses(sentence: Sentence) -> tuple[Clause, ...]:
    """Return the clauses from left to right.

    A clause ends at a comma or other inner mark, before a subordinating conjunction or relative pronoun, and before
    "en", "of", "maar" where both sides have a finite verb of their own.
    """
    tokens = sentence.tokens
    edges = [0]
    for place, token in enumerate(tokens):
        if token.text in MARKS or place - edges[-1] >= LONGEST:
            edges.append(place + 1)
        elif (
            token.pos == "SCONJ"
            or _relative(tokens, place)
            or (token.pos == "CCONJ" and _joins_clauses(tokens, edges[-1], place))
        ):
            edges.append(place)
    edges.append(len(tokens))
    return tuple(range(start, end) for start, end in pairwise(edges) if end > start)


def _relative(tokens: tuple[Token, ...], place: int) -> bool:
    return tokens[place].lower in {"die", "dat"} and place > 0 and tokens[place - 1].pos in {"NOUN", "PROPN"}


def _joins_clauses(tokens: tuple[Token, ...], start: int, place: int) -> bool:
    return any(t.finite for t in tokens[start:place]) and any(t.finite for t in _until_mark(tokens, place + 1))


def _until_mark(tokens: tuple[Token, ...], start: int) -> Iterator[Token]:
    for token in tokens[start : start + LONGEST]:
        if token.text in MARKS or token.pos == "SCONJ":
            return
        yield token
