"""A sum in a text that does not add up."""

from collections.abc import Iterator

from letterkit.dutch.amounts import printed_cents
from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EERLIJK
from letterkit.lint.plan_sums import wrong_plans
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import finished
from letterkit.lint.sums import wrong_sums

_CASE = "@known day 2026-11-29\n@known asked 21240\n"
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
        (f"{_CASE}In vier delen betaalt u «€ 54,10» per keer."),
        (f"{_CASE}U kunt het verdelen: zes keer «€ 36»."),
        (f"{_CASE}Uw plan: 4 x «€ 50,00», zonder kosten."),
        (f"{_CASE}Zo betaalt u alles:\n\n- 17 december: € 75,00\n- 17 januari: € 75,00\n- 17 februari: «€ 75,00»"),
    ),
    right=(
        ("U moet nog € 100 en € 40 betalen, samen € 140."),
        ("Termijn mei: € 75,00\nTermijn juni: € 75,00\nTotaal: € 150,00"),
        ("U betaalt 3 keer € 50, samen € 150."),
        ("U betaalt 3 maanden lang € 50. Dan is precies uw € 150 betaald."),
        ("De kosten zijn 15% van € 400. Dat is € 60."),
        ("U leende € 500 en betaalde € 200 terug. U moet nog € 300 betalen."),
        (f"{_CASE}In drie delen betaalt u € 70,80 per keer, in vier delen € 53,10."),
        (f"{_CASE}U betaalt vier keer € 50 en de laatste keer € 12,40."),
        (f"{_CASE}U betaalt vier keer € 50,00. Dan is € 12,40 over."),
        (f"{_CASE}Zo betaalt u alles:\n\n- 17 december: € 112,40\n- 17 januari: € 100,00"),
        (f"{_CASE}U betaalt bijvoorbeeld twee keer € 25 en dan kijken we verder."),
        ("De kosten zijn 15% van € 100, en minstens € 40."),
        ("Het gaat om € 80, samen met uw rekening van mei."),
        ("Totaal: € 150,00\nBetaald: € 50,00"),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    if not finished(document):
        return
    asked = document.known.asked if document.known else frozenset()
    for start, end, right in (*wrong_sums(document), *(wrong_plans(document, asked) if asked else ())):
        yield Span(start, end, {"sum": printed_cents(right)})
