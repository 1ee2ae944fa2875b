"""Words that make the reader feel ashamed."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.glossary.judged import places
from letterkit.lint.norms import AFM_BIJLAGE
from letterkit.lint.reading.denial import denied
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
    right=(
        "Schulden zijn privé. Wij zetten uw naam nergens openbaar neer.",
        "U hoeft zich niet te schamen. Geldzorgen kan iedereen krijgen.",
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    for place in places(document, RULE.id, "shame"):
        said = document.lower[place.start : place.end].split()
        around = [one.text for one in document.sentences if one.start <= place.start < one.end]
        if not (around and denied(around[0], lambda words, said=said: said[-1] in words)):  # type: ignore[misc]
            yield place
