"""Authority that is not the sender's: of a court, the police, the state, or a ruling that nobody gave."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import DREIGEN
from letterkit.lint.reading.unfair import stated
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="gezag-geleend",
    category="facts",
    level="error",
    message=("U bent geen rechter, politie of overheid, en u schrijft niet namens hen. Schrijf wie u bent."),
    why=("Wie denkt dat de rechter of de overheid schrijft, betaalt uit angst."),
    source=DREIGEN,
    wrong=(
        ("«Wij schrijven u namens de rechtbank.»"),
        ("«Dit is een officieel bevel van justitie.»"),
        ("«Deze brief sturen wij u in opdracht van de AFM.»"),
        ("«De rechter heeft al bepaald dat u moet betalen.»"),
    ),
    right=(
        ("Dan kunnen wij de rechter om een beslissing vragen."),
        ("Wij schrijven u namens Voorbeeld Krediet."),
        ("De AFM houdt toezicht op ons."),
        ("Geeft de rechter ons gelijk, dan moet u meestal ook de kosten van de dagvaarding betalen."),
        ("De rechter heeft in uw zaak nog niets bepaald."),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return stated(document, RULE.id)
