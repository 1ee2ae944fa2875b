"""A heavy consequence without a word on what it means for the reader."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM_BIJLAGE
from letterkit.lint.reading.consequence import consequences
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="gevolg-onverklaard",
    category="completeness",
    level="info",
    message="Leg in één zin uit wat dit voor de lezer betekent: wat gebeurt er, wanneer en wat kost het?",
    why="Lezers weten vaak niet wat een incassobureau, deurwaarder of rechter doet. Wees duidelijk, maar kort.",
    source=AFM_BIJLAGE,
    wrong=("«Zonder betaling gaat uw rekening naar een deurwaarder.» Wij hopen dat het niet zover komt.",),
    right=("Zonder betaling gaat uw rekening op 3 maart naar een deurwaarder. Dat betekent dat u meer betaalt.",),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    for consequence in consequences(document):
        if (
            consequence.kinds & {"overdracht", "deurwaarder", "rechter", "opeisen", "afsluiten"}
            and not consequence.explained
        ):
            yield Span(consequence.sentence.start, consequence.sentence.end)
            return
