"""Another party that is said to own the debt, or to act on it, and that the creditor does not know."""

import re
from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EERLIJK
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import finished

RULE = Rule(
    id="partij-onbekend",
    category="facts",
    level="warning",
    message="{name} staat niet in uw gegevens. Noem alleen wie echt met deze zaak te maken heeft.",
    why="De lezer moet weten aan wie hij iets schuldig is. Een verzonnen partij is misleiding, of oplichting.",
    source=EERLIJK,
    wrong=(
        ("@known names Voorbeeld Krediet\nUw schuld is verkocht aan «Incasso Noordster»."),
        ("@known names Voorbeeld Krediet\n«Advocatenkantoor De Vries» wacht op uw betaling."),
    ),
    right=(
        ("@known names Voorbeeld Krediet\nUw rekening is overgedragen aan Voorbeeld Krediet."),
        ("Uw schuld is verkocht aan Incasso Noordster."),
        ("@known names Voorbeeld Krediet\nUw schuld is niet verkocht aan Incasso Noordster."),
    ),
)

_NAME = r"(?P<name>[A-Z][\w&'-]*(?: (?:van|de|der|en|&|[A-Z][\w&'-]*)){0,4})"
_OWNER = re.compile(rf"\b(?:verkocht|doorverkocht|overgedragen|overgenomen|afgestaan)\s(?:aan|door)\s{_NAME}")
_FIRM = re.compile(
    rf"\b(?P<name>(?:[Aa]dvocatenkantoor|[Aa]dvocatenbureau|[Nn]otariskantoor|[Mm]inisterie van) "
    rf"{_NAME.replace('?P<name>', '?:')})"
)
_DENIED = re.compile(r"\b(?:niet|geen|nooit)\b")


def check(document: Document, *, options: Options) -> Iterator[Span]:
    if not document.known or not document.known.names or not finished(document):
        return
    ours = " ".join((*document.known.names, *document.known.partners)).lower()
    for sentence in document.prose:
        if _DENIED.search(sentence.text.lower()):
            continue
        for match in (*_OWNER.finditer(sentence.text), *_FIRM.finditer(sentence.text)):
            if match["name"].lower() not in ours:
                start = sentence.start + match.start("name")
                yield Span(start, sentence.start + match.end("name"), {"name": match["name"]})
                break
