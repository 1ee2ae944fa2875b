"""Which treebanks train the shipped models, how often each is shown, and the check that the held-out part stays
unseen.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from training.conllu import Tree, read
from training.register import variants

SEED = 20260101
HELD_OUT = "gold_test"
DEVELOPMENT = "gold_dev"
TREEBANKS = ("gold_train", "semi_B2_u", "semi_C2_u")
SILVER = "silver_pos"
OVERLAP = 0.6


@dataclass(frozen=True, slots=True)
class Corpus:
    """Training material by kind; ``register`` holds the u/uw and imperative variants of ``trees``."""

    gold: list[Tree]
    older: list[Tree]
    register: list[Tree]
    silver: list[Tree]
    development: list[Tree]
    held_out: list[Tree]

    @property
    def trees(self) -> list[Tree]:
        return self.gold + self.older


def load(data: Path) -> Corpus:
    """Read the CoNLL-U files in ``data`` and make the register variants.

    Raises ValueError when a held-out sentence is found in the training material.
    """
    gold = read(data / "gold_train.conllu")
    older = [tree for name in TREEBANKS[1:] for tree in read(data / f"{name}.conllu")]
    held_out = read(data / f"{HELD_OUT}.conllu")
    seen = without_overlap(gold + older + read(data / f"{SILVER}.conllu"), held_out)
    kept = {id(tree) for tree in seen}
    silver = [tree for tree in seen if tree[0].head is None]
    gold = [tree for tree in gold if id(tree) in kept]
    older = [tree for tree in older if id(tree) in kept]
    return Corpus(
        gold=gold,
        older=older,
        register=variants(gold + older, SEED),
        silver=silver,
        development=read(data / f"{DEVELOPMENT}.conllu"),
        held_out=held_out,
    )


def without_overlap(trees: list[Tree], held_out: list[Tree]) -> list[Tree]:
    """Leave out sentences that share most of their six-word runs with a held-out one, or equal a short one."""
    runs = {run for tree in held_out for run in _runs(tree)}
    kept = []
    for tree in trees:
        own = _runs(tree)
        if sum(run in runs for run in own) < OVERLAP * len(own):
            kept.append(tree)
    return kept


def _runs(tree: Tree) -> list[tuple[str, ...]]:
    words = tuple(row.form.lower() for row in tree)
    return [words[i : i + 6] for i in range(max(1, len(words) - 5))]
