"""Sentences that are untrue or unfair: the statements of the facts room where the reader does not take them otherwise,
and what the reader hears without one.
"""

from collections.abc import Iterator

from letterkit.lint.document import WORDED, Document
from letterkit.lint.findings import Span
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.reading.reader import Reading, mark, read
from letterkit.lint.statements import BESIDE_WHAT_IS_KNOWN, all_stated

_ADDRESSED = any_of(r"\b(?:u|uw|je|jij|jou|jouw)\b")
_UNLIKELY = 0.03  # the chance below which the words of a statement mean something else
_LIKELY = 0.1  # the chance below which a statement warns and holds nothing


def stated(document: Document, name: str) -> Iterator[Span]:
    """The sentences that make one of the statements of this name, and are heard as unfair."""
    for span in all_stated(document).get(name, ()):
        chance = max((reading.chance("unfair") for reading in _around(document, span)), default=1.0)
        if chance >= _UNLIKELY:
            yield span if chance >= _LIKELY else Span(span.start, span.end, at_most="warning")


def heard(document: Document) -> Iterator[Span]:
    """The words that weigh most in sentences that make no statement of the facts room and are heard as unfair.

    Only in a text to somebody: news and statutes speak of the same things, and the reader was not made for them.
    """
    if not document.has(_ADDRESSED) and not any(passage.kind == "greeting" for passage in document.passages):
        return
    stated_here = all_stated(document).items()
    known = [span for name, spans in stated_here if name not in BESIDE_WHAT_IS_KNOWN for span in spans]
    for reading in read(document):
        sentence = reading.sentence
        if not (reading.says("unfair") and sentence.kind in WORDED):
            continue
        if not any(span.start < sentence.end and sentence.start < span.end for span in known):
            start, end = mark(sentence.text, "unfair")
            yield Span(sentence.start + start, sentence.start + end)


def _around(document: Document, span: Span) -> Iterator[Reading]:
    return (one for one in read(document) if one.sentence.start < span.end and span.start < one.sentence.end)
