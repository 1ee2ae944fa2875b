"""The last part of a compound noun ("betaalachterstand": "achterstand"), which says what kind of thing it names.

Every place where a noun could be cut is described by how well known both parts are; a logistic regression fitted on
the compounds in LiNT-II's noun list (training/compounds.py) says which cut is likely, if any.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import log
from operator import mul
from typing import NamedTuple

from letterkit.language import lemmas, tables

SHORTEST = 2  # letters of a first part; one more for a last part
LONGEST = 60  # letters; what is longer is no noun
KNOWN = tables.RAREST  # a part is a known noun or at least this common
COMMON_TAIL = 4.5  # a last part more common than this speaks less and less for a compound
NOUN_BONUS = 1.5  # Zipf points by which a noun is preferred as the first part
PLURALS = ("n", "s")  # how nearly all plurals end
LIKELY = 0.0  # log odds from which a cut is made
LINKS = (("s", True, False), ("-", False, False), ("en", False, True), ("e", False, True))
_PREFIXES = """
a aan af be bij con de door e er ge her in mee na om on ont op over per pro re toe tegen uit ver voor wan
"""
PREFIXES = frozenset(_PREFIXES.split())
# Words that are far oftener the end of an ordinary noun: "wet-ten", "hou-ding", "archite-ctuur".
_ENDINGS = """
aar atie der den ding en ens er ers eur heden heid ing ingen iteit ken len ling men nen pen ren ring schap schappen sel
sen ster tel ten ter tie ties ting uren uur zijn
"""
ENDINGS = frozenset(_ENDINGS.split())


class Front(NamedTuple):
    """A first part: its Zipf value, whether it is a listed noun, and whether -s- or -e(n)- links it to the last."""

    frequency: float
    listed: bool
    link_s: bool
    link_e: bool


@lru_cache(maxsize=8192)
def last_part(noun: str) -> str | None:
    """Return the last part of a lower-case compound noun, in the singular where that is commoner; else None."""
    table = tables.shipped()
    cuts = ((sum(map(mul, table.compound, description), 0.0), at) for at, description in candidates(table, noun))
    odds, at = max(cuts, default=(LIKELY, 0))
    if odds <= LIKELY:
        return None
    tail = noun[at:]
    return max(tail, lemmas.lemma(tail, "NOUN"), key=table.value)


def candidates(table: tables.Table, noun: str) -> Iterator[tuple[int, list[float]]]:
    """Yield every place where both parts of the noun are known words, with its description for the regression."""
    if len(noun) > LONGEST:
        return
    nouns = tables.nouns()
    plural = noun.endswith(PLURALS)
    for at in range(SHORTEST, len(noun) - SHORTEST):
        tail = noun[at:]
        listed = tail in nouns
        in_singular = listed or (plural and lemmas.lemma(tail, "NOUN") in nouns)
        if in_singular or table.value(tail) >= KNOWN:
            front = _front(table, noun[:at])
            if front.frequency >= KNOWN or front.listed:
                yield at, _description(table, noun, at, front, (listed, in_singular))


def _description(table: tables.Table, noun: str, at: int, front: Front, listed: tuple[bool, bool]) -> list[float]:
    tail, own = noun[at:], table.value(noun)
    frequency = table.value(tail)
    return [
        1.0,
        *map(float, front),
        frequency,
        max(0.0, frequency - COMMON_TAIL),
        *map(float, listed),
        own,
        float(own > tables.UNSEEN),
        log(at),
        log(len(tail)),
        float(at == SHORTEST),
        float(noun[:at] in PREFIXES),
        float(tail in ENDINGS),
    ]


def _front(table: tables.Table, front: str) -> Front:
    """Return the likeliest form of a first part, with or without a letter that links it to the next."""
    nouns = tables.nouns()
    forms = [(front, False, False)]
    forms += [(front.removesuffix(link), s, e) for link, s, e in LINKS if front.endswith(link) and front != link]
    known = (Front(table.value(form), form in nouns, s, e) for form, s, e in forms)
    return max(known, key=lambda part: (part.frequency + NOUN_BONUS * part.listed, part.listed))
