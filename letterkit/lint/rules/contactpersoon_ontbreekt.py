"""No person or fixed contact is named."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM_BIJLAGE
from letterkit.lint.reading.contact import contact
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="contactpersoon-ontbreekt",
    category="completeness",
    level=None,
    message="Noem wie de lezer aan de telefoon krijgt, zoals “Uw contactpersoon is Noor de Wit”.",
    why="Met één vaste persoon bouwt iemand vertrouwen op, en hoeft hij zijn verhaal maar één keer te vertellen.",
    source=AFM_BIJLAGE,
    wrong=("«Lukt betalen niet? Bel ons op 010 123 45 67.»".replace("«Lukt betalen niet? ", "Lukt betalen niet? «"),),
    right=("Lukt betalen niet? Bel uw contactpersoon Noor de Wit op 010 123 45 67.",),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    contacts = contact(document)
    if contacts.invitations and not contacts.person:
        yield Span(contacts.invitations[0].start, contacts.invitations[0].end)
