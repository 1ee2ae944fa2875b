"""Consent read from silence."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import ZWIJGEN
from letterkit.lint.reading.unfair import stated
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="zwijgen-is-toestemming",
    category="facts",
    level="warning",
    message=(
        "Zwijgen is geen toestemming. Vraag de lezer om ja te zeggen, en schrijf dat er "
        "zonder antwoord niets verandert."
    ),
    why=("Wie niet antwoordt, heeft de brief misschien niet gelezen. Met niets zeggen gaat niemand akkoord."),
    source=ZWIJGEN,
    wrong=(
        ("«Horen wij niets van u? Dan gaat u akkoord met de nieuwe rente.»"),
        ("«Geen reactie betekent dat u instemt.»"),
        ("«Als u niet binnen 7 dagen reageert, erkent u de schuld.»"),
    ),
    right=(
        ("Horen wij niets van u? Dan bellen wij u."),
        ("Gaat u akkoord? Zet dan uw handtekening en stuur de brief terug."),
        ("Laat u niets weten? Dan verandert er niets: zonder uw handtekening is er geen toestemming."),
        ("Bent u het niet eens? Laat het ons weten vóór 3 mei."),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return stated(document, RULE.id)
