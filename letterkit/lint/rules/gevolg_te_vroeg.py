"""Heavy consequences in a first reminder."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM
from letterkit.lint.reading.consequence import consequences
from letterkit.lint.reading.hard_sentences import likely
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="gevolg-te-vroeg",
    category="tone",
    level=None,
    message=(
        "Dit hoort niet in een herinnering. Ga ervan uit dat de betaling vergeten is, of dat er iets aan de hand is."
    ),
    why="Een eerste bericht dat dreigt, kost het contact dat u nodig heeft. Voor zware gevolgen is het nu te vroeg.",
    source=f"{AFM}, hoofdstuk 3, uitgangspunt 1",
    wrong=("Uw rekening staat nog open. «Anders gaat uw rekening naar een incassobureau.»",),
    right=(
        "Uw rekening staat nog open. Misschien bent u het vergeten?",
        "Uw rekening staat nog open. Het vonnis van 3 maart is nog niet voldaan.",
    ),
)

_HEAVY = {"overdracht", "deurwaarder", "rechter", "bkr", "opeisen"}


def check(document: Document, *, options: Options) -> Iterator[Span]:
    for consequence in consequences(document):
        start, end = consequence.sentence.start, consequence.sentence.end
        # Where nobody said that this is a reminder, what has happened already says that it is none:
        # "Het vonnis van 3 maart is nog niet voldaan."
        stage_given = document.stage is not None
        if not consequence.kinds.isdisjoint(_HEAVY) and (stage_given or likely(document, start, end, "threat")):
            yield Span(start, end, kind="threat")
