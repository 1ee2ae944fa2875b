"""Text and addresses as HTML. Every character is escaped here and nowhere else; every address is checked here again."""

import html
import re

from letterkit import fields
from letterkit.errors import CannotRender

_SAFE_ADDRESS = re.compile(r"(https://|mailto:|tel:)[^\s<>\"'\\\x00-\x1f]+")


def escaped(text: str) -> str:
    """Text in which no character is markup; line breaks and double spaces (postcode, town) stay."""
    return html.escape(fields.harmless(text)).replace("  ", "\u00a0 ").replace("\n", "<br />")


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
