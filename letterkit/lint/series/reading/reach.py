"""The telephone numbers and e-mail addresses in a message, written the same everywhere."""

import re
from dataclasses import dataclass

from letterkit.lint.document import Document, Offsets, once

_PHONE = re.compile(r"(?<![\w+])(?:\+31|0031|0)[\s(-]?(?:0\)\s?)?\d(?:[\s-]?\d){6,9}(?![\w%]|,\d)")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}\b")


@dataclass(frozen=True, slots=True)
class Route:
    """``key`` is the number or address without spaces, the same for the same route."""

    key: str
    span: Offsets


@once
def phones(document: Document) -> tuple[Route, ...]:
    """Every telephone number, as digits that begin with 0."""
    return tuple(Route(_digits(match[0]), match.span()) for match in _PHONE.finditer(document.text))


@once
def emails(document: Document) -> tuple[Route, ...]:
    """Every e-mail address, in lower case."""
    return tuple(Route(match[0].lower(), match.span()) for match in _EMAIL.finditer(document.text))


def _digits(number: str) -> str:
    digits = re.sub(r"\(0\)|\D", "", number)
    return re.sub(r"^(?:0031|31)", "0", digits)
