"""Sentences in which nobody does anything."""

from collections.abc import Iterator

from letterkit import language
from letterkit.lint.document import PROSE, Sentence
from letterkit.lint.findings import Span
from letterkit.lint.norms import B1
from letterkit.lint.reading.grammar import analysed
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="lijdende-vorm",
    category="clarity",
    level="info",
    scope="sentence",
    message="Lijdende vorm. Zeg wie het doet: “wij sturen u een brief” in plaats van “er wordt u een brief gestuurd”.",
    why="Als niet staat wie iets doet, weet de lezer niet wie hij moet bellen.",
    source=B1,
    wrong=(
        "De kosten «worden» door ons «berekend».".replace("«worden» door ons «berekend»", "«worden door ons berekend»"),
    ),
    right=("Wij berekenen de kosten.", "U wordt morgen dertig."),
)


def check(sentence: Sentence, *, options: Options) -> Iterator[Span]:
    parsed = analysed(sentence.text) if sentence.kind in PROSE else None
    for passive in language.passives(parsed) if parsed else ():
        yield Span(passive.start, passive.end)
