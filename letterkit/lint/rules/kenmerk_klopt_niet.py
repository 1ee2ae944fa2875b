"""A payment reference of sixteen digits whose check digit is wrong."""

import re
from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="kenmerk-klopt-niet",
    category="payment",
    law=True,
    level="error",
    message="Dit betalingskenmerk bestaat niet: het controlecijfer klopt niet. Neem het over uit de bron.",
    why="De bank weigert een betaling met een fout kenmerk, of het geld wordt niet herkend.",
    source="Betaalvereniging Nederland, betalingskenmerk van 16 cijfers",
    wrong=("Gebruik betalingskenmerk «5202 6000 0000 0001».",),
    right=(
        "Gebruik betalingskenmerk 4202 6000 0000 0001.",
        "Gebruik betalingskenmerk 2026-0001 en bel 020 123 45 67.",
        "Uw nummer is 5202 6000 0000 0001.",
    ),
)

_REFERENCE = re.compile(
    r"\b(?:betalings|betaal)kenmerk\W{0,4}(?:is\s|van\s)?\W{0,2}"
    r"(?P<number>\d{4}(?: ?\d{4}){3}(?! ?\d)|(?-i:RF\d{2}(?: ?[A-Z0-9]{1,4}){1,6})\b)",
    re.IGNORECASE,
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    for at, match in document.found(_REFERENCE):
        if not _right(match["number"]):
            yield Span(at + match.start("number"), at + match.end("number"))


def _right(number: str) -> bool:
    from letterkit import fields  # noqa: PLC0415 - it reads tables of telephone numbers, half a second that most texts save

    try:
        fields.payment_reference(number)
    except ValueError:
        return False
    return True
