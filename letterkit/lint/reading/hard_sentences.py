"""Sentences that threaten or blame: the glossary's words where the reader does not take them otherwise, and what the
reader hears without a word of the list. The register of credits is no threat in a text that explains it, and neither is
a measure that a sentence says will not come.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from letterkit.lint.document import PROSE, WORDED, Document
from letterkit.lint.findings import Span
from letterkit.lint.glossary.judged import places
from letterkit.lint.reading import bkr
from letterkit.lint.reading.denial import denied
from letterkit.lint.reading.reader import Reading, mark, read

_INSTEAD: Mapping[str, tuple[str, ...]] = {
    "threat": ("wat er gebeurt, op welke dag, wat het kost en wat de lezer nog kan doen",),
    "blame": ("alleen wat er nog open staat, en vraag of er iets aan de hand is",),
}
_UNLIKELY = 0.1  # the chance below which words that often threaten or blame mean something else in running text

_MEASURES = re.compile(
    r"\b(?:werkgever|baas|buren|politie|justitie|deurwaarder|incassobureau|beslag|loon|salaris|uitkering|paspoort|"
    r"rijbewijs|blokkeren|gevangenis|cel|diefstal|dief|strafbaar|misdrijf|boete|jeugdzorg|verblijfsvergunning|"
    r"ontruim\w*|internet|openbaar)\b"
)


def _measure(words: str) -> bool:
    return _MEASURES.search(words) is not None


def hard_sentences(document: Document, rule: str, kind: Literal["threat", "blame"]) -> Iterator[Span]:
    """The places of a rule on tone: words of the glossary, and the words that weigh most in other sentences."""
    marked, readings = list(places(document, rule, kind)), read(document)
    if kind == "threat" and (first := bkr.first_named(document)) and not bkr.lacking(document, first):
        readings = tuple(reading for reading in readings if not bkr.named(reading.sentence.text))
        marked = [place for place in marked if not bkr.named(document.text[place.start : place.end])]
    yield from (place for place in marked if _likely(readings, place.start, place.end, kind))
    for reading in readings:
        sentence = reading.sentence
        if not (reading.says(kind) and sentence.kind in WORDED):
            continue
        named = any(place.start < sentence.end and sentence.start < place.end for place in marked)
        if not named and not denied(sentence.text, _measure):
            start, end = mark(sentence.text, kind)
            yield Span(
                sentence.start + start, sentence.start + end, kind=kind, suggestions=_INSTEAD[kind], at_most="warning"
            )


def likely(document: Document, start: int, end: int, kind: Literal["threat", "blame"]) -> bool:
    """Whether words that often threaten or blame may do so here, by what the reader makes of their sentence."""
    return _likely(read(document), start, end, kind)


def _likely(readings: Sequence[Reading], start: int, end: int, kind: Literal["threat", "blame"]) -> bool:
    around = [reading for reading in readings if start < reading.sentence.end and reading.sentence.start < end]
    return not around or any(
        reading.sentence.kind not in PROSE or reading.chance(kind) >= _UNLIKELY for reading in around
    )
