"""Other costs asked beside the fee for collection costs: a consumer owes none."""

import re
from collections.abc import Iterator

from letterkit.dutch import amounts
from letterkit.lint.document import Document, Sentence
from letterkit.lint.findings import Span
from letterkit.lint.norms import BIK
from letterkit.lint.reading.fourteen import fourteen
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="kosten-naast-incassokosten",
    category="completeness",
    law=True,
    level="error",
    message="Naast incassokosten mag u geen “{text}” vragen. Haal deze kosten weg.",
    why="De vergoeding voor incassokosten is voor al het werk om het geld te krijgen. Voor een klant die niet voor een "
    "bedrijf handelt, mag daar niets bij komen.",
    source=f"Burgerlijk Wetboek boek 6, artikel 96 lid 5; {BIK}",
    wrong=(
        (
            "@stage veertiendagenbrief\nBetaal binnen vijftien dagen nadat deze brief bij u is bezorgd. Daarna "
            "betaalt u € 40 incassokosten en € 15 «administratiekosten»."
        ),
        (
            "@stage veertiendagenbrief\nUw rekening is € 80, met € 7,50 «herinneringskosten». Betaal binnen vijftien "
            "dagen nadat deze brief bij u is bezorgd. Daarna betaalt u € 40 incassokosten."
        ),
        (
            "@stage aanmaning\nBetaal binnen vijftien dagen nadat deze brief bij u is bezorgd. Anders betaalt u € 40 "
            "incassokosten en € 10 «dossierkosten»."
        ),
    ),
    right=(
        (
            "@stage veertiendagenbrief\nBetaal binnen vijftien dagen nadat deze brief bij u is bezorgd. Daarna "
            "betaalt u € 40 incassokosten. U betaalt geen administratiekosten."
        ),
        (
            "@stage veertiendagenbrief\nUw rekening is € 80. Dat zijn de servicekosten van mei. Betaal binnen vijftien "
            "dagen nadat deze brief bij u is bezorgd. Daarna betaalt u € 40 incassokosten."
        ),
    ),
)
_OTHER = re.compile(
    r"\b(?:administratie|aanmaan|aanmanings?|herinnerings?|sommatie|dossier|registratie|behandelings?|regelings?|"
    r"verzend|porto|bureau|kantoor|wanbetalings?)kosten\b",
    re.IGNORECASE,
)
_NONE = re.compile(r"\b(?:geen|zonder|niet|nooit)\b", re.IGNORECASE)
_ROW = 2  # cells after the label of a table, in which its amount stands


def check(document: Document, *, options: Options) -> Iterator[Span]:
    if not fourteen(document).applies:
        return
    for at, sentence in enumerate(document.sentences):
        for match in _OTHER.finditer(sentence.text):
            if _costs_something(document.sentences, at) and not _NONE.search(sentence.text[: match.start()]):
                yield Span(sentence.start + match.start(), sentence.start + match.end())


def _costs_something(sentences: tuple[Sentence, ...], at: int) -> bool:
    """Whether an amount stands in the sentence, or in the next cells of a table."""
    row = sentences[at : at + 1 + _ROW] if sentences[at].kind == "cell" else (sentences[at],)
    return any(amount.cents for part in row for amount in amounts.in_text(part.text))
