"""A field that was never filled in, in a message that is ready to go."""

import re
from collections.abc import Iterable, Iterator

from letterkit.lint.document import Document, Offsets
from letterkit.lint.findings import Span
from letterkit.lint.leftovers import leftovers
from letterkit.lint.norms import EIGEN
from letterkit.lint.placeholders import FIELD
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="veld-niet-ingevuld",
    category="template",
    level="error",
    message="Hier is een veld niet ingevuld: {text}.{template}",
    why="Een brief met een leeg veld kan niet kloppen, en de lezer vertrouwt hem niet.",
    source=EIGEN,
    options={"template_from": 3},
    wrong=(
        "Beste «{klant_naam}»,\n\nBetaal «{{ bedrag }}» vóór 12 december.",
        "Beste «[NAAM]»,\n\nU betaalt «%(bedrag)s» vóór 12 december.",
        "Beste mevrouw Bakker,\n\nU betaalt «<?php echo $bedrag ?>» op «${datum}».",
        "Beste «:name»,\n\nU betaalt «_bedrag_» euro.",
        "Beste «{naam}»,\n\nU betaalt {{bedrag}} vóór {{datum}} via {{link}}.",
        "Beste mevrouw Bakker,\n\nU betaalt «[invullen]» euro.",
        "Beste «None»,\n\nHet gaat om «€».",
        "«Beste ,»\n\nBetaal vóór 12 december.",
        "«Beste mevrouw ,»\n\nU betaalt «#N/B» euro. «Fout! Verwijzingsbron niet gevonden.»",
        "Beste «((naam))»,\n\nU betaalt «%BEDRAG%» op «<datum>».",
        "U betaalt «…………» of «XX» euro, zei «Lorem ipsum», op rekening «xxxx».",
    ),
    right=(
        "Beste mevrouw Bakker,\n\nU betaalt € 80 (zie bijlage [1]).",
        "Geachte heer/mevrouw,\n\nMevrouw Null betaalt € 40. De bedragen zijn in €, zonder btw.",
        "Bel ons: 010 123 45 67 (maandag tot en met vrijdag). Tijd: 9:00 uur.",
    ),
)

_BLANK = re.compile(
    (
        r"\.{5,}|…{2,}|_{4,}|\blorem ipsum\b|\bTODO\b|(?<=€ )X{1,2}\b|"
        r"\bX{2}(?= euro)"
    ),
    re.IGNORECASE,
)
_CROSSES = re.compile(r"\bX{3,}\b", re.IGNORECASE)  # also how a published example hides a number, so only a tip
_TEMPLATE = (
    " De tekst heeft meer velden en is dus een sjabloon; geef de verzonden brief om ook de waarden te controleren."
)
_NUMBER = re.compile(r"[\[{]\d*[\]}]")


def check(document: Document, *, options: Options) -> Iterator[Span]:
    text = document.text
    named = [(at + match.start(), at + match.end()) for at, match in document.found(FIELD)]
    blanks = [(start, end) for start, end in named if not _NUMBER.fullmatch(text[start:end])]
    if len({text[start:end] for start, end in blanks}) >= options["template_from"]:
        yield Span(*blanks[0], {"template": _TEMPLATE}, at_most="info")
        blanks = []
    blank = [(at + match.start(), at + match.end()) for at, match in document.found(_BLANK)]
    left = [span for span in leftovers(document) if not any(a < span[1] and span[0] < b for a, b in named)]
    for start, end in _apart((*blanks, *blank, *left)):
        yield Span(start, end, {"template": ""})
    for at, match in document.found(_CROSSES):
        yield Span(at + match.start(), at + match.end(), {"template": ""}, at_most="info")


def _apart(spans: Iterable[Offsets]) -> Iterator[Offsets]:
    """The spans in order, without those that lie in one before it: several patterns know the same leftover."""
    end = -1
    for start, stop in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= end:
            yield start, stop
            end = stop
