"""Train the reader of threat, blame, ways out and invitations: python -m training.reader [TREEBANKS]

Reads ``training/reading`` (see the README there) and writes ``letterkit/lint/reading/reader.bin``, in a few minutes and
the same byte for byte on one machine. TREEBANKS is the folder of CoNLL-U files of ``training/README.md``: a sample
of their sentences is ordinary Dutch that threatens nobody; without it the file comes out a little different.

    python -m training.reader --folds [TREEBANKS]     prints F1 with each hand left out in turn, and writes nothing
    python -m training.reader --adapt                 moves the weights in the file as little as explains the sentences
                                                      of sentences.tsv; seconds, for a fault that cannot wait
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy import sparse

from letterkit.lint.reading.lexicon import Lexicon
from letterkit.lint.reading.weights import FILE, VERDICTS, pack, shipped
from training.messages import read_sentences
from training.reader_fitting import adapted, folds, learn
from training.reader_material import CONTEXT_WEIGHTS, HERE, Material, gather, lexicon_roles, material_of, matrix

TARGET = Path(__file__).parent.parent / "letterkit" / "lint" / "reading" / FILE
THRESHOLDS = {
    "threat": 0.35, "blame": 0.25, "clear": 0.35, "vague": 0.25, "undone": 0.20, "existing": 0.25, "refused": 0.20,
    "contact": 0.40,
}  # fmt: skip
_SMALLEST = 0.02  # a feature whose weights are all smaller is left out


def f1(wanted: np.ndarray, given: np.ndarray) -> float:
    return float(2 * (wanted & given).sum() / max(1, wanted.sum() + given.sum()))


def report(material: Material, x: sparse.csr_matrix, verdicts: Sequence[str]) -> None:
    """Print F1 of each verdict at its threshold and at the best one, over all hands and a hand."""
    hands = sorted({hand for hand in material.hands if len(hand) == 1})
    chances = folds(material, x, hands, verdicts)
    for verdict, chance in chances.items():
        owners, labels = np.array(material.owners[verdict]), np.array(material.labels[verdict])
        mine = np.isin(owners, hands)
        best = max((f1(labels[mine], chance[mine] >= at), round(float(at), 2)) for at in np.arange(0.1, 0.8, 0.05))
        own_f1 = f1(labels[mine], chance[mine] >= THRESHOLDS[verdict])
        apart = " ".join(
            f"{hand} {f1(labels[owners == hand], chance[owners == hand] >= best[1]):.3f}" for hand in hands
        )
        print(
            f"{verdict:9} F1 {own_f1:.3f} at {THRESHOLDS[verdict]}, best {best[0]:.3f} at {best[1]}: {apart}",
            flush=True,
        )
    if {"threat", "blame"} <= set(chances):
        owners = np.array(material.owners["threat"])
        mine = np.isin(owners, hands)
        wanted = np.array(material.labels["threat"]) | np.array(material.labels["blame"])
        given = (chances["threat"] >= THRESHOLDS["threat"]) | (chances["blame"] >= THRESHOLDS["blame"])
        print(f"threat or blame F1 {f1(wanted[mine], given[mine]):.3f}")


def write(weights: Mapping[str, Sequence[float]], bias: Sequence[float], roles: Mapping[str, str]) -> None:
    """Write the file of the weights that are not too small."""
    kept = {name: tuple(row) for name, row in weights.items() if max(map(abs, row)) >= _SMALLEST}
    content = pack(kept, tuple(bias), THRESHOLDS, roles)
    TARGET.write_bytes(content)
    print(f"{len(kept)} features, {len(content) / 1e6:.2f} MB", file=sys.stderr)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("treebanks", type=Path, nargs="?")
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--adapt", action="store_true")
    parser.add_argument("--only", default=",".join(VERDICTS))
    arguments = parser.parse_args()
    if arguments.adapt:
        known = shipped()
        new = gather(read_sentences(HERE / "sentences.tsv"), known.lexicon)
        write(adapted(new, known), known.bias, lexicon_roles())
        return
    messages, roles = material_of(arguments.treebanks), lexicon_roles()
    material = gather(messages, Lexicon({role: words.split() for role, words in roles.items()}))
    x, names = matrix(material.rows)
    print(f"{len(messages)} messages and sentences, {x.shape[0]} sentences, {x.shape[1]} features", flush=True)
    if arguments.folds:
        report(material, x, arguments.only.split(","))
        return
    everything = np.ones(x.shape[0], dtype=bool)
    learned = [learn(material, x, verdict, everything) for verdict in VERDICTS]
    table = np.stack([weights for weights, _ in learned], axis=1)
    light = np.array([CONTEXT_WEIGHTS.get(name[0], 1.0) if len(name) > 1 else 1.0 for name in names])
    table *= light[:, None]
    write(dict(zip(names, table.tolist(), strict=True)), [bias for _, bias in learned], roles)


if __name__ == "__main__":
    main()
