"""Statements of the facts room in a document: in running text, headings and closings, over sentence ends within one."""

from functools import lru_cache

from letterkit.facts import phrases
from letterkit.facts.phrases import Place
from letterkit.lint.document import WORDED, Document, once
from letterkit.lint.findings import Span

_READ = WORDED | {"cell", "closing"}
_MOST_KEPT, _LONGEST_KEPT = 8000, 2000  # passages, and characters of one
BESIDE_WHAT_IS_KNOWN = frozenset(
    {
        "regeling-vervalt",
        "kosten-niet-in-zaak",
        "zaak-bij-rechter",
        "zaak-overgedragen",
        "afspraak-verzonnen",
        "klacht-en-betalen",
        "afzender-anders",
        "schuldhulp-kost",
    }
)
"""Statements that are untrue only of some creditors or cases: without these the reader hears the sentence itself."""
_Made = tuple[tuple[str, tuple[Place, ...]], ...]


@once
def all_stated(document: Document) -> dict[str, list[Span]]:
    """The sentences that make any statement, by its name: most passages make none, so one look at each is enough."""
    by_name: dict[str, list[Span]] = {}
    for passage in document.passages:
        if passage.kind in _READ:
            text = document.text[passage.start : passage.end].replace("\n", " ")
            for name, places in (_kept if len(text) <= _LONGEST_KEPT else _made)(text):
                spans = by_name.setdefault(name, [])
                spans += [Span(passage.start + place.start, passage.start + place.end) for place in places]
    return by_name


def _made(text: str) -> _Made:
    found = ((name, phrases.shipped(name).places(text)) for name in phrases.possible(text))
    return tuple((name, places) for name, places in found if places)


_kept = lru_cache(_MOST_KEPT)(_made)
