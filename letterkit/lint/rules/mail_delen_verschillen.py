"""An e-mail of which the marked-up part and the plain part do not say the same."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EIGEN
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="mail-delen-verschillen",
    category="channel",
    level="warning",
    message="Deze zin staat niet in {part} van de e-mail: “{quote}”",
    why="Een deel van de lezers ziet alleen het tekstdeel, of krijgt het voorgelezen. Zij moeten hetzelfde lezen.",
    source=EIGEN,
    wrong=("@note tekstdeel\n«Betaal € 80 vóór 3 december.»",),
    right=("Betaal € 80 vóór 3 december.",),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    yield from document.noted(RULE.id)
