"""A 14-day letter without its term."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import BW_96
from letterkit.lint.reading.fourteen import fourteen
from letterkit.lint.reading.missing_location import missing
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="veertien-dagen-ontbreekt",
    category="completeness",
    law=True,
    level="error",
    message="In de veertiendagenbrief ontbreekt de termijn. Schrijf: “binnen veertien dagen vanaf de dag nadat deze "
    "brief bij u is "
    "bezorgd”.",
    why="Zonder deze termijn heeft de brief geen gevolg en mag u geen incassokosten vragen.",
    source=BW_96,
    wrong=("@stage veertiendagenbrief\n«Uw rekening van € 80 staat nog open.» Betaal snel.",),
    right=(
        "@stage veertiendagenbrief\nBetaal binnen vijftien dagen nadat deze brief bij u is bezorgd.",
        "@stage veertiendagenbrief\nBetaal binnen 14 dagen na heden.",
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    letter = fourteen(document)
    if letter.whole and not letter.terms:
        yield missing(document)
