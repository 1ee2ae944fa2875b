"""Keys that somebody kept elsewhere: what makes a proof hold against whoever can write everything.

A line of such a file is a key, and behind it who has it and what it may sign, as in ``sleutels.txt`` of a pack:
``ed25519:…  Bea Kuiper, beheer``. So the key of a run, which lies on a server, never passes for that of a keeper.
A key with nothing behind it may sign anything.
"""

import re
from dataclasses import dataclass

from letterkit.sealing import keys

RUN, KEEPER, ERASING = frozenset({"run"}), frozenset({"beheer"}), frozenset({"beheer", "compliance"})
_KNOWN = RUN | ERASING | {"schrijver", "taal", "jurist"}
_LINE = re.compile(r"(ed25519:[A-Za-z0-9+/]{43}=)([^\n]*)")
_PEM = re.compile(r"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Trust:
    """``keys``: each with what it may sign (empty: anything). ``certificates``: PEM, for time tokens."""

    keys: tuple[tuple[str, frozenset[str]], ...]
    certificates: tuple[bytes, ...] = ()

    @classmethod
    def of(cls, text: str) -> "Trust":
        found = (match.groups() for match in _LINE.finditer(text))
        known = tuple((key, _KNOWN & set(re.findall(r"[a-z]+", behind))) for key, behind in found if keys.is_key(key))
        return cls(known, tuple(match.encode() for match in _PEM.findall(text)))

    def may(self, what: frozenset[str]) -> tuple[str, ...]:
        """The keys that may sign this."""
        return tuple(key for key, given in self.keys if not given or given & what)
