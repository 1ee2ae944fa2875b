"""Vectors of words: words that stand among the same words get vectors that lie together.

A network that learns what a direction of these vectors weighs knows something of a word that few labelled sentences
have. Positive pointwise mutual information of lemmas within five words, and its largest singular vectors (Levy,
Goldberg and Dagan 2015, Improving distributional similarity with lessons learned from word embeddings).
"""

from __future__ import annotations

from collections import Counter

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import svds

from letterkit.lint.reading.features import AFTER, BEFORE, WHOLE
from training.reader_material import Rows

_SIZE = 64  # numbers a vector
_SPREAD = 0.05  # the standard deviation of those numbers: what is learned of a word itself should count for more
_NEAR, _FARTHER = 1.0, 1 / 3  # what a pair counts: side by side, or with one to four words between them
_SMOOTH = 0.75  # the power that keeps rare words from having the strongest ties
_LEMMA = "l="


def word_vectors(rows: Rows, names: list[str]) -> sparse.csr_matrix:
    """The vectors of the features that are one lemma, features x numbers; a feature that is none has no numbers.

    rows: the features of every sentence. names: the columns. A lemma of the sentence itself, of the one before, of the
    one after and of the whole message each have columns of their own.
    """
    columns = {name: at for at, name in enumerate(names)}
    words = [name[len(_LEMMA) :] for name in names if name.startswith(_LEMMA) and " " not in name]
    table = _singular(_ties(rows, words))
    blocks = []
    for context in ("", BEFORE, AFTER, WHOLE):
        kept = [(row, at) for row, word in enumerate(words) if (at := columns.get(context + _LEMMA + word)) is not None]
        places = ([at for _, at in kept], [row for row, _ in kept])
        choose = sparse.csr_matrix((np.ones(len(kept)), places), shape=(len(names), len(words)))
        blocks.append(choose @ sparse.csr_matrix(table))
    return sparse.hstack(blocks, format="csr")


def _ties(rows: Rows, words: list[str]) -> sparse.csr_matrix:
    """How much more often two words stand together than by chance (log), words x words; zero where it is less."""
    counts = Counter(name for row in rows for name in row if name.startswith((_LEMMA, "s=")) and " " in name)
    number = {word: at for at, word in enumerate(words)}
    first, second, weight = [], [], []
    for name, count in counts.items():
        left, right = (number.get(word) for word in name[2:].split(" ", 1))
        if left is not None and right is not None:
            first.append(left)
            second.append(right)
            weight.append(count * (_NEAR if name.startswith(_LEMMA) else _FARTHER))
    together = sparse.coo_matrix((weight, (first, second)), shape=(len(words), len(words))).tocsr()
    together = (together + together.T).tocoo()
    often = np.bincount(together.row, together.data, len(words))
    smooth = often**_SMOOTH
    expected = often[together.row] * (smooth / smooth.sum())[together.col]
    ties = np.maximum(np.log(together.data / expected), 0)
    return sparse.csr_matrix((ties, (together.row, together.col)), shape=together.shape)


def _singular(ties: sparse.csr_matrix) -> np.ndarray:
    begin = np.ones(ties.shape[0])  # svds begins at random otherwise, and the reader would not come out the same
    left, values, _ = svds(ties, k=_SIZE, v0=begin)
    vectors = left * np.sqrt(values)
    return np.asarray(vectors * (_SPREAD / vectors.std()))
