"""Other people held up to the reader, or numbers that nobody counted."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EERLIJK
from letterkit.lint.reading.unfair import stated
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="sociale-druk-onwaar",
    category="facts",
    level="error",
    message=("Vergelijk de lezer niet met anderen en vraag niet om medelijden. Schrijf wat hij zelf kan doen."),
    why=("Achterstand komt veel voor. Zulke zinnen zijn zelden waar, en wie zich schaamt belt niet."),
    source=EERLIJK,
    wrong=(
        ("«U bent de enige klant die nog niet heeft betaald.»"),
        ("«Alle andere huurders betalen wel op tijd.»"),
        ("«97% van uw buren heeft al betaald.»"),
        ("«Betaal alstublieft, anders word ik ontslagen.»"),
    ),
    right=(
        ("U bent niet de enige. Veel mensen hebben wel eens geldzorgen."),
        ("Uw betaling is binnen, dank u wel."),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return stated(document, RULE.id)
