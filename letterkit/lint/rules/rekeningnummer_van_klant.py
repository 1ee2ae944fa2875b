"""The reader's own full account number in a message."""

import re
from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import PRIVACY
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="rekeningnummer-van-klant",
    category="privacy",
    law=True,
    level="error",
    message=(
        "Hier staat het hele rekeningnummer van de klant. Schrijf alleen het eind, zoals “de rekening die "
        "eindigt op 1234”."
    ),
    why="De klant herkent zijn rekening aan vier cijfers. Een ander kan met het hele nummer kwaad.",
    source=PRIVACY,
    wrong=("Wij schrijven € 80 af van uw rekening «NL91 ABNA 0417 1643 00».",),
    right=(
        "Wij schrijven € 80 af van de rekening die eindigt op 4300.",
        "Maak € 80 over naar NL91 ABNA 0417 1643 00 van Voorbeeld.",
    ),
)

_IBAN = re.compile(r"\bNL\d{2}\s?[A-Z]{4}\s?\d{4}\s?\d{4}\s?\d{2}\b")
_OWN = re.compile(
    r"\bvan (?:uw|je|jouw) (?:bank)?rekening(?:nummer)?\W*(?:\w+\W+){0,2}$|\b(?:uw|je|"
    r"jouw) (?:eigen )?(?:iban|(?:bank)?rekeningnummer)\W*(?:is\W+)?$"
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    for at, match in document.found(_IBAN):
        if _OWN.search(document.lower[max(0, at + match.start() - 60) : at + match.start()]):
            yield Span(at + match.start(), at + match.end())
