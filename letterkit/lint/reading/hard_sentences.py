"""Sentences that threaten or blame: the glossary's words where the reader does not take them otherwise, and what the
reader hears without a word of the list.
"""

from collections.abc import Iterator, Mapping
from typing import Literal

from letterkit.lint.document import PROSE, WORDED, Document
from letterkit.lint.findings import Span
from letterkit.lint.glossary.judged import places
from letterkit.lint.reading.reader import mark, read

_INSTEAD: Mapping[str, tuple[str, ...]] = {
    "threat": ("wat er gebeurt, op welke dag, wat het kost en wat de lezer nog kan doen",),
    "blame": ("alleen wat er nog open staat, en vraag of er iets aan de hand is",),
}
_UNLIKELY = 0.08  # the chance below which a word of the glossary in running text means something else


def hard_sentences(document: Document, rule: str, kind: Literal["threat", "blame"]) -> Iterator[Span]:
    """The places of a rule on tone: words of the glossary, and the words that weigh most in other sentences."""
    marked, readings = list(places(document, rule, kind)), read(document)
    for place in marked:
        around = [
            reading for reading in readings if place.start < reading.sentence.end and reading.sentence.start < place.end
        ]
        if not around or any(
            reading.sentence.kind not in PROSE or reading.chance(kind) >= _UNLIKELY for reading in around
        ):
            yield place
    for reading in readings:
        sentence = reading.sentence
        named = any(place.start < sentence.end and sentence.start < place.end for place in marked)
        if sentence.kind in WORDED and not named and reading.says(kind):
            start, end = mark(sentence.text, kind)
            yield Span(
                sentence.start + start, sentence.start + end, kind=kind, suggestions=_INSTEAD[kind], at_most="warning"
            )
