"""A stretch of text, a paragraph or a sentence, and what patterns find in it: looked for once, however many documents
hold the same words.
"""

from __future__ import annotations

import re
from functools import lru_cache

_MOST_KEPT = 16_000
_LONGEST_KEPT = 2000  # characters: a longer one is no paragraph of a letter, and comes back in no other
_Matches = tuple[re.Match[str], ...]


class Stretch:
    """``lower``: the text in lower case, character for character (no Dutch letter changes its length)."""

    __slots__ = ("_found", "_found_lower", "lower", "text")

    def __init__(self, text: str) -> None:
        self.text, self.lower = text, lowered(text)
        self._found: dict[int, tuple[re.Pattern[str], _Matches]] = {}
        self._found_lower: dict[int, tuple[re.Pattern[str], _Matches]] = {}

    def __reduce__(self) -> tuple[object, ...]:
        """Another process gets the words alone: matches cannot be sent."""
        return stretch, (self.text,)

    def found(self, pattern: re.Pattern[str]) -> _Matches:
        """The matches in the text."""
        known = self._found.get(id(pattern))
        return known[1] if known is not None and known[0] is pattern else _find(self._found, pattern, self.text)

    def found_lower(self, pattern: re.Pattern[str]) -> _Matches:
        """The matches in the text in lower case."""
        known = self._found_lower.get(id(pattern))
        return known[1] if known is not None and known[0] is pattern else _find(self._found_lower, pattern, self.lower)


def stretch(text: str) -> Stretch:
    """The stretch of these words, the same one as long as it is kept."""
    return _kept(text) if len(text) <= _LONGEST_KEPT else Stretch(text)


_kept = lru_cache(_MOST_KEPT)(Stretch)


def lowered(text: str) -> str:
    low = text.lower()
    return low if len(low) == len(text) else "".join(map(_lowered, text))


def _lowered(character: str) -> str:
    low = character.lower()
    return low if len(low) == 1 else character


def _find(known: dict[int, tuple[re.Pattern[str], _Matches]], pattern: re.Pattern[str], text: str) -> _Matches:
    """Looked for now, and kept by identity: hashing a pattern reads all of it, each time."""
    matches = tuple(pattern.finditer(text))
    known[id(pattern)] = pattern, matches
    return matches
