"""A telephone number to call that the creditor does not have."""

import re
from collections.abc import Iterator

from letterkit.facts import public
from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import PHISHING
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import of_kind, words_of

RULE = Rule(
    id="nummer-anders",
    category="facts",
    level="warning",
    message=("Dit telefoonnummer is niet van u: {text}. In uw gegevens staat {known}."),
    why=("De lezer moet een nummer kunnen nakijken. Een vreemd nummer lijkt op oplichting, of is het."),
    source=PHISHING,
    wrong=(("@known phones 0201234567\nBel ons op «020 765 43 21»."),),
    right=(
        ("@known phones 0201234567\nBel ons op 020 123 45 67 of +31 20 123 45 67."),
        ("@known phones 0201234567\nBel Geldfit: 0800-8115. Of bel uw gemeente: 14 020."),
        ("@known phones 0201234567\nBel Fatima Smit, uw contactpersoon: 020 765 43 21."),
        ("Bel ons op 020 765 43 21."),
    ),
)

_OTHERS = re.compile(
    r"\b(?:gemeente|contactpersoon|incasso\w*|hen|zij|deurwaarder|bewindvoerder|uw nummer|uw mobiele?)\b"
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    known = document.known.phones if document.known else frozenset()
    if not known:
        return
    for fact in of_kind(document, "phone"):
        if fact.value in known or fact.value in public.phones() or fact.value.startswith("0800"):
            continue
        if not _OTHERS.search(words_of(document, fact)):
            yield Span(fact.start, fact.end, {"known": " of ".join(sorted(known))})
