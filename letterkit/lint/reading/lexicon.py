"""Word families by role: which words name a measure, a service, an option, a way to get in touch.

A family is a word, or its beginning ("dagvaard*") or its end ("*kosten").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

_LONGEST = 24  # letters: how much of a word can be a family's beginning or end
_MOST_KEPT = 4096


class Lexicon:
    """The roles of words. roles: role -> its families."""

    def __init__(self, roles: Mapping[str, Iterable[str]]) -> None:
        self._whole: dict[str, list[str]] = {}
        self._heads: dict[str, list[str]] = {}
        self._tails: dict[str, list[str]] = {}
        for role, families in roles.items():
            for family in families:
                table = self._heads if family.endswith("*") else self._tails if family.startswith("*") else self._whole
                table.setdefault(family.strip("*"), []).append(role)
        self.roles = lru_cache(_MOST_KEPT)(self._roles)

    def _roles(self, word: str) -> tuple[str, ...]:
        roles = dict.fromkeys(self._whole.get(word, ()))
        for size in range(3, min(len(word), _LONGEST) + 1):
            roles.update(dict.fromkeys(self._heads.get(word[:size], ())))
            roles.update(dict.fromkeys(self._tails.get(word[-size:], ())))
        return tuple(sorted(roles))
