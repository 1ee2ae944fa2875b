"""Costs or a fine are announced without an amount."""

from collections.abc import Iterator

from letterkit.dutch import amounts
from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM_BIJLAGE
from letterkit.lint.placeholders import FIELD
from letterkit.lint.reading.consequence import consequences
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="kosten-zonder-bedrag",
    category="completeness",
    level="warning",
    message="Hier staan kosten zonder bedrag. Noem het bedrag, of laat de kosten weg.",
    why="“Extra kosten” maakt bang en helpt niemand beslissen. Een bedrag is eerlijk.",
    source=AFM_BIJLAGE,
    wrong=("«Betaalt u niet, dan brengen wij extra kosten in rekening.»",),
    right=(
        "Betaalt u niet, dan brengen wij € 12 extra kosten in rekening.",
        "U betaalt geen extra kosten.",
        "Zo voorkomt u extra kosten.",
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    for consequence in consequences(document):
        text = consequence.sentence.text
        if (
            "kosten" in consequence.kinds
            and not consequence.prevented
            and not (amounts.any_in(text) or FIELD.search(text) or "%" in text)
        ):
            yield Span(consequence.sentence.start, consequence.sentence.end)
