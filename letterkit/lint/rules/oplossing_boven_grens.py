"""A way out that the creditor offers from a higher debt on than that of the case."""

import re
from collections.abc import Iterator

from letterkit.dutch.amounts import printed_cents
from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EERLIJK
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import finished

_CASE = "@known asked 21240\n@known from_amounts 25000:renteverlaging,5000:betaalpauze\n"
RULE = Rule(
    id="oplossing-boven-grens",
    category="facts",
    level="warning",
    message="Deze oplossing biedt u vanaf {amount}, en de zaak vraagt minder. Noem een die deze klant krijgt.",
    why="Wie iets vraagt wat hem net is aangeboden en een nee krijgt, vraagt daarna niets meer.",
    source=EERLIJK,
    wrong=(
        f"{_CASE}«U kunt bij ons kiezen voor een tijd minder rente.»",
        f"{_CASE}«Wij bieden u een renteverlaging aan.»",
    ),
    right=(
        f"{_CASE}U krijgt een maand betaalpauze.",
        f"{_CASE}U vroeg of u een tijd minder rente kunt betalen.",
        f"{_CASE}Minder rente is bij dit bedrag niet mogelijk.",
        "@known asked 31240\n@known from_amounts 25000:renteverlaging\nU kunt kiezen voor een tijd minder rente.",
    ),
)

_OFFERED = {
    "renteverlaging": any_of(r"\brenteverlaging\b", r"\b(?:minder|lagere) rente\b"),
    "betaalpauze": any_of(r"\bbetaalpauze\b", r"\bpauze\b", r"\beven niet(?:s)? (?:te )?betalen\b"),
    "betalingsregeling": any_of(r"\bin (?:delen|termijnen|stukjes) betalen\b", r"\bbetalingsregeling\b"),
}
_NOT = re.compile(r"\b(?:niet|geen|nooit|vanaf|vroeg|vraagt of|helaas|anders|als uw)\b")


def check(document: Document, *, options: Options) -> Iterator[Span]:
    known = document.known
    if known is None or not known.asked or not finished(document):
        return
    over = [(cents, name) for cents, name in known.from_amounts if name in _OFFERED and cents > max(known.asked)]
    for sentence in document.prose if over else ():
        for cents, name in over:
            if _OFFERED[name].search(sentence.text.lower()) and not _NOT.search(sentence.text.lower()):
                yield Span(sentence.start, sentence.end, {"amount": printed_cents(cents)})
