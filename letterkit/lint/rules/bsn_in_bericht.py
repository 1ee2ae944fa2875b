"""A citizen service number in a message."""

import re
from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import PRIVACY
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="bsn-in-bericht",
    category="privacy",
    law=True,
    level="error",
    message="Hier staat een BSN. Haal het weg; een eigen klantnummer of kenmerk is genoeg.",
    why="Een BSN mag u alleen gebruiken als een wet dat zegt. In een brief kan een ander het lezen.",
    source=PRIVACY,
    wrong=("Uw BSN is «123456782».", "Burgerservicenummer: «1112.22.333»"),
    right=("Uw kenmerk is 123456789.", "Bel ons op 010 123 45 67.", "Wij vragen u nooit om uw BSN."),
)

_NUMBER = re.compile(r"(?<![\w.,-])\d{9}(?![\w,-]|\.\d)|(?<![\w.,-])\d{4}\.\d{2}\.\d{3}(?![\w,-])")
_NAMED = re.compile(r"\bbsn\b|burgerservice|sofinummer|sofi-nummer", re.IGNORECASE)
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    for at, match in document.found(_NUMBER):
        named = _NAMED.search(document.text, max(0, at + match.start() - 40), at + match.start())
        if named and _eleven(match[0].replace(".", "")):
            yield Span(at + match.start(), at + match.end())


def _eleven(digits: str) -> bool:
    """The check that every BSN passes (elfproef)."""
    return sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) % 11 == 0
