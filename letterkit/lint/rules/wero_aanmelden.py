"""A request to register for Wero: nobody has to, and it is what swindlers ask."""

import re
from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import PHISHING
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="wero-aanmelden",
    category="privacy",
    level="error",
    message="Vraag nooit om over te stappen naar Wero of zich aan te melden. Dat gaat vanzelf, via de eigen bank.",
    why="iDEAL wordt Wero. Daar hoeft een klant niets voor te doen. Oplichters vragen dit wel.",
    source=PHISHING,
    wrong=(
        "«Meld u aan voor Wero.»",
        "«Stap nu over op Wero en log in met uw bank.»",
        "«Activeer Wero via deze link.»",
    ),
    right=("U betaalt met iDEAL | Wero.", "U hoeft zich niet aan te melden voor Wero."),
)
_ASKS = re.compile(
    r"\b(?:aan\s?te\s?meld\w*|aanmeld\w*|meld\w*|regist\w+|activ\w+|overstap\w*|stap\w*|overgestapt)\b", re.I
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    for sentence in document.sentences:
        low = sentence.text.lower()
        if "wero" in low and _ASKS.search(low) and "niet" not in low:
            yield Span(sentence.start, sentence.end)
