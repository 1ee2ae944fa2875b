"""Cold and formal phrases."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.glossary.judged import places
from letterkit.lint.norms import AFM_4
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="kil",
    category="tone",
    level="error",
    message="“{text}” klinkt kil. Schrijf liever {suggestions}.",
    why="Formele en afstandelijke taal maakt het moeilijker om contact op te nemen.",
    source=AFM_4,
    wrong=("«Volgens onze administratie» is de rekening niet betaald.",),
    right=("Wij zien dat de rekening van mei niet is betaald.",),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return places(document, RULE.id, "cold")
