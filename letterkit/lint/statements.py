"""Statements of the facts room in a document: in running text, headings and closings, over sentence ends within one."""

from collections.abc import Iterator

from letterkit.facts import phrases
from letterkit.lint.document import WORDED, Document, once
from letterkit.lint.findings import Span

_READ = WORDED | {"cell", "closing"}


def stated(document: Document, name: str) -> Iterator[Span]:
    """The sentences that make one of the statements of this name."""
    statements = phrases.shipped(name)
    for start, text in _passages(document):
        for place in statements.places(text):
            yield Span(start + place.start, start + place.end)


@once
def _passages(document: Document) -> tuple[tuple[int, str], ...]:
    """Where each passage that states things starts, and its words without line breaks."""
    return tuple(
        (passage.start, document.text[passage.start : passage.end].replace("\n", " "))
        for passage in document.passages
        if passage.kind in _READ
    )
