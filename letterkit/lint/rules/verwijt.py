"""Phrases that blame the reader."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM_4
from letterkit.lint.reading.hard_sentences import hard_sentences
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="verwijt",
    category="tone",
    level="error",
    message="“{text}” klinkt als een verwijt. Schrijf liever {suggestions}.",
    why="U kent de reden niet. Een verwijt maakt de stap om contact op te nemen groter.",
    source=AFM_4,
    wrong=(
        "«Ondanks onze eerdere herinnering staat de rekening nog» open.",
        "U heeft «verzuimd te betalen».",
    ),
    right=("Wij schreven u op 3 mei over deze rekening. Misschien heeft u onze brief niet gekregen.",),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return hard_sentences(document, RULE.id, "blame")
