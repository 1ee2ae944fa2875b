"""An amount asked that is not the amount of the case, or two of them in one text."""

from collections.abc import Iterator

from letterkit.dutch.amounts import printed_cents
from letterkit.lint.asked import asked_amounts, explained
from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EERLIJK
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import finished, of_kind

RULE = Rule(
    id="bedrag-anders",
    category="facts",
    level="warning",
    message=("Hier vraagt u {text}, maar {other}. Vraag overal hetzelfde bedrag, of leg het verschil uit."),
    why=("Met twee bedragen weet de lezer niet wat hij moet betalen, en betaalt hij niets of te veel."),
    source=EERLIJK,
    wrong=(
        ("Het gaat om € 150,00.\n\nBedrag: «€ 165,00»\nRekening: NL91 ABNA 0417 1643 00"),
        ("Uw achterstand is € 195.\n\nBedrag: «€ 150,00»\nRekening: NL91 ABNA 0417 1643 00"),
        ("@known asked 15000\nU moet nog «€ 195» betalen."),
        ("@known asked 15000\nU moet nog «honderdvijfennegentig euro» betalen."),
    ),
    right=(
        ("Uw achterstand is € 150.\n\nBedrag: € 150,00\nRekening: NL91 ABNA 0417 1643 00"),
        ("Uw achterstand is € 150. Met de kosten van € 40 moet u € 190 betalen.\n\nBedrag: € 190,00"),
        ("@known asked 15000\nU moet nog € 150 betalen. U kunt € 25 per maand betalen."),
        ("Betaal € 50 per maand. Uw achterstand is € 150."),
        ("U betaalde al € 50. U moet nog € 100 betalen.\n\nTe betalen: € 100,00"),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    if not finished(document):
        return
    asked = list(asked_amounts(document))
    known = document.known.asked if document.known else frozenset()
    if known:
        for amount in asked:
            if amount.cents not in known:
                yield Span(amount.start, amount.end, {"other": f"de zaak vraagt {_all(known)}"})
        return
    others = {int(fact.value) for fact in of_kind(document, "amount")}
    for amount in asked[1:]:
        if amount.cents != asked[0].cents and not explained(amount.cents, asked[0].cents, others):
            yield Span(amount.start, amount.end, {"other": f"eerder in de tekst {printed_cents(asked[0].cents)}"})


def _all(cents: frozenset[int]) -> str:
    return " of ".join(printed_cents(amount) for amount in sorted(cents)[:3])
