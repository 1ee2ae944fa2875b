"""Train the light tagger that letterkit ships: ``python -m training.tagger DATA``; two minutes on one core.

The result replaces ``letterkit/language/data/tagger.bin``. A tag is the word class with the detail of
``letterkit.language.cgn`` ("VERB:Fin", "ADJ:Num"): what the readability formula and the verb rules need to know of a
word.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from random import Random

from letterkit.language import cgn
from letterkit.language.perceptron import LANE, LIMIT, SCALE, Perceptron, Reader, Weights, save
from training.conllu import MISSING, Row, Tree
from training.corpus import SEED, Corpus, load

TARGET = Path(__file__).parent.parent / "letterkit" / "language" / "data" / "tagger.bin"
PASSES = 6
GOLD_COPIES = 2
IMPERATIVE_COPIES = 3
CERTAIN_SEEN, CERTAIN_SHARE = 20, 0.995
SMALLEST = 0.06

Example = tuple[list[str], list[str | None]]


def tag(row: Row) -> str | None:
    """Return the tag of a treebank word, None where the treebank leaves its class open."""
    if MISSING in (row.upos, row.xpos):
        return None
    detail = cgn.detail(row.xpos)
    return f"{row.upos}:{detail}" if detail else row.upos


def examples(corpus: Corpus) -> list[Example]:
    """Return what one pass shows: gold twice, sentences that start with an imperative three times."""
    shown = corpus.gold * GOLD_COPIES + corpus.older + corpus.register + corpus.silver
    imperatives = [tree for tree in corpus.register if tree[0].xpos == "WW|pv|tgw|ev" and tree[0].head == 0]
    return [_example(tree) for tree in shown + imperatives * (IMPERATIVE_COPIES - 1)]


def _example(tree: Tree) -> Example:
    return [row.form for row in tree], [tag(row) for row in tree]


class Trainer:
    """Averaged-perceptron training (Collins 2002): weights move on mistakes, the mean over all steps is kept."""

    def __init__(self, shown: list[Example]) -> None:
        self.shown = shown
        self.tags = sorted({t for _, tags in shown for t in tags if t is not None})
        self.certain = _certain(shown)
        self.weights: dict[str, list[float]] = {}
        self.sums: dict[str, list[float]] = {}
        self.touched: dict[str, list[int]] = {}
        self.step = 0

    def run(self, passes: int) -> Perceptron:
        for number in range(passes):
            Random(SEED + number).shuffle(self.shown)
            wrong = sum(self._learn(words, tags) for words, tags in self.shown)
            print(f"pass {number + 1} of {passes}: {wrong} mistakes", flush=True)
        return Perceptron(tuple(self.tags), Weights(self._packed()), self.certain)

    def _learn(self, words: Sequence[str], tags: Sequence[str | None]) -> int:
        reader = Reader(words, self.certain)
        wrong = 0
        for place, right in enumerate(tags):
            guess = reader.known(place)
            if guess is None:
                active = reader.features(place)
                guess = self._best(active)
                if right is not None:
                    self.step += 1
                    if guess != right:
                        wrong += 1
                        self._move(active, right, 1.0)
                        self._move(active, guess, -1.0)
            reader.take(place, guess)
        return wrong

    def _best(self, active: list[str]) -> str:
        rows = [self.weights[name] for name in active if name in self.weights]
        if not rows:
            return self.tags[0]
        totals = [sum(column) for column in zip(*rows, strict=True)]
        return self.tags[totals.index(max(totals))]

    def _move(self, active: list[str], tag_name: str, by: float) -> None:
        lane = self.tags.index(tag_name)
        for name in active:
            if name not in self.weights:
                self.weights[name] = [0.0] * len(self.tags)
                self.sums[name] = [0.0] * len(self.tags)
                self.touched[name] = [0] * len(self.tags)
            weights = self.weights[name]
            self.sums[name][lane] += (self.step - self.touched[name][lane]) * weights[lane]
            self.touched[name][lane] = self.step
            weights[lane] += by

    def _packed(self) -> dict[str, int]:
        packed: dict[str, int] = {}
        for name, weights in self.weights.items():
            number = 0
            for lane, weight in enumerate(weights):
                mean = (self.sums[name][lane] + (self.step - self.touched[name][lane]) * weight) / self.step
                if abs(mean) >= SMALLEST:
                    number += max(-LIMIT, min(LIMIT, round(mean * SCALE))) << (LANE * lane)
            if number:
                packed[name] = number
        return packed


def _certain(shown: list[Example]) -> dict[str, str]:
    """Return the words so frequent and so regular that looking them up beats guessing."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for words, tags in shown:
        for word, name in zip(words, tags, strict=True):
            if name is not None:
                seen[word][name] += 1
    best = {word: (counts.most_common(1)[0], counts.total()) for word, counts in seen.items()}
    return {
        word: name
        for word, ((name, often), total) in best.items()
        if total >= CERTAIN_SEEN and often >= CERTAIN_SHARE * total
    }


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path, help="folder with the CoNLL-U files named in training/README.md")
    given = arguments.parse_args()
    model = Trainer(examples(load(given.data))).run(PASSES)
    save(model, TARGET)
    print(f"{TARGET.name}: {len(model.weights)} features, {TARGET.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
