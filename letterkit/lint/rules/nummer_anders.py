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
    message=("Dit telefoonnummer ({text}) is niet van {owner}. Bekend is {known}."),
    why=("De lezer moet een nummer kunnen nakijken. Een vreemd nummer lijkt op oplichting, of is het."),
    source=PHISHING,
    wrong=(
        ("@known phones 0201234567\nBel ons op «020 765 43 21»."),
        ("@known phones 0201234567\nGeldfit helpt u gratis. U bereikt ze op «0800-5118»."),
    ),
    right=(
        ("@known phones 0201234567\nBel ons op 020 123 45 67 of +31 20 123 45 67."),
        ("@known phones 0201234567\nBel Geldfit: 0800-8115. Of bel uw gemeente: 14 020."),
        ("@known phones 0201234567\nBel Fatima Smit, uw contactpersoon: 020 765 43 21."),
        ("@known phones 0201234567\nBel de gratis hulplijn van uw gemeente: 0800 1234."),
        ("Bel ons op 020 765 43 21."),
    ),
)

_OTHERS = re.compile(
    r"\b(?:gemeente|contactpersoon|incasso\w*|hen|zij|deurwaarder|bewindvoerder|uw nummer|uw mobiele?)\b"
)

_NEAR = 120  # characters in which the organisation of a free number is named


def check(document: Document, *, options: Options) -> Iterator[Span]:
    known = document.known.phones if document.known else frozenset()
    if not known:
        return
    for fact in of_kind(document, "phone"):
        if fact.value in known or fact.value in public.phones():
            continue
        if fact.value.startswith("0800"):
            near = document.text[max(0, fact.start - _NEAR) : fact.end]
            name, phones = next(((name, phones) for name, phones in public.named().items() if name in near), ("", ()))
            if phones:
                yield Span(fact.start, fact.end, {"owner": name, "known": " of ".join(phones)})
        elif not _OTHERS.search(words_of(document, fact)):
            yield Span(fact.start, fact.end, {"owner": "u", "known": " of ".join(sorted(known))})
