"""A letter signed by, or written as, an organisation that is not the creditor."""

import re
from collections.abc import Iterator

from letterkit.lint.document import Document, Sentence
from letterkit.lint.findings import Span
from letterkit.lint.norms import EERLIJK
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import finished
from letterkit.lint.statements import all_stated

RULE = Rule(
    id="afzender-onbekend",
    category="facts",
    level="error",
    message=("Deze brief lijkt van een ander dan {known}. Schrijf en onderteken met uw eigen naam."),
    why=("De lezer moet weten wie hem schrijft. Een brief van een onbekend bedrijf lijkt op oplichting."),
    source=EERLIJK,
    wrong=(
        ("@known names Voorbeeld Krediet\nWilt u betalen?\n\nMet vriendelijke groet,\n«Snel Incasso Nederland»"),
        ("@known names Voorbeeld Krediet\n«Wij nemen contact met u op namens de gemeente Lelystad.»"),
        ("@known names Voorbeeld Krediet\n«Hier de deurwaarder van Voorbeeld Krediet.»"),
    ),
    right=(
        ("@known names Voorbeeld Krediet\nWilt u betalen?\n\nMet vriendelijke groet,\nVoorbeeld Krediet"),
        ("@known names Voorbeeld Krediet\nWilt u betalen?\n\nMet vriendelijke groet,\nTeam Betalen"),
        ("Wilt u betalen?\n\nMet vriendelijke groet,\nSnel Incasso Nederland"),
        ("@known names Voorbeeld Krediet\nWij zijn geen deurwaarder. Belt iemand namens de gemeente? Bel dan ons."),
        ("@known names Gemeente Lelystad\nWij schrijven u namens de gemeente Lelystad."),
    ),
)

_FIRM = re.compile(
    r"\b(?:incasso\w*|b\.?v\.?|n\.?v\.?|bank|krediet\w*|finance|financ\w*|deurwaarder\w*|advocat\w*|invordering\w*|"
    r"inning\w*|collect\w*|recovery|legal|juridisch\w*|services|rechtbank|justitie|ministerie|overheid|politie)(?!\w)"
)

_OFFICE = re.compile(r"gemeente|belasting|deurwaarder|incasso|uwv")
"""Names of creditors that may write as, or for, an office."""


def check(document: Document, *, options: Options) -> Iterator[Span]:
    known = document.known.names if document.known else frozenset()
    if finished(document) and known and not _OFFICE.search(" ".join(known).lower()):
        for span in all_stated(document).get("afzender-anders", ()):
            yield Span(span.start, span.end, {"known": ", ".join(sorted(known))})
    closing = [sentence for sentence in document.sentences if sentence.kind == "closing"]
    if (
        not known
        or not finished(document)
        or any(name.lower() in sentence.text.lower() for sentence in closing for name in known)
    ):
        return
    for sentence in closing:
        for line in _lines(document, sentence):
            if _FIRM.search(document.lower[line[0] : line[1]]):
                yield Span(*line, {"known": ", ".join(sorted(known))})
                return


def _lines(document: Document, sentence: Sentence) -> Iterator[tuple[int, int]]:
    start = sentence.start
    for line in document.text[sentence.start : sentence.end].split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1
