"""An account number whose check digits are wrong."""

import re
from collections.abc import Iterator

from stdnum.iso7064 import mod_97_10

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="iban-klopt-niet",
    category="payment",
    law=True,
    level="error",
    message="Dit rekeningnummer bestaat niet: de controlecijfers kloppen niet. Neem het over uit de bron.",
    why="Met een fout nummer kan niemand betalen, of komt het geld ergens anders.",
    source="ISO 13616, controlegetal van het IBAN",
    wrong=(
        "Maak € 80 over naar «NL91 ABNA 0417 1643 01».",
        "Op rekening «NL00ABNA0417164300» van Voorbeeld.",
        "Op rekening «BE68 5390 0754 7035» van Voorbeeld.",
    ),
    right=(
        "Maak € 80 over naar NL91 ABNA 0417 1643 00.",
        "Op rekening NL91ABNA0417164300 of BE68 5390 0754 7034.",
        "De rekening die eindigt op 4300. Uw kenmerk is NL12 3456.",
    ),
)

_IBAN = re.compile(
    r"\bNL\d{2} ?[A-Z]{4}(?: ?\d{4}){2} ?\d{2}\b|\bBE\d{2}(?: ?\d{4}){3}\b|\bDE\d{2}(?: ?\d{4}){4} ?\d{2}\b"
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    for at, match in document.found(_IBAN):
        if not mod_97_10.is_valid(match[0].replace(" ", "")[4:] + match[0][:4]):
            yield Span(at + match.start(), at + match.end())
