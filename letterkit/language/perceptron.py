"""The light tagger: an averaged perceptron whose weights for all tags travel in one integer.

Every feature owns one Python integer with LANE bits a tag. Adding those integers adds the weights of all tags at once
in C, which makes pure Python fast enough for a batch; weights are clipped so that no lane can run over into the next.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from types import MappingProxyType

LANE = 16
SCALE = 100
FEATURES = 29
REMEMBERED = 4096  # words whose sums are kept; about a kilobyte each
LIMIT = (1 << (LANE - 1)) // FEATURES  # so that the sum of all features of a word stays inside its lane
CLAUSE_MARKS = frozenset({",", ";", ":", '"', "(", ")"})
START, START2, END, END2 = "-S-", "-S2-", "-E-", "-E2-"
OWN, LEFT, RIGHT, LEFT2, RIGHT2 = range(5)  # the word itself, the one before, after, two before, two after

Word = tuple[str, str]  # its form and the way it is written
_ENTRY = struct.Struct("<Bh")  # one weight in a file: the number of the tag, and the weight


class Weights(dict[str, int]):
    """Feature -> packed integer, 0 for a feature that is not known.

    A file holds 181,000 features, of which a text asks a few thousand: each is packed when it is first asked for.
    rows: feature -> its number in the file; ends: how many of ``entries`` there are up to and with each number.
    """

    def __init__(self, known: Mapping[str, int] = MappingProxyType({}), rows: Mapping[str, int] = MappingProxyType({}),
                 ends: Sequence[int] = (), entries: bytes = b"") -> None:  # fmt: skip
        super().__init__(known)
        self._rows, self._ends, self._entries = rows, ends, entries

    def __missing__(self, feature: str) -> int:
        row = self._rows.get(feature)
        if row is None:
            return 0  # not remembered: it may be made of a name in somebody's letter
        entries = self._entries[_ENTRY.size * (self._ends[row - 1] if row else 0) : _ENTRY.size * self._ends[row]]
        packed: int = sum(weight << (LANE * lane) for lane, weight in _ENTRY.iter_unpack(entries))
        self[feature] = packed
        return packed

    def whole(self) -> dict[str, int]:
        """Every feature with its integer."""
        return {name: self[name] for name in (*self._rows, *self)}


@dataclass(frozen=True, slots=True)
class Perceptron:
    """A trained tagger. weights: feature -> packed integer; certain: words that always had the same tag in training.

    sums: what a word adds to its own score and to those of the words around it, for words seen before; looking these
    up saves more than half of the work.
    """

    tags: tuple[str, ...]
    weights: Weights
    certain: dict[str, str]
    sums: dict[Word, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)

    def tag(self, words: Sequence[str]) -> list[str]:
        """Return one tag a word, left to right; ``words`` is one sentence without soft hyphens."""
        weights, tags = self.weights, self.tags
        width = LANE // 8 * len(tags)
        balance = sum(1 << (LANE * lane + LANE - 1) for lane in range(len(tags)))
        reader = Reader(words, self.certain)
        sums = [self._sums(word) for word in reader.words]
        for place in range(len(words)):
            tag = reader.known(place)
            if tag is None:
                total = balance + sums[place + 2][OWN]
                total += sums[place][LEFT2] + sums[place + 1][LEFT] + sums[place + 3][RIGHT] + sums[place + 4][RIGHT2]
                for feature in reader.between(place):
                    total += weights[feature]
                scores = memoryview(total.to_bytes(width, "little")).cast("H").tolist()
                tag = tags[scores.index(max(scores))]
            reader.take(place, tag)
        return reader.given

    def _sums(self, word: Word) -> tuple[int, ...]:
        """Return the packed weights that the word brings by itself to each of the places OWN to RIGHT2."""
        known = self.sums.get(word)
        if known is None:
            if len(self.sums) >= REMEMBERED:
                self.sums.clear()
            weights = self.weights
            known = tuple(sum(weights[feature] for feature in side) for side in by_itself(word))
            self.sums[word] = known
        return known


def by_itself(word: Word) -> tuple[tuple[str, ...], ...]:
    """Return the features that a word gives by itself, as seen from the places OWN to RIGHT2."""
    form, written = word
    endings = (str(size) + form[-size:] for size in range(1, 6))
    own = ("b", "w" + form, *endings, "p" + form[:2], "q" + form[:3], "c" + written, "k" + written + form[-3:])
    return own, ("l" + form, "L" + form[-3:]), ("r" + form, "R" + form[-3:]), ("m" + form,), ("s" + form,)


class Reader:
    """Goes through a sentence from left to right and says which features each word has; trainer and tagger share it."""

    def __init__(self, words: Sequence[str], certain: dict[str, str]) -> None:
        self.given: list[str] = []
        hints = [certain.get(word) for word in words]
        self._hints = [*hints, None, None]
        self.words = [(START2, ""), (START, ""), *map(seen, words), (END, ""), (END2, "")]
        first, written = self.words[2]
        self.words[2] = first, "^" + written if words else written
        self._clause = "^0"  # what opened the clause, and whether its finite verb has been seen
        self._before, self._before2 = START, START2

    def known(self, place: int) -> str | None:
        return self._hints[place]

    def take(self, place: int, tag: str) -> None:
        """Note the tag given to the word at ``place``."""
        self.given.append(tag)
        self._before2, self._before = self._before, tag
        if tag == "SCONJ":
            self._clause = "s0"
        elif self.words[place + 2][0] in CLAUSE_MARKS:
            self._clause = ",0"
        elif tag.endswith(":Fin"):
            self._clause = self._clause[0] + "1"

    def features(self, place: int) -> list[str]:
        """Return all features of the word at ``place``."""
        at = place + 2
        sides = ((at, OWN), (at - 1, LEFT), (at + 1, RIGHT), (at - 2, LEFT2), (at + 2, RIGHT2))
        return [name for i, side in sides for name in by_itself(self.words[i])[side]] + self.between(place)

    def between(self, place: int) -> list[str]:
        """Return the features that lie between the word at ``place`` and its surroundings."""
        before, clause = self._before, self._clause
        at = place + 2
        own, written = self.words[at]
        left, capital_left = self.words[at - 1]
        right, capital_right = self.words[at + 1]
        follows = self._hints[place + 1] or ""
        return [
            "t" + before,
            "u" + self._before2,
            "T" + before + self._before2,
            "x" + before + own,
            "y" + left + "|" + own,
            "z" + own + "|" + right,
            "C" + capital_left.removeprefix("^") + written + capital_right,
            "j" + written + before,
            "v" + clause + own,
            "V" + clause + own[-2:] + before,
            "f" + follows + own[-2:],
            "g" + follows + before,
        ]


@lru_cache(maxsize=REMEMBERED)
def seen(word: str) -> Word:
    """Return the form of a word and the way it is written."""
    return shape(word), capital(word)


def shape(word: str) -> str:
    """Return the form that features speak of: lower case, numbers all alike."""
    if word.isdigit():
        return "!D"
    return "!d" if any(character.isdigit() for character in word) else word.lower()


def capital(word: str) -> str:
    """Return the way a word is written: a capital first, all capitals, with a hyphen or a full stop in it."""
    kind = "A" if word.isupper() and len(word) > 1 else "a" if word[:1].isupper() else "."
    return kind + ("-" if "-" in word[1:] else "") + ("." if "." in word[:-1] else "")


def save(model: Perceptron, path: Path) -> None:
    """Write the model: a JSON head, the feature names, how many weights each has, and those weights; all compressed."""
    weights = model.weights.whole()
    names = sorted(weights)
    head = {"tags": model.tags, "certain": dict(sorted(model.certain.items())), "features": len(names)}
    rows = [_entries(weights[name], len(model.tags)) for name in names]
    parts = (json.dumps(head, ensure_ascii=False), "\n".join(names))
    counts = bytes(len(row) // _ENTRY.size for row in rows)
    path.write_bytes(zlib.compress("\0".join(parts).encode() + b"\0" + counts + b"".join(rows), 9))


def _entries(packed: int, tags: int) -> bytes:
    """The weights that are not 0, each after the number of its tag."""
    raised = packed + sum(1 << (LANE * lane + LANE - 1) for lane in range(tags))  # so that every lane is positive
    lanes = memoryview(raised.to_bytes(LANE // 8 * tags, "little")).cast("H").tolist()
    middle = 1 << (LANE - 1)
    return b"".join(_ENTRY.pack(lane, weight - middle) for lane, weight in enumerate(lanes) if weight != middle)


def load(data: bytes) -> Perceptron:
    """Read what ``save`` wrote."""
    head_bytes, names_bytes, numbers = zlib.decompress(data).split(b"\0", 2)
    head = json.loads(head_bytes)
    names = names_bytes.decode().split("\n")
    ends = list(accumulate(numbers[: len(names)]))
    entries = numbers[len(names) :]
    rows = dict(zip(names, range(len(names)), strict=True))
    return Perceptron(tuple(head["tags"]), Weights(rows=rows, ends=ends, entries=entries), head["certain"])
