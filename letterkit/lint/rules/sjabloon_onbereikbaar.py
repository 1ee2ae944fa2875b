"""Template text that no case can ever show."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EIGEN
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="sjabloon-onbereikbaar",
    category="template",
    level="warning",
    message="Geen enkele zaak komt bij deze tekst. Controleer de voorwaarde erboven, of haal de tekst weg.",
    why="Tekst die niemand te zien krijgt, controleert ook niemand. Op een dag staat hij ineens in een brief.",
    source=EIGEN,
    wrong=("@unreached\n{% if nooit %}«Dit leest niemand.»{% endif %}",),
    right=("{% if soms %}Dit leest iemand.{% endif %}",),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    for piece in document.unreached:
        yield Span(piece.start, piece.end)
