"""A sum in a text that does not add up."""

from collections.abc import Iterator

from letterkit.dutch.amounts import printed_cents
from letterkit.lint.asked import wrong_sums
from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EERLIJK
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import finished

RULE = Rule(
    id="som-klopt-niet",
    category="facts",
    level="error",
    message=("Deze som klopt niet: samen is dat {sum}. Reken na, of neem de bedragen over uit de zaak."),
    why=("Een som die niet klopt, is een fout in het bedrag of een verborgen post."),
    source=EERLIJK,
    wrong=(
        ("U moet nog € 100 en € 40 betalen, samen «€ 150»."),
        ("Termijn mei: € 75,00\nTermijn juni: € 75,00\nTotaal: «€ 160,00»"),
        ("U betaalt 3 keer € 50, dus «€ 175»."),
    ),
    right=(
        ("U moet nog € 100 en € 40 betalen, samen € 140."),
        ("Termijn mei: € 75,00\nTermijn juni: € 75,00\nTotaal: € 150,00"),
        ("U betaalt 3 keer € 50, samen € 150."),
        ("Het gaat om € 80, samen met uw rekening van mei."),
        ("Totaal: € 150,00\nBetaald: € 50,00"),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    if not finished(document):
        return
    for start, end, right in wrong_sums(document):
        yield Span(start, end, {"sum": printed_cents(right)})
