"""Fit the expected longest dependency on sentence length: ``python -m training.dependency DATA``.

Prints the three constants of ``letterkit.language.features`` and how well they do on held-out sentences.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from letterkit.language import cgn
from letterkit.language.features import length, longest_dependency
from letterkit.language.tokens import Sentence, Token
from training.conllu import Tree, read
from training.corpus import HELD_OUT


def sentence(tree: Tree) -> Sentence:
    """Return a treebank tree as an analysed sentence."""
    tokens = [
        Token(
            start=0,
            end=1,
            text=row.form,
            lower=row.form.lower(),
            pos=row.upos,
            detail=cgn.detail(row.xpos),
            head=row.head - 1 if row.head else place,
            relation=row.deprel,
        )
        for place, row in enumerate(tree)
    ]
    return Sentence(0, 1, "", tuple(tokens))


def table(trees: list[Tree]) -> tuple[np.ndarray, np.ndarray]:
    """Return length, root of length and a constant for every sentence of two words or more, and what is to be
    predicted.
    """
    known = [known_sentence for known_sentence in map(sentence, trees) if length(known_sentence) > 1]
    sizes = np.array([length(known_sentence) for known_sentence in known], dtype=float)
    longest = np.array([longest_dependency(known_sentence) for known_sentence in known])
    return np.stack([sizes, np.sqrt(sizes), np.ones_like(sizes)], axis=1), longest


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path, help="folder with the CoNLL-U files named in training/README.md")
    data = arguments.parse_args().data
    sizes, longest = table(read(data / "gold_train.conllu"))
    constants = np.linalg.lstsq(sizes, longest, rcond=None)[0]
    print("PER_WORD, PER_ROOT, BASE =", ", ".join(f"{value:.3f}" for value in constants))
    sizes, longest = table(read(data / f"{HELD_OUT}.conllu"))
    expected = sizes @ constants
    print(
        f"held out: r {np.corrcoef(expected, longest)[0, 1]:.3f}, mean error {abs(expected - longest).mean():.1f} words"
    )


if __name__ == "__main__":
    main()
