"""A last day to pay that lies before what the creditor gives."""

from collections.abc import Iterator

from letterkit.dutch.dates import printed
from letterkit.lint.case_days import earliest_last_day
from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.last_days import last_days
from letterkit.lint.norms import EERLIJK
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import finished

_CASE = "@known day 2026-11-29\n@known pay_days 14\n@known terms 15000:2026-10-20\n"
RULE = Rule(
    id="laatste-dag-te-vroeg",
    category="facts",
    level="warning",
    message=(
        "Deze dag komt te vroeg: met de {days} dagen uit creditor.yaml en de stand van de zaak kan hij niet vóór "
        "{first} vallen. Neem de dag over uit het bericht dat u stuurde."
    ),
    why="Wie een te vroege dag leest, denkt dat hij minder tijd heeft dan u geeft.",
    source=EERLIJK,
    wrong=(
        f"{_CASE}Wilt u € 150 «uiterlijk 10 december 2026» betalen?",
        f"{_CASE}U heeft «tot en met 10 december» de tijd.",
        f"{_CASE}Het geld moet «op maandag 7 december» bij ons binnen zijn.",
        f"{_CASE}Betalen kan «t/m 5 dec» in de app.",
    ),
    right=(
        f"{_CASE}Wilt u € 150 uiterlijk 17 december 2026 betalen?",
        f"{_CASE}@known first_message 2026-11-15\nWilt u € 150 uiterlijk 3 december 2026 betalen?",
        f"{_CASE}@known events regeling\nU betaalt het eerste deel uiterlijk 1 december.",
        f"{_CASE}U krijgt uiterlijk 4 december antwoord op uw vraag over betalen.",
        "Wilt u € 150 uiterlijk 10 december 2026 betalen?",
    ),
)
_OWN_DAYS = frozenset({"regeling", "voorstel", "pauze", "opeising", "overdracht", "klacht"})
"""Parts of a case that have days of their own."""


def check(document: Document, *, options: Options) -> Iterator[Span]:
    known = document.known
    if known is None or not known.terms or known.events & _OWN_DAYS or not finished(document):
        return
    first = earliest_last_day(known)
    for last in last_days(document) if first else ():
        if first and last.day < first:
            yield Span(last.start, last.end, {"days": known.pay_days, "first": printed(first)})
