"""A telephone number without hours."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM_BIJLAGE
from letterkit.lint.reading.contact import contact
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="bereikbaarheid-ontbreekt",
    category="completeness",
    level="info",
    message="Zet erbij wanneer u te bereiken bent, zoals “maandag tot en met vrijdag van 9 tot 17 uur”.",
    why="Wie één keer voor niets belt, belt vaak niet nog eens.",
    source=AFM_BIJLAGE,
    wrong=("Lukt betalen niet? «Bel ons op 010 123 45 67.»",),
    right=(
        "Lukt betalen niet? Bel ons op 010 123 45 67, maandag tot en met vrijdag van 9.00 tot 17.00 uur.",
        "Lukt betalen niet? Mail naar hulp@voorbeeld.nl.",
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    contacts = contact(document)
    if contacts.invitations and "phone" in contacts.routes and not contacts.hours:
        first = next(
            (invitation for invitation in contacts.invitations if "bel" in invitation.text.lower()),
            contacts.invitations[0],
        )
        yield Span(first.start, first.end)
