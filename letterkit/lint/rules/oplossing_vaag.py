"""A way out that is only hinted at."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM_4
from letterkit.lint.reading.solution import offers
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="oplossing-vaag",
    category="solution",
    level="warning",
    message="Hier staat niet wat de lezer kan kiezen. Noem wat echt kan, zoals “U kunt in delen betalen” of “U kunt "
    "later "
    "betalen”, of schrijf “Dan zoeken we samen een oplossing”.",
    why="Een oplossing die niemand noemt, vraagt ook niemand.",
    source=AFM_4,
    wrong=(
        "U heeft nog niet betaald. «Kunt u niet betalen, neem dan contact op.»",
        "Uw rekening staat open. «Laat ons weten met welke oplossing u komt.»",
    ),
    right=(
        "Kunt u niet betalen? Neem contact op. Dan zoeken we samen een oplossing.",
        "Lukt betalen niet in één keer? U kunt in drie delen betalen.",
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    offers_found = offers(document)
    if any(offer.strength == "clear" for offer in offers_found):
        return
    vague = next((offer for offer in offers_found if offer.strength == "vague"), None)
    if vague:
        yield Span(vague.sentence.start, vague.sentence.end)
