"""A letter that greets, or gives the contract of, somebody else than its case is about."""

import re
from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import PRIVACY
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import finished

_CASE = "@known customers Hofstra\n@known contracts PL 2025.0417\n"
RULE = Rule(
    id="klant-anders",
    category="facts",
    level="error",
    message="Dit is niet van deze zaak: daar staat {known}. Kijk of de brief bij de goede klant hoort.",
    why="Een brief met de naam of het contract van een ander is een datalek, en de lezer gelooft de rest niet meer.",
    source=PRIVACY,
    wrong=(
        f"{_CASE}Beste mevrouw «Jansen»,\n\nEr staat nog € 150 open.",
        f"{_CASE}Geachte heer P. van der «Meer»,\n\nEr staat nog € 150 open.",
        f"{_CASE}Dag mw. «Hofman», er staat nog € 150 open.",
        f"{_CASE}Het gaat om contract «PL 2025.0471».",
        f"{_CASE}Contractnummer: «PL 2025.1417»",
    ),
    right=(
        f"{_CASE}Beste mevrouw Hofstra,\n\nHet gaat om contract PL 2025.0417.",
        f"{_CASE}Beste mevrouw Hofstra-de Boer,\n\nUw contract pl2025.0417 loopt door.",
        f"{_CASE}Geachte mevrouw Marleen Hofstra,\n\nUw contract loopt door.",
        f"{_CASE}Beste lezer,\n\nVraag naar mevrouw Jansen van onze afdeling. Uw contract van 3 mei 2025 loopt door.",
        f"{_CASE}Dag Marleen, er staat nog € 150 open.",
        "Beste mevrouw Jansen,\n\nHet gaat om contract PL 2025.0471.",
    ),
)

_GREETED = re.compile(
    r"(?:^|\n|\. )(?:Beste|Geachte|Dag|Hallo|Hoi|Lieve|Goede\w+)\s"
    r"(?:mevrouw|mevr\.?|mw\.?|meneer|heer|de heer|dhr\.?)\s"
    r"(?:[A-Z]\.\s?){0,4}(?:(?:van|de|der|den|ten|ter|het|'t|la|el|op|in|di|da|von)\s){0,3}"
    r"(?P<name>[A-ZÀ-Þ][\w'-]{1,40})(?P<more>(?: [\w'-]{1,40}){0,4})"
)
_CONTRACT = re.compile(
    r"\b(?:[Cc]ontract|[Oo]vereenkomst|[Cc]ontractnummer|[Ll]eningnummer)(?:\s(?:met )?nummer)?\W{1,2}"
    r"(?P<number>(?:[A-Z]{1,4}[ -]?)?\d[\w./-]{2,20}\w)"
)
_FEWEST = 5  # letters and digits of a number


def check(document: Document, *, options: Options) -> Iterator[Span]:
    known = document.known
    if known is None or not finished(document):
        return
    if known.customers:
        for start, match in document.found(_GREETED):
            if not any(_same(name, match["name"] + match["more"]) for name in known.customers):
                yield Span(start + match.start("name"), start + match.end("name"), {"known": _all(known.customers)})
    bare = {_bare(number) for number in known.contracts}
    for start, match in document.found(_CONTRACT) if known.contracts else ():
        number = _bare(match["number"])
        if len(number) >= _FEWEST and not any(number in right or right in number for right in bare):
            yield Span(start + match.start("number"), start + match.end("number"), {"known": _all(known.contracts)})


def _same(name: str, greeted: str) -> bool:
    """Whether a name is that of the case, or a part of it: two surnames may be joined."""
    parts = set(re.split(r"[\s-]", name.lower()))
    return not parts.isdisjoint(re.split(r"[\s-]", greeted.lower()))


def _bare(number: str) -> str:
    return re.sub(r"[\W_]", "", number).lower()


def _all(values: frozenset[str]) -> str:
    return " of ".join(sorted(values)[:3])
