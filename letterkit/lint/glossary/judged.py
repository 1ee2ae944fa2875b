"""What the word-list rules say of a document: the glossary's matches as places."""

from collections.abc import Callable, Iterator, Mapping

from letterkit.lint.glossary.entry import Match
from letterkit.lint.glossary.glossary import shipped
from letterkit.lint.model import WORDED, Document, Place, Sentence, ToneKind, once
from letterkit.texts import say

_INSTEAD: Mapping[ToneKind, tuple[str, ...]] = {
    "threat": ("wat er gebeurt, op welke dag, wat het kost en wat de lezer nog kan doen",),
    "blame": ("alleen wat er nog open staat, en vraag of er iets aan de hand is",),
}
_NO_WORDING = frozenset({"address"})  # names and streets, nobody's choice of words


@once
def _matches(document: Document) -> tuple[Match, ...]:
    return shipped().matches(document.text)


@once
def _names(document: Document) -> tuple[Sentence, ...]:
    return tuple(sentence for sentence in document.sentences if sentence.kind in _NO_WORDING)


def places(document: Document, rule: str, kind: ToneKind | None = None) -> Iterator[Place]:
    """The places of one word-list rule; the entry brings its own alternatives, reason, source and highest level."""
    for match in _matches(document):
        entry = match.entry
        if entry.rule == rule and not any(one.start <= match.start < one.end for one in _names(document)):
            yield Place(
                match.start,
                match.end,
                values={"term": entry.id, "of_leg_uit": "" if entry.explained is None else say("glossary.or_explain")},
                suggestions=entry.use,
                kind=kind,
                source=entry.source,
                why=entry.why,
                at_most=match.level,
            )


def with_sentences(document: Document, rule: str, kind: ToneKind, says: Callable[[str], bool]) -> Iterator[Place]:
    """The places of a word-list rule, and the sentences in which ``says`` hears the same without a word of the list."""
    found = list(places(document, rule, kind))
    yield from found
    for sentence in document.sentences:
        named = any(one.start < sentence.end and sentence.start < one.end for one in found)
        if sentence.kind in WORDED and not named and says(sentence.text.lower()):
            yield Place(sentence.start, sentence.end, kind=kind, suggestions=_INSTEAD[kind], at_most="warning")
