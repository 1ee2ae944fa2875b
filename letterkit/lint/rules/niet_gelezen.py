"""A part of the file that its receiver sees and that letterkit could not read."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EIGEN
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="niet-gelezen",
    category="completeness",
    level="error",
    message="Dit is niet gelezen: {what}. Controleer het zelf, of geef het als apart bestand.",
    why="De ontvanger ziet dit wel. Een controle die iets overslaat, mag niet groen zijn.",
    source=EIGEN,
    wrong=("@left_out picture\n«»Uw rekening staat open.",),
    right=("Uw rekening staat open.", "@left_out hidden\nUw rekening staat open."),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    for part in document.left_out:
        if part.seen:
            yield Span(0, 0, {"what": part.sentence})
