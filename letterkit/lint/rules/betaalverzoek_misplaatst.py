"""A request to pay in a message that should give rest."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import SRCM
from letterkit.lint.reading.request import requests
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="betaalverzoek-misplaatst",
    category="completeness",
    level=None,
    message="In dit bericht hoort geen verzoek om te betalen. Haal het weg.",
    why="Wie net betaald heeft, hulp krijgt of een klacht indient, moet erop kunnen rekenen dat u even niets vraagt.",
    source=SRCM,
    wrong=("@stage klacht_ontvangen\nWij kijken naar uw klacht. «Wilt u het bedrag alvast betalen?»",),
    right=("@stage klacht_ontvangen\nWij kijken naar uw klacht. U hoeft nu niets te doen.",),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    for sentence in requests(document):
        if "niet" not in sentence.text.lower().split():
            yield Span(sentence.start, sentence.end)
