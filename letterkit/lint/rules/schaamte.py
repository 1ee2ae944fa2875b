"""Words that make the reader feel ashamed."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.glossary.judged import places
from letterkit.lint.norms import AFM_BIJLAGE
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="schaamte",
    category="tone",
    level="error",
    message="“{text}” maakt beschaamd of bang. Schrijf liever {suggestions}.",
    why=(
        "Schaamte is een van de redenen waarom mensen geen hulp vragen. Zeg juist dat geldzorgen iedereen "
        "kunnen overkomen."
    ),
    source=AFM_BIJLAGE,
    wrong=("Dit is een «schande».",),
    right=("U hoeft zich niet te schamen. Geldzorgen kan iedereen krijgen.",),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return places(document, RULE.id, "shame")
