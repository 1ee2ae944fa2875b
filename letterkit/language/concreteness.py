"""How likely a noun names something one can see or touch, from Open Dutch WordNet; endings speak for unknown nouns."""

from __future__ import annotations

import zlib
from functools import cache, lru_cache
from importlib.resources import files

from letterkit.language import lemmas

ENDINGS = (
    "ing",
    "heid",
    "teit",
    "tie",
    "sie",
    "schap",
    "isme",
    "nis",
    "age",
    "erij",
    "iek",
    "ment",
    "er",
    "aar",
    "ster",
    "je",
    "sel",
    "te",
)
ABSTRACT_ENDINGS = (
    "ing",
    "ingen",
    "heid",
    "heden",
    "teit",
    "teiten",
    "tie",
    "ties",
    "sie",
    "schap",
    "isme",
    "nis",
    "erij",
    "iek",
)
SHORTEST_TAIL = 3
UNLIKELY = 0.1  # share of concrete nouns among those with an abstract ending


@cache
def _shares() -> dict[str, float]:
    data = files("letterkit.language").joinpath("data", "concreteness.bin").read_bytes()
    shares: dict[str, float] = {}
    for line in zlib.decompress(data).decode().split("\n"):
        share, *nouns = line.split(" ")
        shares.update(dict.fromkeys(nouns, float(share)))
    return shares


@lru_cache(maxsize=50_000)
def share(noun: str) -> float | None:
    """Return how likely a lower-case noun is concrete, 0 to 1; None when nothing is known of it.

    A compound takes the value of its last part: "betaalrekening" that of "rekening".
    """
    known = _listed(noun)
    if known is None and noun.endswith(ABSTRACT_ENDINGS):
        known = UNLIKELY
    if known is None:
        tails = (_listed(noun[at:]) for at in range(3, len(noun) - SHORTEST_TAIL + 1))
        known = next((value for value in tails if value is not None), None)
    return known


def _listed(noun: str) -> float | None:
    shares = _shares()
    singular = lemmas.lemma(noun, "NOUN")
    return shares.get(singular) if singular in shares else shares.get(noun)
