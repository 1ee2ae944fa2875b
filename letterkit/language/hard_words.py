"""Words that many readers do not know: rare, or very long, and not explained where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from letterkit.language import compounds, tables
from letterkit.language.tokens import Sentence, Token

RARE, LONG = "zeldzaam", "lang"
KNOWN_FROM = 3.1  # spoken Zipf value (3.0 is one in a million words) from which a word counts as known
SHORTEST = 6  # letters; shorter words are seldom the hard ones
LONGEST = 18  # letters from which a word is hard to read, however common its parts
CLASSES = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
EXPLAINED_AFTER = re.compile(
    r"[\"'”’)]{0,9}\s*(?:\((?![^)]{0,200}\d{2})\w|,?\s*(?:dat|dit|oftewel|ofwel|dus)\s+(?:is|betekent|wil\s+zeggen|heet|\w+)\b|betekent\b|is:)"
)
EXPLAINED_BEFORE = re.compile(
    r"(?:\bdit\s+heet|\bdat\s+heet|\bdit\s+noemen\s+wij|\bdat\s+noemen\s+wij|\bheet\s+ook|\bmet)\s+(?:een\s+|de\s+|het\s+)?[\"'“‘(]*\Z",
    re.I,
)


@dataclass(frozen=True, slots=True)
class HardWord:
    """A hard word and its place in the text; reason is "zeldzaam" or "lang"."""

    start: int
    end: int
    text: str
    reason: str


def hard_words(sentences: Iterable[Sentence], text: str) -> list[HardWord]:
    """Return the hard words of analysed sentences of ``text``, in order, every occurrence that is not explained on the
    spot.
    """
    return [word for word in candidates(sentences) if not explained(word, text)]


def candidates(sentences: Iterable[Sentence]) -> list[HardWord]:
    """Return every hard word of analysed sentences, in order, whether the text explains it or not."""
    return [
        HardWord(token.start, token.end, token.text, reason)
        for sentence in sentences
        for token in sentence.tokens
        if (reason := _reason(token)) is not None
    ]


def moved(word: HardWord, by: int) -> HardWord:
    """Return the word at another place in the text."""
    return HardWord(word.start + by, word.end + by, word.text, word.reason) if by else word


def _reason(token: Token) -> str | None:
    letters = sum(map(str.isalpha, token.lower))
    if token.pos not in CLASSES or token.numeral or letters < SHORTEST or letters < len(token.lower) - 2:
        return None
    if not known(token):
        return RARE
    return LONG if letters >= LONGEST else None


def known(token: Token) -> bool:
    """Whether most readers know the word: it, its dictionary form or the last part of a compound is used or read
    often enough.
    """
    table = tables.shipped()
    if token.lower in table.read or table.value(token.lower) >= KNOWN_FROM:
        return True
    part = compounds.last_part(token.lower) if token.pos == "NOUN" else None
    forms = (token.lemma,) if part is None else (token.lemma, part)
    return any(form in table.read or table.value(form) >= KNOWN_FROM for form in forms)


def explained(word: Token | HardWord, text: str) -> bool:
    """Whether the text explains the word right there: "sommatie (een bevel om te betalen)", "dit heet verjaring"."""
    return bool(
        EXPLAINED_AFTER.match(text, word.end) or EXPLAINED_BEFORE.search(text, max(0, word.start - 30), word.start)
    )
