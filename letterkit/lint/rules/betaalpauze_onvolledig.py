"""A payment pause without its end, or silent on interest."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM
from letterkit.lint.placeholders import FIELD
from letterkit.lint.reading.missing_location import missing
from letterkit.lint.reading.payment import DATE
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="betaalpauze-onvolledig",
    category="completeness",
    level=None,
    message="Bij de betaalpauze ontbreekt: {lacking}.",
    why="Wie niet weet wanneer de pauze stopt en of de rente doorloopt, komt later voor een verrassing te staan.",
    source=f"{AFM}, hoofdstuk 3, uitgangspunt 3",
    wrong=("@stage betaalpauze_bevestiging\n«U hoeft een tijdje niet te betalen.»",),
    right=(
        "@stage betaalpauze_bevestiging\nU hoeft tot 1 mei 2027 niet te betalen. U betaalt in die tijd ook geen rente.",
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    lacking = []
    if not (document.has(DATE) or any(document.found(FIELD))):
        lacking.append("tot welke dag de pauze duurt")
    if "rente" not in document.lower and "kost" not in document.lower:
        lacking.append("of de rente doorloopt")
    if lacking:
        yield missing(document, lacking=" en ".join(lacking))
