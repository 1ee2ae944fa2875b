"""Another number of open terms than the case has."""

import re
from collections.abc import Iterator

from letterkit.dutch import number_words
from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EERLIJK
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import finished

_CASE = "@known terms 11240:2026-10-20,10000:2026-11-20\n"
RULE = Rule(
    id="aantal-niet-van-zaak",
    category="facts",
    level="warning",
    message="In de zaak staan {count} open termijnen. Neem het aantal over uit de zaak.",
    why="Met een ander aantal weet de lezer niet welke termijnen hij heeft gemist, en klopt het bedrag niet.",
    source=EERLIJK,
    wrong=(
        f"{_CASE}Er staan nog «drie termijnen» open.",
        f"{_CASE}U heeft «vier termijnen» gemist.",
        f"{_CASE}U loopt «3 termijnen» achter.",
        f"{_CASE}Het gaat om uw «drie openstaande termijnen».",
        f"{_CASE}«Vijf betalingen» hebben wij niet ontvangen.",
        f"{_CASE}Er staat «maar één termijn» open.",
    ),
    right=(
        f"{_CASE}Er staan nog twee termijnen open, samen € 212,40.",
        f"{_CASE}U kunt de open € 212,40 in drie termijnen betalen.",
        f"{_CASE}Van uw zes termijnen zijn er vier betaald. Twee termijnen staan open.",
        f"{_CASE}Bij BKR melden wij pas als drie termijnen niet betaald zijn.",
        f"{_CASE}Er staat nog één termijn open van € 100,00, en één van € 112,40.",
        "Er staan nog drie termijnen open.",
    ),
)

_WHAT = r"(?:termijnen|maandtermijnen|betalingen|maandbedragen|rekeningen|facturen)"
_COUNT = rf"(?P<count>\d{{1,2}}|{number_words.PATTERN})"
_LEFT = r"(?:open|niet (?:betaald|binnen|ontvangen|gelukt|voldaan)|achter|te laat|gemist|onbetaald|blijven liggen|mist)"
_NOT_LEFT = r"(?:openstaande|open|gemiste|onbetaalde|achterstallige)"
_COUNTED = (
    re.compile(rf"\b(?P<span>{_COUNT} {_NOT_LEFT} {_WHAT})\b"),
    re.compile(rf"\b(?P<span>{_COUNT} {_WHAT})\b(?! van €)[^,;:€]{{0,40}}\b{_LEFT}\b"),
    re.compile(rf"\b{_LEFT}\b[^,;:€]{{0,20}}\b(?P<span>{_COUNT} {_WHAT})\b(?! van €)"),
    re.compile(r"\b(?P<span>(?:maar|slechts) (?P<count>één|1) (?:termijn|betaling|rekening|factuur))\b.{0,30}\bopen\b"),
)
_OTHERWISE = re.compile(
    r"\b(?:in (?:\d|\w+ (?:termijnen|delen))|als|wanneer|zodra|pas|wie|wet|bkr|stel|per|elke|regeling|al betaald|"
    r"zijn er|daarvan|waarvan|bijvoorbeeld|niet meer|geen|andere)\b"
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    known = document.known
    if known is None or not known.terms or not finished(document):
        return
    for sentence in document.sentences:
        low = sentence.text.lower()
        match = next((match for pattern in _COUNTED if (match := pattern.search(low))), None)
        if match and not _OTHERWISE.search(low) and _number(match["count"]) not in {0, len(known.terms)}:
            place = sentence.start + match.start("span"), sentence.start + match.end("span")
            yield Span(*place, {"count": len(known.terms)})


def _number(words: str) -> int:
    return int(words) if words.isdigit() else number_words.read(words) or 0
