"""A full payment card number in a message."""

import re
from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import PRIVACY
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="kaartnummer-in-bericht",
    category="privacy",
    law=True,
    level="error",
    message="Hier staat een volledig kaartnummer. Laat alleen de laatste vier cijfers staan.",
    why="Met een kaartnummer kan een ander betalen. Vier cijfers zijn genoeg om de kaart te herkennen.",
    source=PRIVACY,
    wrong=("De kaart «4111 1111 1111 1111» is gebruikt.",),
    right=("De kaart die eindigt op 1111 is gebruikt.", "Betalingskenmerk: 9000 0000 0000 0001."),
)

_NUMBER = re.compile(r"(?<![\w.,-])[3-6]\d{3}(?:[ -]?\d{4}){3}(?![\w,-]|\.\d)")


def check(document: Document, *, options: Options) -> Iterator[Span]:
    for at, match in document.found(_NUMBER):
        before = document.lower[max(0, at + match.start() - 30) : at + match.start()]
        if "kenmerk" not in before and _luhn(re.sub(r"\D", "", match[0])):
            yield Span(at + match.start(), at + match.end())


def _luhn(digits: str) -> bool:
    doubled = [int(digit) * (2 if at % 2 else 1) for at, digit in enumerate(reversed(digits))]
    return sum(digit - 9 if digit > 9 else digit for digit in doubled) % 10 == 0
