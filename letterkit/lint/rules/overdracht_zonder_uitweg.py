"""A hand-over is announced without what the reader can still do."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM
from letterkit.lint.reading.consequence import consequences
from letterkit.lint.reading.contact import contact
from letterkit.lint.reading.feeling import names_difficulty
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.reading.solution import offers
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="overdracht-zonder-uitweg",
    category="solution",
    level="error",
    message=(
        "U kondigt een overdracht aan. Zeg erbij wat de lezer nu nog kan doen: betalen, een afspraak maken of bellen."
    ),
    why="Wie van een overdracht hoort, moet ook horen hoe hij die nog voorkomt.",
    source=f"{AFM}, hoofdstuk 3, uitgangspunt 5",
    wrong=("Uw rekening staat open. «Wij dragen uw dossier zonder nadere aankondiging over aan een incassobureau.»",),
    right=(
        "Op 3 maart dragen wij uw rekening over aan een incassobureau. Dat kunt u nog voorkomen: bel ons vóór 1 maart.",
        (
            "Lukt betalen niet? Dan zoeken we samen een oplossing. Anders dragen wij de rekening over aan een "
            "incassobureau."
        ),
    ),
)

_STILL = any_of(
    r"\bvoorkom\w*|\b(?:kunt u|u kunt|kan|kun je|je kunt)\b.{0,30}\bnog\b|\bnog (?:wel |steeds )?(?:betalen|"
    r"voorkomen|bellen)\b|\bbetaal\b.{0,40}\bvóór\b"
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    if any(offer.strength == "clear" for offer in offers(document)):
        return
    for consequence in consequences(document):
        if not consequence.kinds & {"overdracht", "deurwaarder"}:
            continue
        start, end = max(0, consequence.sentence.start - 200), consequence.sentence.end + 300
        near = document.lower[start:end]
        invited = any(start <= one.start < end for one in contact(document).invitations)
        if not (_STILL.search(near) or (names_difficulty(near) and invited)):
            yield Span(consequence.sentence.start, consequence.sentence.end)
            return
