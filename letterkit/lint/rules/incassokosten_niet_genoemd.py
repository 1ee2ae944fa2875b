"""A 14-day letter that does not say in euros what the collection costs will be."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import BW_96
from letterkit.lint.reading.fourteen import fourteen
from letterkit.lint.reading.missing_location import missing
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="incassokosten-niet-genoemd",
    category="completeness",
    law=True,
    level="error",
    message="De brief noemt niet precies hoeveel incassokosten er komen. Noem één bedrag, zoals “€ 48,40”, en niet "
    "“minimaal” of "
    "“volgens de wet”.",
    why="De wet vraagt dat de veertiendagenbrief het bedrag van de vergoeding noemt.",
    source=BW_96,
    wrong=(
        (
            "@stage veertiendagenbrief\nBetaal binnen vijftien dagen nadat deze brief bij u is bezorgd. «Daarna "
            "betaalt u minimaal "
            "€ 40 incassokosten.»"
        ),
        (
            "@stage veertiendagenbrief\n«Betaal binnen vijftien dagen nadat deze brief bij u is bezorgd.» Uw "
            "rekening is € 80."
        ),
    ),
    right=(
        (
            "@stage veertiendagenbrief\nBetaal binnen vijftien dagen nadat deze brief bij u is bezorgd. Daarna "
            "betaalt u € 40 "
            "incassokosten."
        ),
        (
            "@stage veertiendagenbrief\nBetaal binnen vijftien dagen nadat deze brief bij u is bezorgd. Daarna betaalt "
            "{incassokosten} extra aan incassokosten."
        ),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    letter = fourteen(document)
    if not letter.applies or letter.fee_named:
        return
    if letter.fee_sentence:
        yield Span(letter.fee_sentence.start, letter.fee_sentence.end)
    else:
        yield missing(document)
