"""A paragraph that holds too much."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from operator import attrgetter

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import SCHRIJFWIJZER
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="alinea-te-lang",
    category="clarity",
    level="info",
    message="Deze alinea telt {sentences} zinnen en {words} woorden. Maak er twee van, met een boodschap elk.",
    why="Een blok tekst schrikt af. Korte alinea's laten zien waar iets nieuws begint.",
    source=SCHRIJFWIJZER,
    options={"sentences": 6, "words": 90},
    wrong=(
        "«U kreeg een brief. Die ging over geld. U las hem. U belde ons. Wij hielpen u. U was blij. Nu is het klaar.»",
    ),
    right=("U kreeg een brief. Die ging over geld.\n\nU las hem. U belde ons. Wij hielpen u. U was blij.",),
)

_start = attrgetter("start")


def check(document: Document, *, options: Options) -> Iterator[Span]:
    paragraphs = [passage for passage in document.passages if passage.kind == "paragraph"]
    counts: Counter[int] = Counter()
    for sentence in document.prose:
        holder = bisect_right(paragraphs, sentence.start, key=_start) - 1
        if holder >= 0 and sentence.start < paragraphs[holder].end:
            counts[holder] += 1
    for at, sentences in counts.items():
        place = paragraphs[at]
        words = len(document.text[place.start : place.end].split())
        if sentences > options["sentences"] or words > options["words"]:
            yield Span(place.start, place.end, {"sentences": sentences, "words": words})
