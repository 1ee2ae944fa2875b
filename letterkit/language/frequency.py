"""How common a Dutch word is, in the spoken-language Zipf values that LiNT-II was fitted on."""

from __future__ import annotations

from functools import lru_cache
from operator import mul

from letterkit.language import compounds, tables

_PARTICLES = """
aan achter achterna af bij binnen buiten door heen in langs mede mee mis na neer om onder op over rond samen tegemoet
tegen terecht terug thuis toe tussen uit vast vol voor voorbij vooruit vrij weg
"""
PARTICLES = tuple(_PARTICLES.split())


@lru_cache(maxsize=8192)
def spoken(word: str, pos: str) -> float:
    """Return the estimated SUBTLEX-NL Zipf value of a lower-case content word of the given word class.

    A compound noun counts as its last part, as in LiNT-II; less so the rarer it is itself, because LiNT-II knows only
    the compounds in its list.
    """
    table = tables.shipped()
    return sum(map(mul, table.spoken, terms(table, word, pos)), 0.0)


def zipf(word: str) -> float:
    """Return the Zipf value of a lower-case word in subtitles, ``tables.UNSEEN`` when it is not in the table."""
    return tables.shipped().value(word)


def terms(table: tables.Table, word: str, pos: str) -> list[float]:
    """Return what the regression knows of a word: its Zipf value, and that of the last part of a compound."""
    part = compounds.last_part(word) if pos == "NOUN" else None
    value = table.value(word if part is None else part)
    compound, unseen = part is not None, word not in table.zipf
    return [1.0, value, compound, compound * value, unseen, unseen * compound, unseen * compound * value]
