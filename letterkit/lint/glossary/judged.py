"""What the word-list rules say of a document: the glossary's matches as places."""

from collections.abc import Iterator

from letterkit.lint.document import Document, Sentence, once
from letterkit.lint.findings import Advice, Span, ToneKind
from letterkit.lint.glossary.entry import Entry, Match
from letterkit.lint.glossary.glossary import shipped
from letterkit.texts import say

_NO_WORDING = frozenset({"address"})  # names and streets, nobody's choice of words


@once
def matches(document: Document) -> tuple[Match, ...]:
    """All matches of the glossary, in reading order."""
    return shipped().matches(document.text)


@once
def _names(document: Document) -> tuple[Sentence, ...]:
    return tuple(sentence for sentence in document.sentences if sentence.kind in _NO_WORDING)


def places(document: Document, rule: str, kind: ToneKind | None = None) -> Iterator[Span]:
    """The places of one word-list rule; the entry brings its own alternatives, reason, source and highest level."""
    for match in matches(document):
        entry = match.entry
        if entry.rule == rule and not any(name.start <= match.start < name.end for name in _names(document)):
            around = (sentence.text for sentence in document.sentences if sentence.start <= match.start < sentence.end)
            fit = shipped().swap(document.text[match.start : match.end], next(around, ""))
            yield Span(
                match.start,
                match.end,
                values={"term": entry.id, "of_leg_uit": "" if entry.explained is None else say("glossary.or_explain")},
                suggestions=entry.use if fit is None else (fit,),
                advice=_advice(entry, fit),
                kind=kind,
                source=entry.source,
                why=entry.why,
                at_most=match.level,
            )


def _advice(entry: Entry, fit: str | None) -> Advice:
    if fit is not None:
        return "vervang"
    return "herschrijf" if entry.explained is None else "leg uit"
