"""The reader's network: a weight for each feature and verdict, and one layer of hidden units that all verdicts share.

A line or message says a thing when at least one of its sentences does, and the weights are those for which that
explains the labels best. Steps over some messages at a time (Adam, a feature moves only in the steps that have it);
features and hidden units are left out at random, so that no verdict leans on a single word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from letterkit.lint.reading.weights import VERDICTS
from training.reader_material import Material

HIDDEN = 80
_ROUNDS, _MESSAGES = 8, 64
_STEP, _WARM, _LAST_STEP = 2e-3, 50, 0.1  # Adam's step, how many steps it grows, and what is left of it in the end
_LEFT_OUT, _ASLEEP = 0.5, 0.5  # shares of the features and of the hidden units that a step goes without
_OF_LINE = ("threat", "blame", "unfair")
_OF_MESSAGE = tuple(verdict for verdict in VERDICTS if verdict not in _OF_LINE)
_FIRST_ODDS = -3.0
Vector = np.ndarray


@dataclass
class Network:
    """direct: features x verdicts. inner: features x hidden units, with their ``rest``. outer: hidden units x verdicts.
    bias: a verdict.
    """

    direct: Vector
    inner: Vector
    rest: Vector
    outer: Vector
    bias: Vector

    def scores(self, x: sparse.csr_matrix) -> Vector:
        """Log odds, rows x verdicts."""
        hidden = np.maximum(x @ self.inner + self.rest, 0)
        return np.asarray(x @ self.direct + hidden @ self.outer + self.bias)


def learn_network(
    material: Material,
    x: sparse.csr_matrix,
    vectors: sparse.csr_matrix,
    keep: Vector,
    counts: Mapping[str, Vector],
    *,
    seed: int = 0,
) -> Network:
    """Fit all verdicts on the rows in ``keep``. counts: what each bag of a verdict counts.

    vectors: features x numbers. What a feature weighs is its own, and what its vector weighs: so words that are alike
    teach each other. In the network that comes out the two are one.
    """
    chance = np.random.default_rng(seed)
    bags = np.stack([np.array(material.bags[verdict]) for verdict in VERDICTS], axis=1)
    labels = [np.array(material.labels[verdict], dtype=float) for verdict in VERDICTS]
    net = _begin(x.shape[1], chance)
    movers = {name: _Adam(getattr(net, name)) for name in ("direct", "inner", "rest", "outer", "bias")}
    shared = {name: np.zeros((vectors.shape[1], getattr(net, name).shape[1])) for name in ("direct", "inner")}
    sharing = {name: _Adam(table) for name, table in shared.items()}
    messages = [rows for rows in _messages(bags) if keep[rows[0]]]
    steps, total = 0, _ROUNDS * -(-len(messages) // _MESSAGES)
    for _ in range(_ROUNDS):
        order = chance.permutation(len(messages))
        for start in range(0, len(order), _MESSAGES):
            rows = np.concatenate([messages[number] for number in order[start : start + _MESSAGES]])
            steps += 1
            pace = _STEP * min(1, steps / _WARM) * (1 - (1 - _LAST_STEP) * steps / total)
            batch = x[rows]
            columns, places = np.unique(batch.indices, return_inverse=True)
            stays = (chance.random(len(places)) >= _LEFT_OUT) / (1 - _LEFT_OUT)
            part = sparse.csr_matrix((batch.data * stays, places, batch.indptr), shape=(len(rows), len(columns)))
            alike = vectors[columns]
            inner, direct = (getattr(net, name)[columns] + alike @ shared[name] for name in ("inner", "direct"))
            before = part @ inner + net.rest
            awake = (before > 0) * (chance.random(before.shape) >= _ASLEEP) / (1 - _ASLEEP)
            hidden = before * awake
            scores = part @ direct + hidden @ net.outer + net.bias
            slope = _slope(scores, bags[rows], labels, counts) / len(rows)
            back = (slope @ net.outer.T) * awake
            turned = part.T.tocsr()
            for name, moved in (("direct", turned @ slope), ("inner", turned @ back)):
                getattr(net, name)[columns] -= movers[name].move(moved, pace, columns)
                shared[name] -= sharing[name].move(alike.T @ moved, pace)
            net.rest -= movers["rest"].move(back.sum(axis=0), pace)
            net.outer -= movers["outer"].move(hidden.T @ slope, pace)
            net.bias -= movers["bias"].move(slope.sum(axis=0), pace)
    net.direct += vectors @ shared["direct"]
    net.inner += vectors @ shared["inner"]
    return net


def _begin(features: int, chance: np.random.Generator) -> Network:
    return Network(
        direct=np.zeros((features, len(VERDICTS))),
        inner=chance.normal(0, 0.05, (features, HIDDEN)),
        rest=np.zeros(HIDDEN),
        outer=chance.normal(0, 0.1, (HIDDEN, len(VERDICTS))),
        bias=np.full(len(VERDICTS), _FIRST_ODDS),
    )


class _Adam:
    """Adam's two running means of one table, row by row."""

    def __init__(self, table: Vector) -> None:
        self._mean, self._square = np.zeros_like(table), np.zeros_like(table)
        self._times = np.zeros(len(table))

    def move(self, slope: Vector, pace: float, rows: Vector | slice = slice(None)) -> Vector:
        """How far to move these rows down the slope."""
        self._times[rows] += 1
        self._mean[rows] = mean = 0.9 * self._mean[rows] + 0.1 * slope
        self._square[rows] = square = 0.99 * self._square[rows] + 0.01 * slope**2
        times = self._times[rows].reshape(-1, *[1] * (slope.ndim - 1))
        return np.asarray(pace * (mean / (1 - 0.9**times)) / (np.sqrt(square / (1 - 0.99**times)) + 1e-6))


def _messages(bags: Vector) -> Iterator[Vector]:
    """The rows of each message: those that share the bags of its whole; a line without a message is one by itself."""
    whole = bags[:, [VERDICTS.index(verdict) for verdict in _OF_MESSAGE]]
    alone = (whole < 0).all(axis=1)
    new = np.ones(len(bags), dtype=bool)
    new[1:] = (whole[1:] != whole[:-1]).any(axis=1)
    lines = bags[:, [VERDICTS.index(verdict) for verdict in _OF_LINE]]
    new[1:] |= alone[1:] & (lines[1:] != lines[:-1]).any(axis=1)
    yield from np.split(np.arange(len(bags)), np.flatnonzero(new)[1:])


def _slope(scores: Vector, bags: Vector, labels: list[Vector], counts: Mapping[str, Vector]) -> Vector:
    """How the loss changes with each score."""
    slopes = np.zeros_like(scores)
    for lane, verdict in enumerate(VERDICTS):
        judged = np.flatnonzero(bags[:, lane] >= 0)
        numbers, inverse = np.unique(bags[judged, lane], return_inverse=True)
        z, label = scores[judged, lane], labels[lane][numbers]
        none = np.minimum(np.bincount(inverse, -np.logaddexp(0, z), minlength=len(numbers)), -1e-9)
        slope = counts[verdict][numbers] * (label * np.exp(none) / (-np.expm1(none) + 1e-12) - (1 - label))
        slopes[judged, lane] = -slope[inverse] / (1 + np.exp(-z))
    return slopes
