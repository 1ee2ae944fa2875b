"""A day or a number of days in a text about one case that the case contradicts."""

import re
from collections.abc import Iterator
from datetime import date

from letterkit.dutch import number_words
from letterkit.dutch.dates import printed
from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EERLIJK
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import dated, finished, of_kind

RULE = Rule(
    id="dag-niet-van-zaak",
    category="facts",
    level="error",
    message=("Dit klopt niet met de zaak: {right}. Neem de dag over uit de zaak."),
    why=("Met een verkeerde dag weet de lezer niet welke rekening het is, of schrikt hij van een te lange tijd."),
    source=EERLIJK,
    wrong=(
        ("@known terms 11240:2026-10-20\nDe termijn van € 112,40 moest u betalen op «20 augustus 2026»."),
        ("@known terms 11240:2026-10-20\nUtrecht, 30 november 2026\n\nU bent «ruim negentig dagen» te laat."),
        ("@known terms 11240:2026-10-20\nUtrecht, 30 november 2026\n\nU loopt «al 6 maanden» achter."),
    ),
    right=(
        ("@known terms 11240:2026-10-20\nDe termijn van € 112,40 moest u betalen op 20 oktober 2026."),
        ("@known terms 11240:2026-10-20\nUtrecht, 30 november 2026\n\nU bent 41 dagen te laat."),
        ("@known terms 11240:2026-10-20\nUtrecht, 30 november 2026\n\nU bent nog geen drie maanden te laat."),
        ("@known terms 11240:2026-10-20\nWilt u € 112,40 betalen vóór 17 december 2026?"),
        ("U bent 90 dagen te laat."),
    ),
)

_LATE = re.compile(
    rf"(?P<span>(?:al |ruim |bijna |meer dan |inmiddels ){{0,3}}\b(?P<number>\d{{1,3}}|{number_words.PATTERN}) "
    r"(?P<unit>dagen|weken|maanden))\s(?:lang |dus )?(?:te laat|over tijd|achter|achterstand|niet betaald|open)\b"
)
_BOUND = re.compile(r"\b(?:geen|niet|minder dan|pas|wie|als|wanneer|zodra|stel)\b")
_DAYS = {"dagen": 1, "weken": 7, "maanden": 30}
_SLACK = 5  # days: a month is not thirty days, and a letter may lie before it goes
_OPEN = re.compile(r"\b(?:termijn\w*|vervald\w*|rekening|factuur|betalen|open\w*)\b")
_APART = 90  # characters between an amount and its day


def check(document: Document, *, options: Options) -> Iterator[Span]:
    known = document.known
    if known is None or not known.terms or not finished(document):
        return
    yield from _other_days(document, known.terms)
    yield from _late(document, min(day for _, day in known.terms))


def _other_days(document: Document, terms: tuple[tuple[int, str], ...]) -> Iterator[Span]:
    """A day beside the amount of a term, before the letter, that is no day of the case."""
    days, written = {day for _, day in terms}, dated(document)
    latest = max(days)
    for sentence in document.sentences:
        facts = [fact for fact in of_kind(document, "amount", "day") if sentence.start <= fact.start < sentence.end]
        amounts = [fact for fact in facts if fact.kind == "amount"]
        for fact in facts:
            if fact.kind != "day" or fact.value in days or fact.value > (written.isoformat() if written else latest):
                continue
            near = min(amounts, key=lambda amount: abs(amount.start - fact.start), default=None)
            due = {day for cents, day in terms if near and cents == int(near.value)}
            if near and due and abs(near.start - fact.start) < _APART and _OPEN.search(sentence.text.lower()):
                right = f"{near and document.text[near.start : near.end]} moest betaald zijn op "
                yield Span(fact.start, fact.end, {"right": right + printed(date.fromisoformat(min(due)))})


def _late(document: Document, oldest: str) -> Iterator[Span]:
    """More days late than the oldest term is."""
    written = dated(document) or document.day
    if written is None:
        return
    late = (written - date.fromisoformat(oldest)).days
    for start, match in document.found(_LATE):
        number = int(match["number"]) if match["number"].isdigit() else number_words.read(match["number"])
        before = document.lower[max(0, start + match.start() - 25) : start + match.start()]
        if number and number * _DAYS[match["unit"]] > late + _SLACK and not _BOUND.search(before):
            place = start + match.start("span"), start + match.end("span")
            yield Span(*place, {"right": f"het oudste bedrag is {late} dagen te laat"})
