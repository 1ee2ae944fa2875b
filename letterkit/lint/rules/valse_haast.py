"""Haste that nothing but the writer asks for."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EERLIJK
from letterkit.lint.reading.unfair import stated
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="valse-haast",
    category="facts",
    level="warning",
    message=("Deze haast is niet echt. Noem een dag die klopt, en geef de lezer tijd om te bellen en na te denken."),
    why=("Wie opgejaagd wordt, kiest verkeerd. Een termijn van uren of een laatste kans is bijna nooit waar."),
    source=EERLIJK,
    wrong=(
        ("«Alleen vandaag tot 17:00 kunt u nog in delen betalen.»"),
        ("«Dit is uw laatste kans.»"),
        ("«Betaal binnen 24 uur.»"),
        ("«Dit aanbod vervalt vanavond om 20 uur.»"),
    ),
    right=(
        ("Wilt u vóór 3 mei betalen?"),
        ("Heeft u vandaag al betaald? Dan hoeft u niets te doen."),
        ("Bel ons van 9 tot 17 uur."),
        ("U heeft geen haast: bel ons wanneer het u uitkomt."),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return stated(document, RULE.id)
