"""An e-mail without a subject."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import B1
from letterkit.lint.reading.missing_location import missing
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="onderwerp-ontbreekt",
    category="channel",
    level=None,
    message="De e-mail heeft geen onderwerp. Schrijf bijvoorbeeld “Uw betaling aan Voorbeeld”.",
    why="Zonder onderwerp lijkt een e-mail nep, en leest niemand hem.",
    source=B1,
    wrong=("@channel email\nBeste mevrouw Bakker,\n\n«U heeft een bericht van ons.»",),
    right=("@channel email\nOnderwerp: Uw betaling aan Voorbeeld\n\nBeste mevrouw Bakker,",),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    if not any(passage.kind == "subject" for passage in document.passages):
        yield missing(document)
