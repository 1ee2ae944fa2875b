"""How common a Dutch word is, in the spoken-language Zipf values that LiNT-II was fitted on."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

RAREST = 2.0  # Zipf value from which a word is in the table
UNSEEN = 1.36  # stands for the Zipf value of all others
# When a rarer noun counts as a compound: Zipf below COMMON, first part of FRONT letters or more and a known word, last
# part of TAIL letters or more and a familiar word. Chosen for agreement with the compounds in LiNT-II's noun list.
COMMON, FRONT, TAIL, KNOWN_FRONT, FAMILIAR_TAIL = 4.5, 3, 3, 3.0, 4.0
HINGES = (1.5, 2.5, 3.5, 4.5, 5.5)
_PARTICLES = """
aan achter achterna af bij binnen buiten door heen in langs mede mee mis na neer om onder op over rond samen tegemoet
tegen terecht terug thuis toe tussen uit vast vol voor voorbij vooruit vrij weg
"""
PARTICLES = tuple(_PARTICLES.split())


@dataclass(frozen=True, slots=True)
class Table:
    """Zipf values of written Dutch and the regression that turns them into spoken-language values."""

    zipf: dict[str, float]
    coefficients: tuple[float, ...]


@cache
def shipped() -> Table:
    """Read the table that comes with letterkit."""
    data = files("letterkit.language").joinpath("data", "frequency.bin").read_bytes()
    head, *lines = zlib.decompress(data).decode().split("\n")
    zipf: dict[str, float] = {}
    for line in lines:
        value, *words = line.split(" ")
        zipf.update(dict.fromkeys(words, float(value)))
    return Table(zipf, tuple(json.loads(head)))


@lru_cache(maxsize=50_000)
def spoken(word: str, pos: str) -> float:
    """Return the estimated SUBTLEX-NL Zipf value of a lower-case content word of the given word class."""
    table = shipped()
    return sum(a * b for a, b in zip(table.coefficients, terms(table, word, pos), strict=True))


def written(word: str) -> float:
    """Return the Zipf value of a lower-case word in written Dutch, UNSEEN when it is not in the table."""
    return shipped().zipf.get(word, UNSEEN)


def terms(table: Table, word: str, pos: str) -> list[float]:
    """Return what the regression knows of a word: its Zipf value (piecewise linear), its class and its length."""
    core = base(table, word) if pos == "NOUN" else word
    known = table.zipf.get(core)
    value = UNSEEN if known is None else known
    verb, adjective = float(pos == "VERB"), float(pos == "ADJ")
    return [
        1.0,
        value,
        float(known is None),
        *(max(0.0, value - hinge) for hinge in HINGES),
        verb,
        adjective,
        verb * value,
        adjective * value,
        float(len(core)),
        len(core) ** 0.5,
        float(core != word),
    ]


def base(table: Table, noun: str) -> str:
    """Return the last part of a compound of two known words ("betaalachterstand": "achterstand"), else the noun
    itself.
    """
    if table.zipf.get(noun, UNSEEN) >= COMMON:
        return noun
    for at in range(FRONT, len(noun) - TAIL + 1):
        if table.zipf.get(noun[at:], UNSEEN) >= FAMILIAR_TAIL and _known_front(table, noun[:at]):
            return noun[at:]
    return noun


def _known_front(table: Table, front: str) -> bool:
    forms = (front, front.rstrip("s-"), front.removesuffix("en"))
    return max(table.zipf.get(form, UNSEEN) for form in forms) >= KNOWN_FRONT
