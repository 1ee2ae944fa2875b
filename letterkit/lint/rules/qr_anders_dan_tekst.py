"""A code to pay with that says something else than the text beside it."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import PHISHING
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="qr-anders-dan-tekst",
    category="payment",
    law=True,
    level="error",
    message="De QR-code zegt iets wat niet in de tekst staat: {what} {value}.",
    why="Wie scant, betaalt wat in de code staat. Een verschil is een fout, of lijkt op oplichting.",
    source=PHISHING,
    wrong=("@qr € 90,00\n«Betaal € 80,00 vóór 3 december.»",),
    right=("Betaal € 80,00 vóór 3 december.",),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    yield from document.noted(RULE.id)
