"""A statement on the register of credits that is not so."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import CKI
from letterkit.lint.reading.unfair import stated
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="bkr-onwaar",
    category="facts",
    level="error",
    message=(
        "Dit klopt niet over het BKR. Een melding blijft tot vijf jaar zichtbaar nadat "
        "alles betaald is, alleen kredietverleners kijken er, en lenen wordt moeilijker "
        "maar niet verboden."
    ),
    why=("De gevolgen van een melding zijn groot. Wie ze groter maakt of kleiner, misleidt de lezer."),
    source=CKI,
    wrong=(
        ("«Een BKR-registratie blijft tien jaar staan.»"),
        ("«Na een BKR-melding krijgt u nooit meer een hypotheek.»"),
        ("«Een gemiste termijn gaat diezelfde dag al als achterstand naar BKR.»"),
        ("«Uw werkgever ziet uw BKR-registratie ook.»"),
        ("«Zodra u betaalt, halen wij de BKR-registratie meteen weg.»"),
    ),
    right=(
        ("Een persoonlijke lening wordt normaal bij BKR geregistreerd, ook als u altijd op tijd betaalt."),
        ("Dat kan tot vijf jaar nadat u weer bij bent."),
        ("U krijgt dan moeilijker een lening of hypotheek. Het BKR houdt bij wie leningen heeft."),
        ("Betaalt u vóór 3 mei? Dan melden wij niets bij het BKR."),
        ("Alleen kredietverleners kijken bij het BKR. Uw werkgever kan uw BKR-registratie niet zien."),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return stated(document, RULE.id)
