"""Train the reader of threat, blame, ways out and invitations: python -m training.reader [TREEBANKS]

Reads ``training/reading`` (see the README there) and writes ``letterkit/lint/reading/reader.bin``, in a few minutes and
the same byte for byte on one machine. TREEBANKS is the folder of CoNLL-U files of ``training/README.md``: a sample
of their sentences is ordinary Dutch that threatens nobody; without it the file comes out a little different.

    python -m training.reader --folds [TREEBANKS]     prints F1 with each fifth of the writers left out in turn, and
                                                      writes nothing
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from scipy import sparse

from letterkit.lint.reading.lexicon import Lexicon
from letterkit.lint.reading.weights import FILE, VERDICTS, Layers, pack
from training.reader_material import CONTEXT_WEIGHTS, Material, gather, lexicon_roles, material_of, matrix
from training.reader_network import Network, learn_network
from training.word_vectors import word_vectors

TARGET = Path(__file__).parent.parent / "letterkit" / "lint" / "reading" / FILE
THRESHOLDS = {
    "threat": 0.46, "blame": 0.28, "clear": 0.42, "vague": 0.25, "undone": 0.20, "existing": 0.25, "refused": 0.17,
    "contact": 0.38, "unfair": 0.45,
}  # fmt: skip
_MOST_FEATURES = 75_000  # those that weigh most; the file may have 3 MB
_OWN = {"first", "second", "third", "oplossingen", "zinnen", "sjablonen", "own", "LO"}
_OWN_COUNTS = 10.0  # what a label of sentences.tsv or of our own messages counts: each stands for a kind of fault
_UNFAIR_COUNTS = 3.0  # and a line that is unfair: one in forty of those that are judged is
_VOICES = (("J", "K", "L", "M"), ("AD", "AE", "AF", "AG", "AH", "AI"))  # of one writer each: left out together
_FOLDS = 5


def f1(wanted: np.ndarray, given: np.ndarray) -> float:
    return float(2 * (wanted & given).sum() / max(1, wanted.sum() + given.sum()))


def learn(material: Material, x: sparse.csr_matrix, names: list[str], keep: np.ndarray) -> Network:
    """Fit everything on the rows in ``keep``. names: the columns of ``x``."""
    own = {verdict: np.isin(np.array(material.owners[verdict]), list(_OWN)) for verdict in VERDICTS}
    counts = {verdict: np.where(own[verdict], _OWN_COUNTS, 1.0) for verdict in VERDICTS}
    counts["unfair"] = np.maximum(counts["unfair"], np.where(material.labels["unfair"], _UNFAIR_COUNTS, 1.0))
    vectors = word_vectors([row for row, kept in zip(material.rows, keep, strict=True) if kept], names)
    return learn_network(material, x, vectors, keep, counts)


def report(material: Material, x: sparse.csr_matrix, names: list[str]) -> None:
    """Print F1 of each verdict at its threshold and at the best one, over all hands and a hand."""
    hands = sorted({hand for hand in material.hands if hand.isupper()})
    writers = [*_VOICES, *((hand,) for hand in hands if not any(hand in voices for voices in _VOICES))]
    owner, scores = np.array(material.hands), np.zeros((x.shape[0], len(VERDICTS)))
    for fold in range(_FOLDS):
        out = np.isin(owner, [hand for writer in writers[fold::_FOLDS] for hand in writer])
        scores[out] = learn(material, x, names, ~out).scores(x[out])
    chances = {verdict: _chances(material, verdict, scores[:, lane]) for lane, verdict in enumerate(VERDICTS)}
    for verdict, chance in chances.items():
        owners, labels = np.array(material.owners[verdict]), np.array(material.labels[verdict])
        mine = np.isin(owners, hands)
        best = max((f1(labels[mine], chance[mine] >= at), round(float(at), 2)) for at in np.arange(0.1, 0.8, 0.05))
        own_f1 = f1(labels[mine], chance[mine] >= THRESHOLDS[verdict])
        apart = " ".join(
            f"{hand} {f1(labels[owners == hand], chance[owners == hand] >= best[1]):.3f}" for hand in hands
        )
        print(f"{verdict:9} F1 {own_f1:.3f} at {THRESHOLDS[verdict]}, best {best[0]:.3f} at {best[1]}: {apart}")
    owners = np.array(material.owners["threat"])
    mine = np.isin(owners, hands)
    wanted = np.array(material.labels["threat"]) | np.array(material.labels["blame"])
    given = (chances["threat"] >= THRESHOLDS["threat"]) | (chances["blame"] >= THRESHOLDS["blame"])
    print(f"threat or blame F1 {f1(wanted[mine], given[mine]):.3f}")


def _chances(material: Material, verdict: str, scores: np.ndarray) -> np.ndarray:
    """The probability of each bag of a verdict, from the log odds of its sentences."""
    bags = np.array(material.bags[verdict])
    judged = bags >= 0
    none = np.bincount(bags[judged], -np.logaddexp(0, scores[judged]), minlength=len(material.labels[verdict]))
    return np.asarray(-np.expm1(none))


def write(net: Network, names: list[str], times: np.ndarray, roles: Mapping[str, str]) -> None:
    """Write the file of the features that weigh most. times: how many sentences have each."""
    light = np.array([CONTEXT_WEIGHTS.get(name[0], 1.0) if len(name) > 1 else 1.0 for name in names])
    table = np.concatenate((net.direct, net.inner), axis=1) * light[:, None]
    reach = np.abs(table[:, : len(VERDICTS)]) + np.abs(table[:, len(VERDICTS) :]) @ np.abs(net.outer)
    order = np.argsort(-reach.max(axis=1) * np.sqrt(times), kind="stable")[:_MOST_FEATURES]
    kept = {names[at]: table[at].tolist() for at in order.tolist()}
    layers = Layers(tuple(net.bias.tolist()), tuple(net.rest.tolist()), tuple(map(tuple, net.outer.tolist())))
    content = pack(kept, layers, THRESHOLDS, roles)
    TARGET.write_bytes(content)
    print(f"{len(kept)} of {len(names)} features, {len(content) / 1e6:.2f} MB", file=sys.stderr)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("treebanks", type=Path, nargs="?")
    parser.add_argument("--folds", action="store_true")
    arguments = parser.parse_args()
    messages, roles = material_of(arguments.treebanks), lexicon_roles()
    material = gather(messages, Lexicon({role: words.split() for role, words in roles.items()}))
    x, names = matrix(material.rows)
    print(f"{len(messages)} messages and sentences, {x.shape[0]} sentences, {x.shape[1]} features", flush=True)
    if arguments.folds:
        report(material, x, names)
    else:
        net = learn(material, x, names, np.ones(x.shape[0], dtype=bool))
        write(net, names, np.bincount(x.indices, minlength=x.shape[1]), roles)


if __name__ == "__main__":
    main()
