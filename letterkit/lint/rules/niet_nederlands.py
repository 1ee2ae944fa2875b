"""A text in another language, of which the findings say little."""

from collections.abc import Iterator

from letterkit.language import written_in_dutch
from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EIGEN
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="niet-nederlands",
    category="completeness",
    level="error",
    message="Deze tekst is geen Nederlands. letterkit kan hem niet goed beoordelen.",
    why="De regels lezen Nederlands. In een andere taal missen zij bijna alles.",
    source=EIGEN,
    wrong=(
        (
            "«»We have not received your payment of last month. Please call us if you cannot pay the whole amount. "
            "We can agree on a plan that works for you and your family."
        ),
    ),
    right=(
        (
            "Wij hebben uw betaling van vorige maand nog niet gekregen. Bel ons als u niet alles kunt betalen. "
            "Dan zoeken wij samen een plan dat bij u past."
        ),
        "Bedankt.",
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    if document.language == "nl" and not written_in_dutch(sentence.text for sentence in document.prose):
        yield Span(0, 0)
