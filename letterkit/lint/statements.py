"""Statements of the facts room in a document: in running text, headings and closings, over sentence ends within one."""

from collections.abc import Iterator

from letterkit.facts import phrases
from letterkit.lint.document import WORDED, Document
from letterkit.lint.findings import Span

_READ = WORDED | {"cell", "closing"}


def stated(document: Document, name: str) -> Iterator[Span]:
    """The sentences that make one of the statements of this name."""
    statements = phrases.shipped(name)
    for passage in document.passages:
        if passage.kind in _READ:
            text = document.text[passage.start : passage.end].replace("\n", " ")
            for place in statements.places(text):
                yield Span(passage.start + place.start, passage.start + place.end)
