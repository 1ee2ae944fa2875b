"""An amount in a text about one case that neither the case nor a sum of its amounts explains."""

from collections.abc import Iterator

from letterkit.dutch.amounts import printed_cents
from letterkit.lint.asked import asked_amounts
from letterkit.lint.case_amounts import unexplained
from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EERLIJK
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import finished

_ONE = "@known asked 15000\n@known terms 15000:2026-10-20\n"
_TWO = "@known asked 21240\n@known terms 11240:2026-10-20,10000:2026-11-20\n"
RULE = Rule(
    id="bedrag-onbekend",
    category="facts",
    level="warning",
    message=(
        "Dit bedrag ({text}) hoort niet bij de zaak, en is er ook niet uit te rekenen. In de zaak staat {known}. Reken "
        "na, of leg uit waar het bedrag vandaan komt."
    ),
    why=("Een bedrag dat nergens bij hoort, is een fout of een verborgen post. Een kleine fout is er ook een."),
    source=EERLIJK,
    wrong=(
        f"{_TWO}Kies wat u past: twee termijnen, of in één keer «€ 221,40».",
        f"{_TWO}U betaalt in vier keer: «€ 60,00», «€ 60,00», «€ 60,00» en «€ 42,40».",
        f"{_ONE}Voor elke maand pauze tellen wij «€ 9,95» kosten op.",
        f"{_ONE}Bij ons ligt een rekening van «honderdvijfenvijftig euro».",
    ),
    right=(
        f"{_TWO}Het is € 112,40 en € 100, samen € 212,40.",
        f"{_TWO}U betaalt drie keer € 70,80.",
        f"{_TWO}U betaalt € 60,00, dan € 60,00, dan € 60,00 en als laatste € 32,40.",
        f"{_TWO}Vier keer € 50,00 is € 200,00. Dan blijft er € 12,40 over.",
        f"{_ONE}U kunt bijvoorbeeld € 20 per maand betalen, zonder kosten.",
        f"{_ONE}U leende € 5.000. Uw laatste € 175 ontvingen wij op tijd.",
        "U moet € 60 betalen en € 42,40.",
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    known = document.known
    if known is None or not known.terms or not finished(document):
        return
    told = {amount.start for amount in asked_amounts(document) if amount.cents not in known.asked}  # ``bedrag-anders``
    amounts = " en ".join(printed_cents(cents) for cents, _ in known.terms[:3])
    for fact in unexplained(document, known):
        if fact.start not in told:
            yield Span(fact.start, fact.end, {"known": amounts})
