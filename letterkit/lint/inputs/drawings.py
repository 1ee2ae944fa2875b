"""The words in a drawing (SVG): one that stands in a web page, or one that an address holds whole."""

import base64
import binascii
import re
from functools import lru_cache
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

_LONGEST = 400_000  # characters of an address
_WORDED = "title, desc, text, foreignObject"
_INSIDE = re.compile(r"data:image/svg\+xml([^,]{0,100}),", re.IGNORECASE)


def words(drawing: LexborNode) -> str:
    """The words that stand in a drawing, and those that describe it."""
    return " ".join(part.text(deep=True) or "" for part in drawing.css(_WORDED))


@lru_cache(8)
def words_at(address: str) -> str:
    """The same of a drawing that is written in an address (``data:``); empty for any other address."""
    start = _INSIDE.match(address)
    if start is None:
        return ""
    content = unquote(address[start.end() : start.end() + _LONGEST])
    if "base64" in start[1].lower():
        try:
            content = base64.b64decode(content).decode("utf-8", "replace")
        except (binascii.Error, ValueError):
            return ""
    drawing = LexborHTMLParser(content).css_first("svg")
    return words(drawing) if drawing is not None else ""
