"""A web or e-mail address at a domain that is not the creditor's."""

import re
from collections.abc import Iterator

from letterkit.facts import public
from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import PHISHING
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import of_kind, words_of

RULE = Rule(
    id="domein-onbekend",
    category="facts",
    level="warning",
    message=("Dit adres is niet van u: {text}. Uw domeinen zijn {known}."),
    why=("Aan het domein ziet de lezer of een bericht echt is. Eén letter verschil is al een ander bedrijf."),
    source=PHISHING,
    wrong=(
        ("@known domains voorbeeld.nl\nMail ons: «hulp@voorbeeld-incasso.nl»."),
        ("@known domains voorbeeld.nl\nBetaal via «voorbeeld-betalen.nl»."),
    ),
    right=(
        ("@known domains voorbeeld.nl\nMail hulp@voorbeeld.nl of kijk op betaal.voorbeeld.nl. Hulp: geldfit.nl."),
        ("Mail ons: hulp@voorbeeld-incasso.nl."),
    ),
)

_OTHERS = re.compile(r"\b(?:uw|je) (?:e-?mail\w*|mailadres)\b|\bnooit\b|\bgemeente\b|\bincassobureau\b|\bnep\w*\b")


def check(document: Document, *, options: Options) -> Iterator[Span]:
    known = document.known.domains if document.known else frozenset()
    if not known:
        return
    last = 0
    for fact in of_kind(document, "email", "domain"):
        host = fact.value.rpartition("@")[2]
        ours = any(host == domain or host.endswith(f".{domain}") for domain in (*known, *public.domains()))
        if not ours and fact.start >= last and not _OTHERS.search(words_of(document, fact)):
            last = fact.end
            yield Span(fact.start, fact.end, {"known": ", ".join(sorted(known))})
