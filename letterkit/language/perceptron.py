"""The light tagger: an averaged perceptron whose weights for all tags travel in one integer.

Every feature owns one Python integer with LANE bits a tag. Adding those integers adds the weights of all tags at once
in C, which makes pure Python fast enough for a batch; weights are clipped so that no lane can run over into the next.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

LANE = 16
SCALE = 100
FEATURES = 29
LIMIT = (1 << (LANE - 1)) // FEATURES  # so that the sum of all features of a word stays inside its lane
CLAUSE_MARKS = frozenset({",", ";", ":", '"', "(", ")"})
START, START2, END, END2 = "-S-", "-S2-", "-E-", "-E2-"


@dataclass(frozen=True, slots=True)
class Perceptron:
    """A trained tagger. weights: feature -> packed integer; certain: words that always had the same tag in training."""

    tags: tuple[str, ...]
    weights: dict[str, int]
    certain: dict[str, str]

    def tag(self, words: Sequence[str]) -> list[str]:
        """Return one tag a word, left to right; ``words`` is one sentence without soft hyphens."""
        lookup, tags = self.weights.get, self.tags
        width = LANE // 8 * len(tags)
        balance = sum(1 << (LANE * lane + LANE - 1) for lane in range(len(tags)))
        reader = Reader(words, self.certain)
        for place in range(len(words)):
            tag = reader.known(place)
            if tag is None:
                total = balance
                for feature in reader.features(place):
                    total += lookup(feature, 0)
                scores = memoryview(total.to_bytes(width, "little")).cast("H").tolist()
                tag = tags[scores.index(max(scores))]
            reader.take(place, tag)
        return reader.given


class Reader:
    """Goes through a sentence from left to right and says which features each word has; trainer and tagger share it."""

    def __init__(self, words: Sequence[str], certain: dict[str, str]) -> None:
        self.given: list[str] = []
        hints = [certain.get(word) for word in words]
        self._hints = [*hints, None, None]
        self._forms = [START2, START, *(shape(word) for word in words), END, END2]
        self._capitals = ["", "", *(capital(word) for word in words), "", ""]
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
        elif self._forms[place + 2] in CLAUSE_MARKS:
            self._clause = ",0"
        elif tag.endswith(":Fin"):
            self._clause = self._clause[0] + "1"

    def features(self, place: int) -> list[str]:
        forms, capitals, before, clause = self._forms, self._capitals, self._before, self._clause
        at = place + 2
        own, left, right = forms[at], forms[at - 1], forms[at + 1]
        form = capitals[at] if place else "^" + capitals[at]
        follows = self._hints[place + 1] or ""
        return [
            "b",
            "w" + own,
            "1" + own[-1:],
            "2" + own[-2:],
            "3" + own[-3:],
            "4" + own[-4:],
            "5" + own[-5:],
            "p" + own[:2],
            "q" + own[:3],
            "t" + before,
            "u" + self._before2,
            "T" + before + self._before2,
            "x" + before + own,
            "l" + left,
            "r" + right,
            "L" + left[-3:],
            "R" + right[-3:],
            "m" + forms[at - 2],
            "s" + forms[at + 2],
            "y" + left + "|" + own,
            "z" + own + "|" + right,
            "c" + form,
            "C" + capitals[at - 1] + form + capitals[at + 1],
            "k" + form + own[-3:],
            "j" + form + before,
            "v" + clause + own,
            "V" + clause + own[-2:] + before,
            "f" + follows + own[-2:],
            "g" + follows + before,
        ]


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
    """Write the model: a JSON head, the feature names, then one fixed-width integer a feature; all compressed."""
    width = LANE // 8 * len(model.tags)
    names = sorted(model.weights)
    head = {"tags": model.tags, "certain": dict(sorted(model.certain.items())), "features": len(names)}
    numbers = b"".join(model.weights[name].to_bytes(width, "little", signed=True) for name in names)
    parts = (json.dumps(head, ensure_ascii=False), "\n".join(names))
    path.write_bytes(zlib.compress("\0".join(parts).encode() + b"\0" + numbers, 9))


def load(data: bytes) -> Perceptron:
    """Read what ``save`` wrote."""
    head_bytes, names_bytes, numbers = zlib.decompress(data).split(b"\0", 2)
    head = json.loads(head_bytes)
    tags = tuple(head["tags"])
    width = LANE // 8 * len(tags)
    names = names_bytes.decode().split("\n")
    number = int.from_bytes
    packed = [number(numbers[at : at + width], "little", signed=True) for at in range(0, width * len(names), width)]
    return Perceptron(tags, dict(zip(names, packed, strict=True)), head["certain"])
