"""Costs or interest that are said to be there, in a text about a case that has none."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EERLIJK
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import finished
from letterkit.lint.statements import all_stated

_CASE = "@known extra 0\n"
RULE = Rule(
    id="kosten-niet-in-zaak",
    category="facts",
    level="warning",
    message="In de zaak staan geen kosten en geen rente. Haal ze uit de tekst, of zet ze met hun grond in de zaak.",
    why="Kosten of rente die er niet zijn, jagen de lezer op. Een korting daarop is geen korting.",
    source=EERLIJK,
    wrong=(
        f"{_CASE}«Elke dag dat het open blijft staan, komt er € 1,25 rente bij.»",
        f"{_CASE}«De teller staat sinds 20 oktober aan.»",
        f"{_CASE}«De € 40 incassokosten die vanaf vandaag bij u horen, laten wij vallen.»",
        f"{_CASE}«Voor het versturen van deze herinnering schrijven wij € 12,50 bij op uw rekening.»",
        f"{_CASE}«Over uw termijnen is intussen € 18,60 rente verschuldigd geworden.»",
        f"{_CASE}«Oktober: € 112,40, dat is € 100 met € 12,40 voor het versturen van onze herinneringen.»",
        f"{_CASE}«Speciaal voor u gaat er € 35 van uw kosten af.»",
    ),
    right=(
        f"{_CASE}Er zijn geen kosten en geen rente bij gekomen.",
        f"{_CASE}Betaalt u niet vóór die dag, dan komt er € 40 aan incassokosten bij.",
        f"{_CASE}Voor het versturen van deze herinnering rekenen wij niets.",
        f"{_CASE}De wet staat incassokosten pas toe na een brief waarin staat hoeveel het wordt.",
        f"{_CASE}Na die veertien dagen bent u € 40,00 incassokosten verschuldigd.",
        f"{_CASE}Voor nu staat er € 150,00 open bij uw contract.",
        "Elke dag dat het open blijft staan, komt er € 1,25 rente bij.",
        "@known extra 4000\nDe € 40 incassokosten die vanaf vandaag bij u horen, ziet u hieronder.",
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    if document.known and document.known.extra == 0 and finished(document):
        yield from all_stated(document).get(RULE.id, ())
