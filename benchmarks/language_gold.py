"""LiNT-II from gold annotation and official word data beside letterkit's own, on held-out treebank sentences."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from letterkit.language import AnalyserUnavailable, analyse, features, lint_ii, lint_ii_tables
from training.conllu import Tree, read
from training.corpus import HELD_OUT
from training.dependency import sentence

TEXT = 5  # sentences a text
SHORTEST = 4  # words; shorter ones are headlines and remains
FEATURES = ("frequency", "dependency", "content_words", "concrete")


def report(data: Path) -> Iterator[str]:
    """Yield the lines of this part; ``data`` holds the CoNLL-U files."""
    try:
        words = lint_ii_tables.tables()
    except AnalyserUnavailable:
        return
    trees = [tree for tree in read(data / f"{HELD_OUT}.conllu") if len(tree) >= SHORTEST]
    texts = [trees[first : first + TEXT] for first in range(0, len(trees) - TEXT + 1, TEXT)]
    yield f"held-out treebank sentences, {len(texts)} texts of {TEXT}; gold tags and trees with official data against"
    gold = [features.combine([features.counts(sentence(t), words, use_heads=True) for t in text]) for text in texts]
    for name, data_ in (("shipped", features.Shipped()), ("official", words)):
        for analyser in ("light", "parse"):
            ours = [_measured(text, data_, analyser) for text in texts]
            yield f"  {name} data, {analyser}: {_agreement(gold, ours)}"


def _measured(text: list[Tree], words: features.WordData, analyser: str) -> lint_ii.Features:
    """Return the features of running text; the treebank's sentences are kept, for splitting is measured elsewhere."""
    lines = ("".join(row.form + (" " if row.space_after else "") for row in tree).strip() for tree in text)
    sentences = [parsed for line in lines for parsed in analyse(line, analyser=analyser).sentences]
    return features.combine([features.counts(parsed, words) for parsed in sentences])


def _agreement(gold: list[lint_ii.Features], ours: list[lint_ii.Features]) -> str:
    right, measured = (np.array([lint_ii.score(counts) for counts in side]) for side in (gold, ours))
    gap = measured - right
    sides = ((name, [getattr(g, name) for g in gold], [getattr(o, name) for o in ours]) for name in FEATURES)
    apart = ", ".join(
        f"{name.replace('_', ' ')} {_correlation(gold_values, other):.2f}" for name, gold_values, other in sides
    )
    r = _correlation(right, measured)
    return f"r {r:.3f}, mean error {abs(gap).mean():.1f}, bias {gap.mean():+.1f} (r of {apart})"


def _correlation(first: list[float] | np.ndarray, other: list[float] | np.ndarray) -> float:
    return float(np.corrcoef(first, other)[0, 1])
