"""BKR is named without what it means, when, and how to prevent it."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM_4
from letterkit.lint.reading.denial import denied
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.reading.payment import DATE, TERM
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="bkr-onverklaard",
    category="completeness",
    level="error",
    message="Bij BKR ontbreekt: {lacking}. Leg uit wat de melding betekent (zoals moeilijker lenen), wanneer u "
    "meldt, en hoe "
    "de lezer het voorkomt.",
    why="De AFM ziet dat brieven vaak niet uitleggen wat een registratie bij BKR concreet betekent.",
    source=AFM_4,
    wrong=(
        "«Zonder betaling volgt een negatieve registratie bij het BKR.»",
        "«Wij melden uw achterstand op 1 maart bij BKR.» Een hypotheek krijgen is dan moeilijker.",
    ),
    right=(
        "U staat niet geregistreerd bij BKR.",
        (
            "Op 1 maart 2027 melden wij uw achterstand bij BKR. Dat is de instantie die leningen bijhoudt. Met "
            "zo'n melding "
            "krijgt u moeilijker een lening of hypotheek. Betaalt u vóór 1 maart of maken we een afspraak? Dan "
            "melden we niets."
        ),
    ),
)

_BKR = any_of(r"\bbkr\b", r"\bbureau krediet\s?registratie\b", r"\bnegatieve registratie\b")
_NEEDED = {
    "wat het betekent": any_of(
        (
            r"\b(?:moeilijk\w*|lastig\w*|geen|niet|lager\w*)\b.{0,80}\b(?:lening|lenen|hypotheek|krediet|"
            r"abonnement|telefoon|huis)\b"
        ),
        r"\b(?:lening|lenen|hypotheek|krediet|abonnement)\b.{0,80}\b(?:moeilijk\w*|lastig\w*|geen|niet)\b",
    ),
    "hoe de lezer het voorkomt": any_of(
        (
            r"\bvoorkom\w*|\bmelden (?:we|wij) (?:\w+ )?(?:niets|niet)\b|\bniet (?:aan)?gemeld\b|"
            r"\bgeen (?:melding|registratie)\b"
        ),
        r"\bdan (?:\w+ ){0,4}niet\b",
    ),
}


def check(document: Document, *, options: Options) -> Iterator[Span]:
    first = next((sentence for sentence in document.sentences if _BKR.search(sentence.text.lower())), None)
    if first is None or denied(first.text, lambda words: bool(_BKR.search(words))):
        return
    near = document.lower[max(0, first.start - 300) : first.end + 700]
    lacking = [name for name, pattern in _NEEDED.items() if not pattern.search(near)]
    if not (DATE.search(near) or TERM.search(near)):
        lacking.append("wanneer u meldt")
    if lacking:
        yield Span(first.start, first.end, {"lacking": ", ".join(lacking)})
