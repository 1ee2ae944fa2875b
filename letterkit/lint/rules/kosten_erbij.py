"""Amounts that grow by the day, or that a question or a payment costs."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import BIK
from letterkit.lint.reading.unfair import stated
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="kosten-erbij",
    category="facts",
    level="warning",
    message=("Zulke kosten mag een consument niet krijgen. Noem alleen de wettelijke incassokosten en de rente."),
    why=(
        "De wet kent één vergoeding voor het innen. Een bedrag per dag, per vraag of per betaling hoort daar niet bij."
    ),
    source=BIK,
    wrong=(
        ("«Elke dag dat u wacht, komt er € 5 bij.»"),
        ("«Voor een kopie van uw rekening betaalt u € 10.»"),
        ("«Het bedrag wordt dan verdubbeld.»"),
        ("«Betalen met iDEAL kost € 1.»"),
    ),
    right=(
        ("U kunt elke week € 10 betalen."),
        ("Een kopie van uw rekening is gratis."),
        ("Daarna komt er € 40 aan incassokosten bij."),
        ("Per dag komt er € 0,05 rente bij."),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return stated(document, RULE.id)
