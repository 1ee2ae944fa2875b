"""Collection costs already inside the amount that is asked in the 14-day letter."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import BW_96
from letterkit.lint.reading.fourteen import fourteen
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="incassokosten-in-totaal",
    category="completeness",
    law=True,
    level=None,
    message="In het bedrag dat u nu vraagt, zitten de incassokosten al. Vraag nu alleen het bedrag zonder die kosten.",
    why="De veertiendagenbrief is de laatste kans om zonder incassokosten te betalen.",
    source=BW_96,
    compares_amounts=True,
    wrong=(
        (
            "@stage veertiendagenbrief\nRekening: € 300\nIncassokosten: € 45\n«Totaal te betalen: € "
            "345»\n\nBetaal binnen vijftien "
            "dagen nadat deze brief bij u is bezorgd."
        ),
    ),
    right=(
        (
            "@stage veertiendagenbrief\nRekening: € 300\nIncassokosten als u te laat betaalt: € 45\nNu te "
            "betalen: € 300\n\nBetaal "
            "binnen vijftien dagen nadat deze brief bij u is bezorgd."
        ),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    letter = fourteen(document)
    if letter.applies and letter.total_span:
        yield Span(*letter.total_span)
