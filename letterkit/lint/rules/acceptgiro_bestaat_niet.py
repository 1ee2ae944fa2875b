"""The acceptgiro, a way to pay that ended on 1 June 2023."""

import re
from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EIGEN
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="acceptgiro-bestaat-niet",
    category="completeness",
    level="error",
    message="De acceptgiro bestaat niet meer. Noem rekening, naam, bedrag en betalingskenmerk.",
    why="Sinds 1 juni 2023 verwerkt geen bank meer een acceptgiro. Wie ernaar zoekt, kan niet betalen.",
    source=EIGEN,
    wrong=("Betaal met de «acceptgiro» onder deze brief.", "Gebruik de «acceptgirokaart»."),
    right=("Maak het bedrag over naar de rekening hieronder.",),
)
_ACCEPTGIRO = re.compile(r"\baccept-?\s?giro\w*", re.IGNORECASE)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    for at, match in document.found(_ACCEPTGIRO):
        yield Span(at + match.start(), at + match.end())
