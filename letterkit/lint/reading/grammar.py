"""One sentence, analysed once for all rules that ask for it."""

from functools import lru_cache

from letterkit import language


@lru_cache(maxsize=8)
def analysed(text: str) -> "language.Sentence | None":
    """The sentence with its words, by the light analyser; None when there is no word in it."""
    sentences = language.analyse(text).sentences
    return sentences[0] if len(sentences) == 1 else None
