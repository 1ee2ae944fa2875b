"""Two last days to pay in one text."""

import re
from collections.abc import Iterator
from datetime import date

from letterkit.dutch.dates import printed
from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.last_days import last_days
from letterkit.lint.norms import EERLIJK
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import finished, of_kind, words_of

RULE = Rule(
    id="dagen-tegenstrijdig",
    category="facts",
    level="warning",
    message=("Hier staat een andere laatste dag dan eerder in de tekst ({other}). Noem één dag."),
    why=("Met twee dagen weet de lezer niet wanneer hij moet betalen."),
    source=EERLIJK,
    wrong=(
        ("Wilt u vóór 12 mei 2026 betalen?\n\nWij verwachten uw betaling «uiterlijk op 20 mei 2026»."),
        ("Betaal binnen 14 dagen.\n\nU moet «binnen 3 dagen» betalen."),
        ("U heeft twee weken de tijd om te betalen. Wij verwachten uw geld «binnen 5 dagen»."),
        ("Betaal vóór of op 17 december 2026. Uw betaling is op tijd als wij die «op 10 december 2026» hebben."),
        (
            "U heeft tot en met 17 december 2026 om te betalen. Houd er rekening mee dat het geld dus «op 10 december "
            "2026» bij ons binnen moet zijn."
        ),
        ("Betaal uiterlijk 20 december 2026. «Op 10 december 2026» moet uw geld binnen zijn."),
        ("Wilt u vóór 20 mei 2026 betalen? «Vanaf 12 mei 2026» maken wij geen afspraak meer met u."),
    ),
    right=(
        (
            "Wilt u vóór 12 mei 2026 betalen?\n\nWij verwachten uw betaling uiterlijk op 11 "
            "mei 2026. Betaling vóór 12 mei 2026 is genoeg."
        ),
        ("Betaal vóór of op 17 december 2026. De uiterste dag is 17 december 2026."),
        ("Betaal binnen 14 dagen. U krijgt binnen 5 werkdagen antwoord op een klacht."),
        ("Wilt u vóór 12 mei 2026 betalen? De link werkt tot en met 1 juni 2026."),
        ("Wilt u vóór 20 mei 2026 betalen? Vanaf 20 mei 2026 kunt u ons niet meer bellen op zaterdag."),
        ("Wilt u vóór 20 mei 2026 betalen? Vanaf 12 mei 2026 bellen wij u als u dat wilt."),
    ),
)

_PAY = re.compile(r"\b(?:geld|bedrag|beta(?:al|l)\w{0,4}|overma(?:ak|k)\w*|voldoe\w*|voldaan)\b")
_OTHER = re.compile(
    r"\b(?:link|code|klacht|antwoord\w*|reactie|termijn(?:en)? van|regeling|maand|bezwaar|bkr|afspraak|contract|werkt|"
    r"als u|betaalt u|betaald[eu]?|eerder|daarna|kosten|incasso\w*|zichtbaar|verwerkt|bericht|bellen|terug)\b"
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    if not finished(document):
        return
    yield from _days(document)
    yield from _terms(document)


_SINCE = re.compile(r"\b(?:vanaf|sinds|na)\s$")
_NO_MORE = re.compile(r"\b(?:niet|geen|nooit|niets)\b(?:.{0,40}\bmeer)?")
_OUT = re.compile(
    r"\b(?:afspra\w*|afspreken|regeling\w*|oplossing\w*|uitstel\w*|pauze\w*|in delen|helpen|hulp|te laat|bellen|"
    r"overleg\w*|reageren|bereik\w*)\b"
)
_TIME = re.compile(r" de tijd om (?:dit |het |alles )?te betalen")


def _days(document: Document) -> Iterator[Span]:
    found = last_days(document)
    for other in found[1:]:
        if abs((other.day - found[0].day).days) > 1:
            yield Span(other.start, other.end, {"other": printed(found[0].day)})
    yield from _closed(document, found[0].day if found else None)


def _closed(document: Document, last: date | None) -> Iterator[Span]:
    """A way out that ends before the last day that the text gives."""
    for fact in of_kind(document, "day") if last else ():
        since = _SINCE.search(document.lower, max(0, fact.start - 20), fact.start)
        words = words_of(document, fact)
        if since and last and date.fromisoformat(fact.value) <= last and _NO_MORE.search(words) and _OUT.search(words):
            yield Span(since.start(), fact.end, {"other": printed(last)})


def _terms(document: Document) -> Iterator[Span]:
    first: str | None = None
    for fact in of_kind(document, "term"):
        words = words_of(document, fact)
        within = document.lower.startswith("binnen", fact.start)
        if not (within or _TIME.match(document.lower, fact.end)) or not _PAY.search(words) or _OTHER.search(words):
            continue
        if first is None:
            first = fact.value
        elif abs(int(fact.value) - int(first)) > 1:
            yield Span(fact.start, fact.end, {"other": f"binnen {first} dagen"})
