"""Things about the reader that the writer may not know, keep or sell, or a right to privacy denied."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import PRIVACY
from letterkit.lint.reading.unfair import stated
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="privacy-geschonden",
    category="facts",
    level="error",
    message="Dit mag niet met gegevens van de lezer. Gebruik alleen wat u voor deze zaak nodig heeft, "
    "en laat hem inzien en verbeteren wat u van hem weet.",
    why="De lezer moet erop kunnen rekenen dat u niet in zijn leven kijkt. Inzage en verbetering zijn een recht.",
    source=PRIVACY,
    wrong=(
        ("«Wij zagen op uw Facebook dat u op vakantie was.»"),
        ("«U mag uw gegevens niet inzien.»"),
        ("«Wij verkopen uw adres aan andere bedrijven.»"),
    ),
    right=(
        ("Wij kijken niet op uw Facebook."),
        ("U mag altijd weten welke gegevens wij van u hebben."),
        ("Bent u ziek? Vertel het ons als u dat wilt."),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return stated(document, RULE.id)
