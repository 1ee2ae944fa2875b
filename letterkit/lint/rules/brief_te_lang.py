"""More text than a stressed reader takes in."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import SCHRIJFWIJZER
from letterkit.lint.reading.missing_location import missing
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="brief-te-lang",
    category="clarity",
    level="warning",
    message="De tekst telt {words} woorden. Houd het bij {most}, dat past op één bladzijde.",
    why="Wie zorgen heeft, leest niet alles. Eén bladzijde met wat nu nodig is, werkt beter.",
    source=SCHRIJFWIJZER,
    options={"most": 420},
    wrong=("@option most 8\n«U krijgt deze brief omdat u een rekening nog niet betaalde.»",),
    right=("U heeft een rekening nog niet betaald.",),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    # A table of amounts is looked up in, not read through.
    words = sum(
        len(sentence.text.split()) for sentence in document.sentences if sentence.kind not in {"address", "cell"}
    )
    if words > options["most"]:
        yield missing(document, words=words, most=options["most"])
