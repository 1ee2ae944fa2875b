"""A template that cannot be read, or has markup that no letter can have."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EIGEN
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="sjabloon-fout",
    category="template",
    level="error",
    message="{sentence}",
    why="Van deze sjabloon kan geen enkel bericht worden gemaakt.",
    source=EIGEN,
    wrong=("@fault Een citaat met > kan niet in een brief.\nBeste lezer,\n\n«> citaat»",),
    right=("Beste lezer,\n\nEen gewone alinea.",),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    yield from document.noted(RULE.id)
