"""The sentences of a text as every customer gets them, and where one went when the text changed.

What comes from the data of a customer stands as ``…``: so a sentence is the same for each of them.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher

from letterkit.lint.document import Document, Sentence

_DATA = "…"
_ALIKE = 0.6


def common(document: Document) -> list[tuple[str, Sentence]]:
    """Every sentence with its text as every customer gets it."""
    return [(_masked(document, sentence), sentence) for sentence in document.sentences]


def _masked(document: Document, sentence: Sentence) -> str:
    parts, at = [], sentence.start
    for piece in document.pieces:
        start, end = max(piece.start, sentence.start), min(piece.end, sentence.end)
        if piece.data and start < end:
            parts += [document.text[at:start], _DATA]
            at = end
    return " ".join("".join((*parts, document.text[at : sentence.end])).split())


def moved(sentence: str, before: Sequence[str], after: Sequence[str]) -> str | None:
    """The sentence of ``after`` that one of ``before`` became; the same when it stayed, None when it is gone.

    A sentence that stood in neither is None too: it belongs to another form of the text.
    """
    if sentence in after:
        return sentence
    if sentence not in before:
        return None
    at = before.index(sentence)
    for kind, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if start <= at < end and kind == "replace":
            return nearest(sentence, after[first:last])
    return None


def nearest(sentence: str, among: Sequence[str]) -> str | None:
    """The sentence that is most like this one, when one is like it enough."""
    rated = [(SequenceMatcher(None, sentence, other, autojunk=False).ratio(), other) for other in among]
    best = max(rated, default=(0.0, ""))
    return best[1] if best[0] >= _ALIKE else None
