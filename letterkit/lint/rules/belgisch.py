"""Belgian words and Belgian law in a letter to a Dutch reader."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.glossary.judged import places
from letterkit.lint.norms import EIGEN
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="belgisch",
    category="jargon",
    level="error",
    message="“{text}” is Belgisch. Schrijf voor een Nederlandse lezer {suggestions}.",
    why="Belgische woorden en wetten gelden in Nederland niet. De lezer kan er niets mee.",
    source=EIGEN,
    wrong=("U betaalt ook «verwijlinteresten».",),
    right=("U betaalt ook € 2 rente.",),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return places(document, RULE.id)
