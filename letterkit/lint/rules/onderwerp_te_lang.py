"""An e-mail subject that a telephone cuts off."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import B1
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="onderwerp-te-lang",
    category="channel",
    level=None,
    message=(
        "Dit onderwerp telt {length} tekens. Een telefoon laat er ongeveer {most} zien; zet het belangrijkste vooraan."
    ),
    why="Van een lang onderwerp ziet de lezer alleen het begin.",
    source=B1,
    options={"most": 60},
    wrong=(
        (
            "@channel email\nOnderwerp: «Bericht over de betaling van uw rekening van de maand oktober aan "
            "Voorbeeld»\n\nBeste,"
        ),
    ),
    right=("@channel email\nOnderwerp: Uw betaling aan Voorbeeld\n\nBeste mevrouw Bakker,",),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    for sentence in document.sentences:
        if sentence.kind == "subject" and len(sentence.text) > options["most"]:
            yield Span(sentence.start, sentence.end, {"length": len(sentence.text), "most": options["most"]})
