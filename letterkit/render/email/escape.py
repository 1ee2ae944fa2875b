"""Text and addresses as HTML. Every character is escaped here and nowhere else; every address is checked here again."""

import html
import re

from letterkit import fields
from letterkit.errors import CannotRender

_PHONE = re.compile(r"(?<!\d)(?<!\d )(?:0\d{1,3}|\+\d{1,3})(?: \d{2,4}){1,5}(?!\d| \d)")
"""A telephone number in groups: a quarter of it at the end of a line is read as the whole."""
_MOST_DIGITS = 15  # of a telephone number (ITU-T E.164); a reference of payments has sixteen
_SAFE_ADDRESS = re.compile(r"(https://|mailto:|tel:)[^\s<>\"'\\\x00-\x1f]+")


def escaped(text: str) -> str:
    """Text in which no character is markup; line breaks, double spaces (postcode, town) and telephone numbers stay."""
    return html.escape(_PHONE.sub(_on_one_line, fields.harmless(text))).replace("  ", "\u00a0 ").replace("\n", "<br />")


def _on_one_line(number: re.Match[str]) -> str:
    digits = sum(map(str.isdigit, number[0]))
    return number[0].replace(" ", "\u00a0") if digits <= _MOST_DIGITS else number[0]


def breakable(text: str) -> str:
    """The same for a table cell to the left: what does not fit on a phone may go on at any space."""
    return escaped(text.replace("\u00a0", " "))


def one_line(text: str) -> str:
    """The same for a place that takes no markup at all: a title, a label, an attribute."""
    return html.escape(" ".join(fields.harmless(text).split()))


def address(href: str) -> str:
    """An address for ``href``. Raises ``CannotRender("unsafe_link")`` unless it is https, mailto or tel."""
    if not _SAFE_ADDRESS.fullmatch(href):
        raise CannotRender("unsafe_link")
    return html.escape(href)
