"""Others drawn into the debt: told of it, shown it, or made to pay it."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import PRIVACY
from letterkit.lint.reading.unfair import stated
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="derden-erbij",
    category="privacy",
    law=True,
    level="warning",
    message=(
        "Laat anderen erbuiten. Vertel niemand over de achterstand, en zeg niet dat een "
        "ander moet betalen die niet heeft getekend."
    ),
    why=(
        "Een schuld is privé. Wie met werkgever, buren of familie dreigt, zet de lezer "
        "onder druk met iets wat niet mag."
    ),
    source=PRIVACY,
    wrong=(
        ("«Wij bellen uw werkgever.»"),
        ("«Uw naam komt op onze zwarte lijst.»"),
        ("«Uw kinderen moeten deze schuld dan betalen.»"),
        ("«Geef ons de telefoonnummers van twee vrienden.»"),
    ),
    right=(
        ("Wij vertellen niets aan uw werkgever of uw familie."),
        ("Wil iemand u helpen? U mag iemand meenemen."),
        ("Uw partner hoeft deze schuld niet te betalen."),
        ("Praat erover met familie of vrienden. Dat kan opluchten."),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return stated(document, RULE.id)
