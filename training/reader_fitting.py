"""The weights of the reader: noisy-or logistic regression over bags of sentences.

A line or message says a thing when at least one of its sentences does, and the weights are those for which that
explains the labels best.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from letterkit.lint.reading.weights import VERDICTS, Weights
from training.reader_material import Material, matrix

_STIFF = {"threat": 1.0, "blame": 1.0}  # the higher, the freer the weights; other verdicts have one label a message
_STIFF_MESSAGE = 0.5
_STIFF_ADAPTED = 0.3
_OWN = {"first", "second", "third", "oplossingen", "zinnen", "sjablonen", "own"}
_OWN_COUNTS = 3.0  # what a label of sentences.tsv or of our own messages counts: each stands for a kind of fault
_WRITERS = dict.fromkeys("JKLM", "JKLM")  # hands of one writer are left out together


def fit(
    x: sparse.csr_matrix,
    bags: np.ndarray,
    labels: np.ndarray,
    stiff: float,
    *,
    counts: np.ndarray,
    before: tuple[np.ndarray, float] | None = None,
) -> tuple[np.ndarray, float]:
    """Weights and bias of noisy-or logistic regression. bags: the bag of each row; labels: 0 or 1 a bag.

    counts: what each bag counts.
    before: weights and bias to stay near; the bias then stays as it is.
    """
    turned, count = x.T.tocsr(), len(labels)
    near, moves = (np.zeros(x.shape[1]), 1.0) if before is None else (before[0], 0.0)

    def loss(both: np.ndarray) -> tuple[float, np.ndarray]:
        weights, bias = both[:-1], both[-1]
        z = x @ weights + bias
        none = np.minimum(np.bincount(bags, -np.logaddexp(0, z), minlength=count), -1e-9)
        some = -np.expm1(none) + 1e-12
        away = weights - near
        value = -(counts * (labels * np.log(some) + (1 - labels) * none)).sum() + away @ away / (2 * stiff)
        slope = counts * (labels * np.exp(none) / some - (1 - labels))
        each = -slope[bags] / (1 + np.exp(-z))
        return float(value), np.append(turned @ each + away / stiff, moves * each.sum())

    start = np.append(near, -3.0 if before is None else before[1])
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 40})
    return best.x[:-1], float(best.x[-1])


def learn(material: Material, x: sparse.csr_matrix, verdict: str, keep: np.ndarray) -> tuple[np.ndarray, float]:
    """Fit one verdict on the rows in ``keep`` that are judged for it."""
    bags = np.array(material.bags[verdict])
    wanted = np.where(keep & (bags >= 0))[0]
    numbers, inverse = np.unique(bags[wanted], return_inverse=True)
    labels = np.array(material.labels[verdict], dtype=float)[numbers]
    counts = np.where(np.isin(np.array(material.owners[verdict])[numbers], list(_OWN)), _OWN_COUNTS, 1.0)
    return fit(x[wanted], inverse, labels, _STIFF.get(verdict, _STIFF_MESSAGE), counts=counts)


def adapted(material: Material, known: Weights) -> dict[str, list[float]]:
    """All weights, moved as little as explains sentences that were added since they were learned."""
    x, names = matrix(material.rows)
    weights = {name: [known.weight(name, verdict) for verdict in VERDICTS] for name in (*known.rows, *names)}
    for lane, verdict in enumerate(VERDICTS):
        bags = np.array(material.bags[verdict])
        wanted = np.where(bags >= 0)[0]
        if len(wanted):
            before = np.array([weights[name][lane] for name in names])
            labels = np.array(material.labels[verdict], dtype=float)
            even = np.ones(len(labels))
            after, _ = fit(
                x[wanted], bags[wanted], labels, _STIFF_ADAPTED, counts=even, before=(before, known.bias[lane])
            )
            for name, value in zip(names, after.tolist(), strict=True):
                weights[name][lane] = value
    return weights


def folds(
    material: Material, x: sparse.csr_matrix, hands: Sequence[str], verdicts: Sequence[str]
) -> dict[str, np.ndarray]:
    """For each verdict the probability of every bag of these hands, from weights that have not seen its writer."""
    owner, chances = np.array(material.hands), {}
    for verdict in verdicts:
        bags, owners = np.array(material.bags[verdict]), np.array(material.owners[verdict])
        chance = np.zeros(len(owners))
        for writer in sorted({_WRITERS.get(hand, hand) for hand in hands}):
            out, theirs = np.isin(owner, list(writer)), np.isin(owners, list(writer))
            weights, bias = learn(material, x, verdict, ~out)
            mine = np.where(out & (bags >= 0))[0]
            none = np.bincount(bags[mine], -np.logaddexp(0, x[mine] @ weights + bias), minlength=len(owners))
            chance[theirs] = -np.expm1(none)[theirs]
        chances[verdict] = chance
    return chances
