"""Web addresses in running text."""

import re
from dataclasses import dataclass, replace

from letterkit.lint.document import Document, once
from letterkit.lint.stretches import Stretch, stretch

_LINK = re.compile(
    r"(?P<scheme>https?)://(?P<host>[\w.-]+)[^\s<>\"'()\]]*|"
    r"(?<![\w@./-])(?P<bare>(?:[a-z0-9-]+\.)+(?:nl|com|eu|be|net|org|ly|gl|gd|me|io|link|at|gy|cc))(?P<path>/[^\s<>\"'()\]]*)?(?![\w@-])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Link:
    """``scheme`` is "http", "https" or empty when the text has none; ``domain`` without "www."."""

    start: int
    end: int
    scheme: str
    domain: str


@once
def links(document: Document) -> tuple[Link, ...]:
    """All web addresses, those written in the text and those behind it, without the full stop or comma that follows."""
    behind = [
        replace(link, start=href.start, end=href.end) for href in document.hrefs for link in _written(stretch(href.url))
    ]
    known = {(link.start, link.domain) for link in behind}
    written = [
        replace(link, start=link.start + start, end=link.end + start)
        for start, paragraph in document.paragraphs
        for link in _written(paragraph)
    ]
    return tuple(behind + [link for link in written if (link.start, link.domain) not in known])


def _written(text: Stretch) -> list[Link]:
    written = []
    for match in text.found(_LINK):
        end = match.end() - len(match[0]) + len(match[0].rstrip(".,;:!?"))
        host = (match["host"] or match["bare"]).lower().removeprefix("www.").rstrip(".")
        written.append(Link(match.start(), end, (match["scheme"] or "").lower(), host))
    return written
