"""The whole loan is called in, in the same letter as the notice of default."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import OPEISING
from letterkit.lint.reading.consequence import consequences
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="opeising-in-aanmaning",
    category="completeness",
    level=None,
    message=(
        "U eist hier het hele bedrag op in dezelfde brief als de aanmaning. Doe dat in een aparte brief, na een "
        "redelijke termijn."
    ),
    why="Een hof vond dat een aanmaning en een opeising niet samen in één brief kunnen.",
    source=OPEISING,
    wrong=("@stage aanmaning\nU heeft nog niet betaald. «Daarom eisen wij nu het hele krediet op.»",),
    right=("@stage aanmaning\nU heeft nog niet betaald. Wilt u vóór 12 december betalen?",),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    for consequence in consequences(document):
        if "opeisen" in consequence.kinds:
            yield Span(consequence.sentence.start, consequence.sentence.end)
