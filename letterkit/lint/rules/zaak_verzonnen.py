"""A state of affairs that the case does not have: in court, with a collector, an arrangement, a promise."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EERLIJK
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import finished
from letterkit.lint.statements import all_stated

_CASE = "@known terms 15000:2026-10-20\n"
RULE = Rule(
    id="zaak-verzonnen",
    category="facts",
    level="warning",
    message="In de zaak staat geen {what}. Schrijf alleen wat er echt gebeurd is, of zet het eerst in de zaak.",
    why="Wie leest dat zijn zaak al verder is dan zij is, schrikt en belt niet meer.",
    source=EERLIJK,
    wrong=(
        f"{_CASE}«Uw zaak ligt inmiddels bij de kantonrechter.»",
        f"{_CASE}«De dagvaarding ligt voor u klaar.»",
        f"{_CASE}«Voor uw contract is een plaats gereserveerd op de rol van de kantonrechter.»",
        f"{_CASE}«Uw dossier is overgedragen aan een deurwaarder.»",
        f"{_CASE}«Vorige week hebben wij uw vordering verkocht.»",
        f"{_CASE}«Zoals u aan de telefoon beloofde, betaalt u deze week.»",
        f"{_CASE}«U heeft toegezegd het hele bedrag te betalen.»",
        f"{_CASE}«U heeft zich niet aan de betalingsregeling gehouden.»",
    ),
    right=(
        f"{_CASE}Uw zaak ligt niet bij de rechter en uw dossier is niet overgedragen.",
        f"{_CASE}Komen wij er samen niet uit, dan kunnen wij de zaak aan de rechter voorleggen.",
        f"{_CASE}Er is geen rechtszaak begonnen over uw contract.",
        f"{_CASE}Soms wordt een dossier overgedragen. Dat hoort u dan eerst van ons.",
        f"{_CASE}@known events overdracht\nUw dossier is overgedragen aan een deurwaarder.",
        f"{_CASE}@known events regeling\nU heeft zich niet aan de betalingsregeling gehouden.",
        f"{_CASE}Als u met ons een afspraak maakt, houden wij ons aan onze belofte.",
        "Uw zaak ligt inmiddels bij de kantonrechter.",
    ),
)
_AGREED = frozenset({"regeling", "voorstel", "pauze", "contactpogingen", "maatregelen"})
_STATES = (
    ("zaak-bij-rechter", "zaak bij de rechter", frozenset[str]()),
    ("zaak-overgedragen", "overdracht", frozenset({"overdracht", "vordering"})),
    ("afspraak-verzonnen", "afspraak of belofte van de klant", _AGREED),
)
"""Statement, what it says there is, and the parts of a case that say so too."""


def check(document: Document, *, options: Options) -> Iterator[Span]:
    known = document.known
    if known is None or not known.terms or not finished(document):
        return
    stated = all_stated(document)
    for name, what, parts in _STATES:
        for span in stated.get(name, ()) if not known.events & parts else ():
            yield Span(span.start, span.end, {"what": what})
