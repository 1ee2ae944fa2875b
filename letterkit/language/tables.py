"""The shipped word tables: how frequent a Dutch word is, and which nouns name something one can touch."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

RAREST = 2.0  # Zipf value from which a word is in the table
UNSEEN = 1.36  # stands for the Zipf value of all others


@dataclass(frozen=True, slots=True)
class Table:
    """Zipf values (log10 of occurrences in a billion words) of spoken Dutch.

    read: words that are common in writing though not in speech ("bijlage"). spoken: coefficients for
    ``frequency.terms``; compound: those for ``compounds.candidates``.
    """

    zipf: dict[str, float]
    read: frozenset[str]
    spoken: tuple[float, ...]
    compound: tuple[float, ...]

    def value(self, word: str) -> float:
        """Return the Zipf value of a lower-case word, UNSEEN when the table has not got it."""
        return self.zipf.get(word, UNSEEN)


@cache
def shipped() -> Table:
    """Read the table that comes with letterkit."""
    head, read, *lines = _lines("frequency.bin")
    zipf: dict[str, float] = {}
    for line in lines:
        value, *words = line.split(" ")
        zipf.update(dict.fromkeys(words, float(value)))
    fitted = json.loads(head)
    return Table(zipf, frozenset(read.split(" ")), tuple(fitted["spoken"]), tuple(fitted["compound"]))


@cache
def nouns() -> dict[str, float]:
    """Return the nouns of Open Dutch WordNet, each with how likely it is concrete, 0 to 1."""
    shares: dict[str, float] = {}
    for line in _lines("concreteness.bin"):
        share, *words = line.split(" ")
        shares.update(dict.fromkeys(words, float(share)))
    return shares


def _lines(name: str) -> list[str]:
    return zlib.decompress(files("letterkit.language").joinpath("data", name).read_bytes()).decode().split("\n")
