"""A sentence that looks untrue or unfair to the learned reader, where no other rule has a name for it."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EERLIJK
from letterkit.lint.reading.unfair import heard
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="onwaar-of-oneerlijk",
    category="facts",
    level="warning",
    message=(
        "Deze zin lijkt op zinnen die niet waar of niet eerlijk zijn. Let op “{text}”. Klopt het volgens de wet, en "
        "houdt de lezer al zijn rechten? Laat het anders weg."
    ),
    why=("Wie schrijft over geld, moet juist en duidelijk zijn. Een halve waarheid kost de lezer geld of een recht."),
    source=EERLIJK,
    wrong=(
        "«Een machtiging kunt u later niet meer intrekken».",
        "Beste mevrouw Bakker,\n\n«Wie belt in plaats van mailt, betaalt een toeslag».",
    ),
    right=(
        "Wie belt in plaats van mailt, betaalt een toeslag.",
        "Een machtiging kunt u altijd intrekken.",
        "Na een overlijden geven wij de familie rustig de tijd.",
        "Uw zorgverzekering blijft gewoon lopen.",
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return heard(document)
