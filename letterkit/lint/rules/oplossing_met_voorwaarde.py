"""A condition put on a way out."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EERLIJK
from letterkit.lint.reading.unfair import stated
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="oplossing-met-voorwaarde",
    category="facts",
    level="warning",
    message="Deze voorwaarde hoort niet bij een oplossing. Zeg wat de lezer krijgt, en kijk samen wat hij kan missen.",
    why="Wie de voorwaarde niet haalt, vraagt niet meer om hulp, terwijl hij die het hardst nodig heeft.",
    source=EERLIJK,
    wrong=(
        ("«U mag in delen betalen als u eerst de helft betaalt.»"),
        ("«Uitstel krijgt u zodra iemand anders borg staat.»"),
        ("«Een regeling kan alleen als u een verzekering neemt.»"),
    ),
    right=(
        ("U mag in delen betalen. Wij kijken samen naar een bedrag dat u kunt missen."),
        ("Voor uitstel is geen borg nodig."),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return stated(document, RULE.id)
