"""An account number that is not the creditor's, or two of them in one text."""

import re
from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import PHISHING
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import finished, of_kind, words_of

RULE = Rule(
    id="iban-anders",
    category="facts",
    level="error",
    message=("Dit rekeningnummer is een ander dan {other}. Laat één rekening staan: die van u."),
    why=("Met een ander nummer komt het geld bij een ander. Zo werken ook vervalste brieven."),
    source=PHISHING,
    wrong=(("Maak € 80 over naar NL91 ABNA 0417 1643 00.\n\nOf naar «NL20 INGB 0001 2345 67»."),),
    right=(
        ("Maak € 80 over naar NL91 ABNA 0417 1643 00. Uw kenmerk is 4202."),
        ("Wij schrijven af van uw rekening NL20 INGB 0001 2345 67. Maak anders over naar NL91ABNA0417164300."),
    ),
)

_OWN = re.compile(r"\b(?:uw|je|jouw)\b[^.]{0,30}\brekening|\bnooit\b|\bnep|\boplicht")


def check(document: Document, *, options: Options) -> Iterator[Span]:
    named = [fact for fact in of_kind(document, "iban") if not _OWN.search(words_of(document, fact))]
    known = document.known.ibans if document.known else frozenset()
    right = known or frozenset(fact.value for fact in named[:1])
    other = "die in uw gegevens" if known else "eerder in deze tekst"
    if not known and not finished(document):
        return
    for fact in named:
        if fact.value not in right:
            yield Span(fact.start, fact.end, {"other": other})
