"""How hard, how formal and how warm one message is, with the places that make it so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from letterkit.lint.document import Document, Kind, Offsets, Sentence, once
from letterkit.lint.findings import ToneKind
from letterkit.lint.glossary.judged import places
from letterkit.lint.reading.feeling import empathy
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.rules import hoofdletters_uitroeptekens as shouting
from letterkit.lint.series.conflict import Step

RULES: dict[str, ToneKind] = {
    "dreiging": "threat", "verwijt": "blame", "kil": "cold", "bevel": "command", "schaamte": "shame",
}  # fmt: skip
_SHORT = 60  # words: in a message shorter than this, one word would otherwise weigh as many
_GREETING = (
    (3, any_of(r"^\s*(?:geacht\w*|l\.s\.|weledel\w*|aan\s)")),
    (2, any_of(r"^\s*(?:beste|dag|goede\w*)\b")),
    (1, any_of(r"^\s*(?:hallo|hoi|hi|hey)\b")),
)
_CLOSING = (
    (3, any_of(r"\bhoogachtend\b")),
    (2, any_of(r"\b(?:met (?:\w+ )?(?:vriendelijke|hartelijke) groet\w*|met groet)\b")),
    (1, any_of(r"^\s*groet\w*\b")),
)


@dataclass(frozen=True, slots=True)
class Hard:
    """A hard word or phrase and what is hard about it."""

    span: Offsets
    kind: ToneKind


@once
def hard(document: Document) -> tuple[Hard, ...]:
    """All that threatens, blames, commands, shames or sounds cold, in reading order; what is only a tip is not hard."""
    return tuple(sorted(_hard(document), key=lambda place: place.span))


def _hard(document: Document) -> Iterator[Hard]:
    for rule, kind in RULES.items():
        for place in places(document, rule, kind):
            if place.at_most != "info" and not document.is_data(place.start, place.end):
                yield Hard((place.start, place.end), kind)
    for sentence in document.sentences:
        for place in shouting.check(sentence, options={}):
            yield Hard((sentence.start + place.start, sentence.start + place.end), "command")


@once
def _words(document: Document) -> int:
    """The words of the running text: a table or an address does not make a message friendlier."""
    return sum(len(sentence.text.split()) for sentence in document.prose)


def density(step: Step, kind: ToneKind) -> float:
    """How many hard words of one kind a message has per 100 words."""
    count = sum(place.kind == kind for place in hard(step.document))
    return 100 * count / max(_words(step.document), _SHORT)


def warm(step: Step) -> float:
    """How many warm sentences a message has per 100 words."""
    return 100 * len(empathy(step.document)) / max(_words(step.document), _SHORT)


def formal(step: Step) -> float:
    """How many old or stiff words a message has per 100 words."""
    return 100 * len(stiff(step.document)) / max(_words(step.document), _SHORT)


@once
def stiff(document: Document) -> tuple[Offsets, ...]:
    """The old and legal words of a message."""
    spans = {
        (place.start, place.end)
        for rule in ("archaisch", "jargon")
        for place in places(document, rule)
        if not document.is_data(place.start, place.end)
    }
    return tuple(sorted(spans))


def greeting(document: Document) -> tuple[int, Sentence] | None:
    """How formal the greeting is (1 "hallo" to 3 "geachte") and where it stands."""
    return _rank(document, _GREETING, "greeting")


def closing(document: Document) -> tuple[int, Sentence] | None:
    """How formal the closing is (1 "groet" to 3 "hoogachtend") and where it stands."""
    return _rank(document, _CLOSING, "closing")


def _rank(
    document: Document, ranks: tuple[tuple[int, re.Pattern[str]], ...], kind: Kind
) -> tuple[int, Sentence] | None:
    for sentence in document.sentences:
        if sentence.kind == kind:
            for rank, pattern in ranks:
                if pattern.search(sentence.text.lower()):
                    return rank, sentence
    return None
