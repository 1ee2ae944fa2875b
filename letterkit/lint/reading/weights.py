"""The learned weights of the reader: what every feature adds to every verdict, as one integer a feature.

A feature owns one Python integer with LANE bits a verdict; adding those integers adds its weights for all verdicts at
once, as in ``letterkit.language.perceptron``. The file is made by ``training.reader``.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from letterkit.lint.reading.lexicon import Lexicon

LANE = 32
SCALE = 512  # steps a unit of weight
VERDICTS = ("threat", "blame", "clear", "vague", "undone", "existing", "refused", "contact")
_BALANCE = sum(1 << (LANE * lane + LANE - 1) for lane in range(len(VERDICTS)))
_WIDTH = LANE // 8 * len(VERDICTS)
_ROW = struct.Struct(f"<{len(VERDICTS)}h")
FILE = "reader.bin"

Scores = tuple[float, ...]  # one for each of VERDICTS: log odds


@dataclass(frozen=True, slots=True)
class Weights:
    """rows: feature -> its number in ``table``. packed: those asked for before. bias: log odds of a sentence that has
    none of the features. thresholds: verdict -> the probability from which it holds.
    """

    rows: Mapping[str, int]
    table: bytes
    bias: Scores
    thresholds: Mapping[str, float]
    lexicon: Lexicon
    packed: dict[str, int]

    def total(self, names: Iterable[str]) -> int:
        """The sum of the packed weights of these features; unknown ones add nothing."""
        packed, rows, total = self.packed, self.rows, 0
        for name in names:
            value = packed.get(name)
            if value is None:
                row = rows.get(name)
                if row is None:
                    continue  # not remembered: it may be made of a name in somebody's letter
                value = packed[name] = sum(weight << (LANE * lane) for lane, weight in enumerate(self._row(row)))
            total += value
        return total

    def scores(self, total: int) -> Scores:
        """The log odds of each verdict for a sum of packed weights."""
        lanes = memoryview((total + _BALANCE).to_bytes(_WIDTH, "little")).cast("I")
        middle = 1 << (LANE - 1)
        return tuple((lane - middle) / SCALE + bias for lane, bias in zip(lanes, self.bias, strict=True))

    def weight(self, name: str, verdict: str) -> float:
        """What one feature adds to the log odds of a verdict."""
        row = self.rows.get(name)
        return 0.0 if row is None else self._row(row)[VERDICTS.index(verdict)] / SCALE

    def _row(self, row: int) -> tuple[int, ...]:
        return _ROW.unpack_from(self.table, row * _ROW.size)


def pack(
    weights: Mapping[str, Scores], bias: Scores, thresholds: Mapping[str, float], roles: Mapping[str, str]
) -> bytes:
    """The contents of a file. weights: feature -> what it adds to each verdict; roles: the lexicon, role -> words."""
    names = sorted(weights)
    head = json.dumps({"bias": bias, "thresholds": thresholds, "roles": roles, "names": len(names)}, ensure_ascii=False)
    table = b"".join(
        _ROW.pack(*(max(-32767, min(32767, round(weight * SCALE))) for weight in weights[name])) for name in names
    )
    return zlib.compress("\n".join((head, *names)).encode() + b"\0" + table, 9)


@cache
def shipped() -> Weights:
    """The weights that come with letterkit."""
    return unpack(files("letterkit.lint.reading").joinpath(FILE).read_bytes())


def unpack(content: bytes) -> Weights:
    """Read what ``pack`` made."""
    text, _, table = zlib.decompress(content).partition(b"\0")
    first, *names = text.decode().split("\n")
    head = json.loads(first)
    lexicon = Lexicon({role: words.split() for role, words in head["roles"].items()})
    return Weights(
        dict(zip(names, range(len(names)), strict=True)), table, tuple(head["bias"]), head["thresholds"], lexicon, {}
    )


def probability(score: float) -> float:
    """The probability for log odds."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))
