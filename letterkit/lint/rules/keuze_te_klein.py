"""Fewer ways out than the creditor offers, said to be all there are."""

import re
from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM_BIJLAGE
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import finished

_THREE = "@known solutions betaalafspraak,betalingsregeling,betaalpauze\n"
RULE = Rule(
    id="keuze-te-klein",
    category="facts",
    level="warning",
    message="Hier lijkt het of er niet meer keuzes zijn. U biedt {count} oplossingen: noem ze, of laat dit weg.",
    why="Wie denkt dat er maar twee wegen zijn, vraagt niet naar de derde. Dan mist hij de oplossing die hem past.",
    source=AFM_BIJLAGE,
    wrong=(
        f"{_THREE}U heeft «maar twee keuzes»: alles ineens betalen of naar de rechter.",
        f"{_THREE}U kunt «kiezen uit twee dingen»: alles ineens betalen, of wachten op de rechter.",
        f"{_THREE}Er is «maar één mogelijkheid»: vandaag alles betalen.",
        f"{_THREE}Alles ineens betalen is «de enige mogelijkheid».",
        f"{_THREE}Betalen kan ineens. «Een andere oplossing is er niet.»",
        f"{_THREE}«Meer mogelijkheden hebben wij niet.»",
    ),
    right=(
        f"{_THREE}U kunt kiezen uit drie dingen: later betalen, in delen betalen of een pauze.",
        f"{_THREE}U kunt op twee manieren betalen: met de link of zelf overmaken.",
        f"{_THREE}Bellen is niet de enige mogelijkheid: u kunt ons ook mailen.",
        f"{_THREE}U heeft twee keuzes voor de dag: de 1e of de 15e van de maand.",
        "U heeft maar twee keuzes: alles ineens betalen of naar de rechter.",
        "@known solutions betalingsregeling\nU heeft maar twee keuzes: ineens betalen of in delen.",
    ),
)

_CHOICE = r"(?:keus|keuzen?|keuzes|mogelijkhe(?:id|den)|opties?|oplossing(?:en)?|dingen|wegen?|uitwegen?)"
_FEW = re.compile(
    rf"\b(?:(?:maar|slechts|alleen|enkel) (?P<few>één|een|1|twee|2) {_CHOICE}|"
    rf"kiezen uit (?P<out>twee|2) {_CHOICE}|de enige (?:mogelijkheid|oplossing|uitweg|optie|keuze))\b"
)
_NO_MORE = re.compile(
    rf"\b(?:(?:een )?andere {_CHOICE}\b.{{0,15}}\b(?:is er|zijn er|hebben (?:wij|we)|bestaat|is)\b"
    r".{0,6}\bniet|"
    rf"meer {_CHOICE} (?:zijn er|hebben (?:wij|we)|bieden (?:wij|we)) niet|iets anders (?:kan|is) niet(?: mogelijk)?)\b"
)
_ABOUT_PAYING = re.compile(r"\b(?:manieren|app|link|overmaken|bankpas|de dag|dag:|niet de enige|post|mailen|datum)\b")
_NUMBERS = {"één": 1, "een": 1, "1": 1, "twee": 2, "2": 2}


def check(document: Document, *, options: Options) -> Iterator[Span]:
    known = document.known
    if known is None or not known.solutions or not finished(document):
        return
    count = len(known.solutions)
    for sentence in document.prose:
        low = sentence.text.lower()
        if _ABOUT_PAYING.search(low):
            continue
        match = _FEW.search(low)
        if match and count > _NUMBERS.get(match["few"] or match["out"] or "één", 1):
            yield Span(sentence.start + match.start(), sentence.start + match.end(), {"count": count})
        elif count > 1 and _NO_MORE.search(low):
            yield Span(sentence.start, sentence.end, {"count": count})
