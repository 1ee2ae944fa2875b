"""Words that a style sheet puts before and after an element: ``p::before { content: "Let op: " }``."""

import re
from collections.abc import Iterator, Mapping

_PSEUDO = re.compile(r"::?(before|after)\Z", re.IGNORECASE)
_CONTENT = re.compile(
    r"(?:^|[;\s])content\s*:\s*((?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[^;\"'])*)", re.IGNORECASE | re.DOTALL
)
_PART = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|attr\(\s*([\w-]+)\s*\)", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_LAST_CHARACTER = 0x10FFFF


def side(selector: str) -> tuple[str, str]:
    """The selector of the element, and ``before`` or ``after``; empty when it names neither."""
    found = _PSEUDO.search(selector)
    return (selector[: found.start()] or "*", found[1].lower()) if found else (selector, "")


def content(body: str) -> str:
    """What a rule says that stands there, as it is written; empty when it says nothing of it."""
    found = _CONTENT.search(body)
    return found[1].strip() if found else ""


def words(written: str, attributes: Mapping[str, str | None]) -> str:
    """The characters of a written content, for an element with these attributes; pictures and counters have none."""
    return "".join(_words(written, attributes))


def _words(written: str, attributes: Mapping[str, str | None]) -> Iterator[str]:
    for double, single, name in _PART.findall(written):
        yield (attributes.get(name.lower()) or "") if name else _ESCAPE.sub(_character, double or single)


def _character(escape: re.Match[str]) -> str:
    if escape[2] is not None:
        return "" if escape[2] == "\n" else escape[2]
    code = int(escape[1], 16)
    return chr(code) if 0 < code <= _LAST_CHARACTER and not 0xD800 <= code <= 0xDFFF else "\ufffd"
