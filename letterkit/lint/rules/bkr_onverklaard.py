"""BKR is named without what it means, when, and how to prevent it."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM_4
from letterkit.lint.reading.bkr import first_named, lacking
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


def check(document: Document, *, options: Options) -> Iterator[Span]:
    first = first_named(document)
    missing = lacking(document, first) if first else []
    if first and missing:
        yield Span(first.start, first.end, {"lacking": ", ".join(missing)})
