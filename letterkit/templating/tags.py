"""The tags of a template text as data, also of a text that is not right yet: where each stands and what it names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal["field", "if", "elif", "else", "endif", "for", "endfor", "part", "set", "comment", "other"]

_TAG = re.compile(
    r"\{\{(?P<field>[^{}\n]{0,500})\}\}|\{%-?(?P<order>[^\n]{0,500}?)-?%\}|\{#(?P<comment>[^#]{0,2000})#\}"
)
_WORDS: dict[str, Kind] = {
    "if": "if", "elif": "elif", "else": "else", "endif": "endif", "for": "for", "endfor": "endfor", "include": "part",
    "set": "set",
}  # fmt: skip
_QUOTED = re.compile(r"[\"']([^\"']{1,200})[\"']")


@dataclass(frozen=True, slots=True)
class Tag:
    """Characters ``start`` to ``end`` of the text. ``text``: the field, the condition, the list, or the part's file."""

    start: int
    end: int
    line: int
    column: int
    kind: Kind
    text: str


def tags(text: str) -> Iterator[Tag]:
    """Every tag that is complete, in the order of the text."""
    for match in _TAG.finditer(text):
        kind, inside = _read(match)
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        yield Tag(match.start(), match.end(), line, column, kind, inside)


def _read(match: re.Match[str]) -> tuple[Kind, str]:
    if match["field"] is not None:
        return "field", match["field"].strip()
    if match["comment"] is not None:
        return "comment", match["comment"].strip()
    word, _, rest = match["order"].strip().partition(" ")
    kind = _WORDS.get(word, "other")
    if kind == "part":
        part = _QUOTED.search(rest)
        return kind, part[1] if part else rest.strip()
    return kind, rest.strip()


@lru_cache(maxsize=2_000)
def included(text: str) -> frozenset[str]:
    """The files that a text includes directly."""
    return frozenset(tag.text for tag in tags(text) if tag.kind == "part")
