"""The learned weights of the reader: what every feature adds to every verdict, as one integer a feature.

A feature adds to each verdict directly, and to hidden units that count only when their sum is above zero and then add
to all verdicts: so a word can weigh otherwise beside another. A feature owns one Python integer with LANE bits for each
verdict and hidden unit; adding those integers adds all its weights at once, as in ``letterkit.language.perceptron``.
The file is made by ``training.reader``.
"""

from __future__ import annotations

import json
import struct
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from math import exp, log
from operator import mul
from typing import TYPE_CHECKING, Literal

from letterkit.lint.reading.lexicon import Lexicon

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

LANE = 32
SCALE = 24  # steps a unit of weight: finer ones say hardly more, and leave room for fewer features
MOST = 127  # steps: a weight is one byte
WIDE = 64  # bits for what the hidden units add to one verdict, in parts of a step: room for every feature at once
_PARTS, _SHARES = 1 << 14, 1 << 20  # of a step of a hidden unit, and of the weight it has for a verdict
_WHOLE = SCALE * _PARTS * _SHARES  # what a unit of log odds is in those parts
VERDICTS = ("threat", "blame", "clear", "vague", "undone", "existing", "refused", "contact", "unfair")
FILE = "reader.bin"

_CODES: Mapping[int, Literal["i", "q"]] = {LANE: "i", WIDE: "q"}

Scores = tuple[float, ...]  # one for each of VERDICTS: log odds
Slope = tuple[float, ...]  # one for each lane: what a step of it adds to one verdict


@dataclass(frozen=True)
class Layers:
    """What comes after the sums: ``bias`` of each verdict, ``rest`` of each hidden unit, and what a hidden unit adds to
    each verdict (``outer``, a row a unit). Sums are in steps, of all lanes, those of the verdicts first.
    """

    bias: Scores
    rest: tuple[float, ...]
    outer: tuple[Scores, ...]

    @cached_property
    def lanes(self) -> int:
        return len(self.bias) + len(self.rest)

    @cached_property
    def _rests(self) -> tuple[int, ...]:
        return tuple(round(rest * SCALE * _PARTS) for rest in self.rest)

    @cached_property
    def _rows(self) -> tuple[int, ...]:
        """What each hidden unit adds to all verdicts, as one integer: one product weighs it for all of them."""
        return tuple(_packed([round(weight * _SHARES) for weight in row], len(self.bias), WIDE) for row in self.outer)

    @cached_property
    def _start(self) -> int:
        return _packed([round(bias * _WHOLE) for bias in self.bias], len(self.bias), WIDE)

    def _awake(self, sums: Sequence[int]) -> list[int]:
        """What comes out of each hidden unit, in parts of a step."""
        units = zip(sums[len(self.bias) :], self._rests, strict=True)
        return [out if (out := total * _PARTS + rest) > 0 else 0 for total, rest in units]

    def scores(self, sums: Sequence[int]) -> Scores:
        """The log odds of each verdict."""
        more = _lanes(sum(map(mul, self._awake(sums), self._rows), self._start), len(self.bias), WIDE)
        return tuple([total / SCALE + added / _WHOLE for total, added in zip(sums, more, strict=False)])

    def all_scores(self, sums: NDArray[int64]) -> list[Scores]:
        """The same of many sums, a row each, and a fraction of the work a row once there are thousands."""
        verdicts = len(self.bias)
        start, rests, rows = self._arrays
        awake = (sums[:, verdicts:] * _PARTS + rests).clip(0)
        scores = sums[:, :verdicts] / SCALE + (awake @ rows + start) / _WHOLE
        return list(map(tuple, scores.tolist()))

    @cached_property
    def _arrays(self) -> tuple[NDArray[int64], NDArray[int64], NDArray[int64]]:
        """Start of the verdicts, rests of the hidden units, and what those add to all verdicts (unit, verdict)."""
        from numpy import array, int64  # noqa: PLC0415 - a tenth of a second, which a text or a hundred do without

        start = [round(bias * _WHOLE) for bias in self.bias]
        rows = [[round(weight * _SHARES) for weight in row] for row in self.outer]
        return array(start, int64), array(self._rests, int64), array(rows, int64)

    def slope(self, sums: Sequence[int], verdict: int) -> Slope:
        """What a little more of each lane would add to a verdict, where the sums stand as they do."""
        direct = (float(lane == verdict) for lane in range(len(self.bias)))
        awake = zip(self._awake(sums), self.outer, strict=True)
        return (*direct, *(row[verdict] if out > 0 else 0.0 for out, row in awake))


@dataclass(frozen=True)
class Weights:
    """rows: feature -> its number in ``table``. packed: those asked for before. thresholds: verdict -> the probability
    from which it holds.
    """

    rows: Mapping[str, int]
    table: bytes
    layers: Layers
    thresholds: Mapping[str, float]
    lexicon: Lexicon
    packed: dict[str, int]

    def least(self, verdict: str) -> float:
        """The log odds from which a verdict holds."""
        return self._least[verdict]

    def each(self, names: Iterable[str]) -> dict[str, int]:
        """The packed weights of those of these features that add anything."""
        packed, rows, values = self.packed, self.rows, {}
        for name in names:
            value = packed.get(name)
            if value is None:
                row = rows.get(name)
                if row is None:
                    continue  # not remembered: it may be made of a name in somebody's letter
                value = packed[name] = _packed(self._row(row), self.layers.lanes, LANE)
            values[name] = value
        return values

    def total(self, names: Iterable[str]) -> int:
        """The sum of the packed weights of these features, each once; unknown ones add nothing."""
        return sum(self.each(names).values())

    @cached_property
    def _least(self) -> dict[str, float]:
        return {verdict: log_odds(threshold) for verdict, threshold in self.thresholds.items()}

    def scores(self, total: int) -> Scores:
        """The log odds of each verdict for a sum of packed weights."""
        return self.layers.scores(self._sums(total))

    def all_scores(self, totals: Sequence[int]) -> list[Scores]:
        """The same of many sums."""
        from numpy import frombuffer, int64  # noqa: PLC0415 - as above

        width = self.layers.lanes
        rows = b"".join([_signed(total, width, LANE) for total in totals])
        return self.layers.all_scores(frombuffer(rows, "<i4").reshape(len(totals), width).astype(int64))

    def slope(self, total: int, verdict: str) -> Slope:
        """What a little more of each lane would add to the verdict of a sentence with this sum."""
        return self.layers.slope(self._sums(total), VERDICTS.index(verdict))

    def weight(self, name: str, slope: Slope) -> float:
        """What one feature adds to a verdict, in a sentence with this slope."""
        row = self.rows.get(name)
        return 0.0 if row is None else sum(map(float.__mul__, slope, map(float, self._row(row)))) / SCALE

    def _sums(self, total: int) -> list[int]:
        """The sum of each lane."""
        return _lanes(total, self.layers.lanes, LANE)

    def _row(self, row: int) -> tuple[int, ...]:
        width = self.layers.lanes
        return struct.unpack_from(f"<{width}b", self.table, row * width)


def _packed(numbers: Iterable[int], count: int, width: int) -> int:
    """The sum of numbers that each have a lane: what ``_lanes`` takes apart again."""
    balance = _balance(count, width)
    return (int.from_bytes(array(_CODES[width], numbers).tobytes(), "little") ^ balance) - balance


def _lanes(total: int, count: int, width: int) -> list[int]:
    """The signed numbers in a packed sum."""
    return memoryview(_signed(total, count, width)).cast(_CODES[width]).tolist()


def _signed(total: int, count: int, width: int) -> bytes:
    """The same as the bytes of those numbers. The balance keeps every lane above zero, so that none borrows from the
    next; taken off again by its bit, it leaves each lane as a signed number.
    """
    balance = _balance(count, width)
    return ((total + balance) ^ balance).to_bytes(count * width // 8, "little")


@cache
def _balance(count: int, width: int) -> int:
    return sum(1 << (width * lane + width - 1) for lane in range(count))


def pack(
    weights: Mapping[str, Sequence[float]], layers: Layers, thresholds: Mapping[str, float], roles: Mapping[str, str]
) -> bytes:
    """The contents of a file. weights: feature -> what it adds to each lane; roles: the lexicon, role -> words."""
    names = sorted(weights)
    head = {"bias": layers.bias, "rest": layers.rest, "outer": layers.outer, "thresholds": thresholds, "roles": roles}
    steps = (max(-MOST, min(MOST, round(weight * SCALE))) for name in names for weight in weights[name])
    table = struct.pack(f"<{len(names) * layers.lanes}b", *steps)
    return zlib.compress("\n".join((json.dumps(head, ensure_ascii=False), *names)).encode() + b"\0" + table, 9)


@cache
def shipped() -> Weights:
    """The weights that come with letterkit."""
    return unpack(files("letterkit.lint.reading").joinpath(FILE).read_bytes())


def unpack(content: bytes) -> Weights:
    """Read what ``pack`` made."""
    text, _, table = zlib.decompress(content).partition(b"\0")
    first, *names = text.decode().split("\n")
    head = json.loads(first)
    layers = Layers(tuple(head["bias"]), tuple(head["rest"]), tuple(map(tuple, head["outer"])))
    lexicon = Lexicon({role: words.split() for role, words in head["roles"].items()})
    return Weights(dict(zip(names, range(len(names)), strict=True)), table, layers, head["thresholds"], lexicon, {})


def log_odds(probability: float) -> float:
    """The log odds of a probability between 0 and 1."""
    return log(probability / (1 - probability))


def probability(score: float) -> float:
    """The probability for log odds."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))
