"""Old-fashioned and official words with a plain modern one beside them."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.glossary.judged import places
from letterkit.lint.norms import AFM_BIJLAGE
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="archaisch",
    category="jargon",
    level="error",
    message="“{text}” is ouderwets of ambtelijk. Schrijf liever {suggestions}.",
    why="Ouderwetse woorden maken een brief stijf en moeilijk. Een gewoon woord zegt hetzelfde.",
    source=AFM_BIJLAGE,
    wrong=("«Indien» u vragen heeft, kunt u ons bellen.",),
    right=("Heeft u vragen? Bel ons dan.",),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return places(document, RULE.id)
