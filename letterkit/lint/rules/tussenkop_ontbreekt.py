"""A long text without headings."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import B1
from letterkit.lint.reading.missing_location import missing
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="tussenkop-ontbreekt",
    category="clarity",
    level="info",
    message="De tekst telt {words} woorden en heeft {headings} tussenkopjes. Zet kopjes die zeggen wat eronder "
    "staat, zoals “Lukt "
    "betalen niet?”",
    why="Met kopjes vindt de lezer meteen wat hij zoekt.",
    source=B1,
    options={"words_per_heading": 160},
    wrong=("@option words_per_heading 9\n«U krijgt deze brief omdat u een rekening nog niet betaalde.»",),
    right=("U heeft een rekening nog niet betaald.",),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    headings = sum(passage.kind == "heading" for passage in document.passages)
    if document.words > options["words_per_heading"] * (headings + 1):
        yield missing(document, words=document.words, headings=headings)
