"""An amount that was put together wrongly: points and commas in places where no Dutch amount has them."""

import re
from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EIGEN
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="bedrag-klopt-niet",
    category="payment",
    level="error",
    message="Dit bedrag is verkeerd geschreven: {text}. Schrijf het als € 1.250,00.",
    why="Aan een verkeerde punt of komma ziet de lezer niet of hij tien of duizend euro moet betalen.",
    source=EIGEN,
    wrong=(
        "Het gaat om «€ 1.250.00».",
        "Het gaat om «€ 1,250.00».",
        "Het gaat om «€ 12,5».",
        "Het gaat om «€ 1.2500,00».",
        "Het gaat om «€ ,50».",
    ),
    right=("Het gaat om € 1.250,00.", "U betaalt € 40, of € 12,50.", "Dat is € 1.250. En € 40,- per maand. € 80,00"),
)

_AMOUNT = re.compile(r"€ ?(?P<figure>[\d.,]{1,30}\d)(?![\d.,]*\d)")
_RIGHT = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{2})?|\d+(?:,\d{2})?|\d+\.\d{2}")


def check(document: Document, *, options: Options) -> Iterator[Span]:
    for at, match in document.found(_AMOUNT):
        if not _RIGHT.fullmatch(match["figure"]):
            yield Span(at + match.start(), at + match.end())
