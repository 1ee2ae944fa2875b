"""A hand-over is announced without what the reader can still do."""

from collections.abc import Iterator

from letterkit.lint.model import Document, Place
from letterkit.lint.norms import AFM
from letterkit.lint.reading import trouble
from letterkit.lint.reading.consequence import consequences
from letterkit.lint.reading.contact import invites
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


def check(document: Document, *, options: Options) -> Iterator[Place]:
    if any(offer.strength == "clear" for offer in offers(document)):
        return
    for one in consequences(document):
        if not one.kinds & {"overdracht", "deurwaarder"}:
            continue
        near = document.lower[max(0, one.sentence.start - 200) : one.sentence.end + 300]
        if not (_STILL.search(near) or (trouble.named(near) and invites(near))):
            yield Place(one.sentence.start, one.sentence.end)
            return
