"""How likely a noun names something one can see or touch, from Open Dutch WordNet; endings speak for unknown nouns."""

from __future__ import annotations

from functools import lru_cache

from letterkit.language import compounds, lemmas, tables

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
UNLIKELY = 0.1  # share of concrete nouns among those with an abstract ending


@lru_cache(maxsize=8192)
def share(noun: str) -> float | None:
    """Return how likely a lower-case noun is concrete, 0 to 1; None when nothing is known of it.

    A compound takes the value of its last part: "betaalrekening" that of "rekening".
    """
    shares = tables.nouns()
    known = _listed(shares, noun)
    if known is None and noun.endswith(ABSTRACT_ENDINGS):
        known = UNLIKELY
    if known is None:
        part = compounds.last_part(noun)
        known = None if part is None else _listed(shares, part)
    return known


def _listed(shares: dict[str, float], noun: str) -> float | None:
    singular = lemmas.lemma(noun, "NOUN")
    return shares.get(singular) if singular in shares else shares.get(noun)
