"""Only one way to reach the creditor."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM_BIJLAGE
from letterkit.lint.reading.contact import contact
from letterkit.lint.reading.payment import payment
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="contactwegen-te-weinig",
    category="completeness",
    level="warning",
    message="De lezer kan u op {count} manier(en) bereiken. Noem er minstens {least}, zoals telefoon en e-mail.",
    why="De een durft niet te bellen, de ander kan niet goed schrijven. Geef een keuze.",
    source=AFM_BIJLAGE,
    options={"least": 2},
    wrong=(
        "U moet nog € 80 betalen. Lukt dat niet? «Bel ons op 010 123 45 67.»",
        "U moet nog € 80 betalen. Lukt dat niet? «Neem contact met ons op.»",
    ),
    right=("U moet nog € 80 betalen. Lukt dat niet? Bel ons op 010 123 45 67 of mail naar hulp@voorbeeld.nl.",),
)

_PERSONAL = {"phone", "email", "whatsapp", "chat", "visit"}


def check(document: Document, *, options: Options) -> Iterator[Span]:
    contacts = contact(document)
    count = len(_PERSONAL & set(contacts.routes))
    if contacts.invitations and count < options["least"] and payment(document).asked:
        last = contacts.invitations[-1]
        yield Span(last.start, last.end, {"count": count, "least": options["least"]})
