"""A sum in a text that does not add up."""

from collections.abc import Iterator

from letterkit.dutch.amounts import printed_cents
from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EERLIJK
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import finished
from letterkit.lint.sums import wrong_sums

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
        ("U betaalt 3 maanden lang € 60. Dan is precies uw «€ 150» betaald."),
        ("De rekening van maart is € 35 en die van april € 45. Bij elkaar is dat «€ 90»."),
        ("U mist twee betalingen van € 60. In totaal is dat «€ 130»."),
        ("De kosten zijn 15% van € 400. Dat is «€ 80»."),
        ("Over € 200 is 10% rente «€ 40»."),
        ("U leende € 500 en betaalde € 200 terug. U moet nog «€ 350» betalen."),
    ),
    right=(
        ("U moet nog € 100 en € 40 betalen, samen € 140."),
        ("Termijn mei: € 75,00\nTermijn juni: € 75,00\nTotaal: € 150,00"),
        ("U betaalt 3 keer € 50, samen € 150."),
        ("U betaalt 3 maanden lang € 50. Dan is precies uw € 150 betaald."),
        ("De kosten zijn 15% van € 400. Dat is € 60."),
        ("U leende € 500 en betaalde € 200 terug. U moet nog € 300 betalen."),
        ("De kosten zijn 15% van € 100, en minstens € 40."),
        ("Het gaat om € 80, samen met uw rekening van mei."),
        ("Totaal: € 150,00\nBetaald: € 50,00"),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    if not finished(document):
        return
    for start, end, right in wrong_sums(document):
        yield Span(start, end, {"sum": printed_cents(right)})
