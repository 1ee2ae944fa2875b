"""Sentences that see the reader: that paying may be hard, and those that understand, reassure or thank."""

from letterkit.lint.document import PROSE, Document, Sentence, once
from letterkit.lint.reading.phrases import Phrases

_PHRASES = Phrases("feeling.yaml")


def names_difficulty(text: str) -> bool:
    """Whether a text names that paying may be hard or impossible."""
    return "cannot" in _PHRASES.named(text)


@once
def empathy(document: Document) -> tuple[Sentence, ...]:
    """The sentences with a warm tone, in reading order."""
    return tuple(
        sentence
        for sentence in document.sentences
        if sentence.kind in PROSE and "warm" in _PHRASES.named(sentence.text)
    )
