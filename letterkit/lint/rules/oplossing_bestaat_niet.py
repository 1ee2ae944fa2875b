"""A way out that the creditor does not offer."""

import re
from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EERLIJK
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import finished

RULE = Rule(
    id="oplossing-bestaat-niet",
    category="facts",
    level="error",
    message=(
        "Deze oplossing staat niet bij uw oplossingen in creditor.yaml. Biedt u haar "
        "echt, zet haar daar dan bij. Anders: weg ermee."
    ),
    why=("Wie iets aanbiedt wat er niet is, misleidt de lezer, juist op het moment dat hij hulp zoekt."),
    source=EERLIJK,
    wrong=(
        ("@known solutions betalingsregeling\n«Wij schelden de helft van uw schuld kwijt.»"),
        ("@known solutions betalingsregeling\n«U krijgt een maand betaalpauze.»"),
        ("@known solutions betalingsregeling\n«Betaal in één keer, dan krijgt u 30% korting.»"),
    ),
    right=(
        ("@known solutions betalingsregeling\nU kunt in delen betalen."),
        ("@known solutions betalingsregeling,betaalpauze\nU krijgt een maand betaalpauze."),
        ("@known solutions betalingsregeling\nWij kunnen uw schuld niet kwijtschelden."),
        ("@known solutions betalingsregeling\nBij uw gemeente kunt u om kwijtschelding van belasting vragen."),
        ("Wij schelden de helft van uw schuld kwijt."),
    ),
)

_DENIED = re.compile(r"\b(?:niet|geen|nooit|gemeente|belasting\w*|aanslag|waterschap|toeslag|kwijting)\b")
_WORDS: dict[str, re.Pattern[str]] = {
    "kwijtschelding": any_of(
        r"\bschelden\b.{0,80}\bkwijt\b", r"\bkwijt(?:schelden|schelding|gescholden)\b", r"\bstrepen\b.{0,40}\bdoor\b"
    ),
    "korting": any_of(
        r"\b\d{1,2} ?(?:%|procent) korting\b",
        r"\bkorting op (?:uw|de|je) (?:schuld|achterstand|bedrag)\b",
        r"\bkrijgt? (?:u|je) korting\b",
    ),
    "betaalpauze": any_of(r"\bbetaalpauze\b", r"\bbetaalvakantie\b"),
    "renteverlaging": any_of(r"\brenteverlaging\b", r"\brente(?:vrij|loos)\b", r"\b(?:minder|lagere|geen) rente\b"),
    "budgetcoaching": any_of(r"\bbudgetcoach\w{0,4}\b"),
    "saneringskrediet": any_of(r"\bsaneringskrediet\b"),
}


def check(document: Document, *, options: Options) -> Iterator[Span]:
    known = document.known
    if known is None or not known.solutions or not finished(document):
        return
    ours = " ".join((*known.solutions, *known.texts)).lower()
    for sentence in document.prose:
        low = sentence.text.lower()
        for name, pattern in _WORDS.items():
            match = pattern.search(low)
            if match and name not in ours and not pattern.search(ours) and not _denied(low, name):
                yield Span(sentence.start, sentence.end)
                break


def _denied(low: str, name: str) -> bool:
    return (
        bool(_DENIED.search(low.replace("geen rente", ""))) if name == "renteverlaging" else bool(_DENIED.search(low))
    )
