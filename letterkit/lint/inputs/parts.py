"""Where two parts of one e-mail say something else: a sentence, an amount, a day or an account in one of them only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from letterkit.lint.document import Document, Sentence

_ADDRESS = re.compile(r"https?://\S{1,2000}|www\.\S{1,2000}", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_FEWEST = 5  # words: a shorter sentence is a label or a greeting, and the parts may word those in their own way
_WORDS, _PAIRS = 0.8, 0.3  # the shares of its words and of its word pairs that the other part must have
_MOST = 5  # sentences told of each part


@dataclass(frozen=True, slots=True)
class Unlike:
    """A sentence that only one part has. start, end: in the first document, both 0 when only the second has it.

    lacks: the Dutch name of the part that lacks it.
    """

    text: str
    start: int
    end: int
    lacks: str


def unlike(marked: Document, plain: Document) -> tuple[Unlike, ...]:
    """What only one of the two parts says; figures differ as soon as one is missing, words when most are."""
    of_marked = [
        Unlike(sentence.text, sentence.start, sentence.end, "het tekstdeel")
        for sentence in _missing([s for s in marked.sentences if s.kind not in {"subject", "heading"}], plain.text)
    ]
    of_plain = [
        Unlike(sentence.text, 0, 0, "het opgemaakte deel") for sentence in _missing(plain.sentences, marked.text)
    ]
    return (*of_marked[:_MOST], *of_plain[:_MOST])


def _missing(sentences: "list[Sentence] | tuple[Sentence, ...]", other: str) -> Iterator[Sentence]:
    other_words = _words(other)
    pairs, single = set(_pairs(other_words)), set(other_words)
    for sentence in sentences:
        words = _words(sentence.text)
        own = list(_pairs(words))
        figures = [word for word in words if any(sign.isdigit() for sign in word)]
        if len(words) < _FEWEST or sentence.kind == "address":
            continue
        known = sum(word in single for word in words) >= _WORDS * len(words)
        in_order = sum(pair in pairs for pair in own) >= _PAIRS * len(own)
        if not (known and in_order) or any(word not in single for word in figures):
            yield sentence


def _words(text: str) -> list[str]:
    return _WORD.findall(_ADDRESS.sub(" ", text).lower())


def _pairs(words: list[str]) -> Iterator[tuple[str, str]]:
    return zip(words, islice(words, 1, None), strict=False)
