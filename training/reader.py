"""Train the reader of threat, blame, ways out and invitations: python -m training.reader [TREEBANKS]

Reads ``training/reading`` (see the README there) and writes ``letterkit/lint/reading/reader.bin``, in a few minutes and
the same byte for byte on one machine. TREEBANKS is the folder of CoNLL-U files of ``training/README.md``: a sample
of their sentences is ordinary Dutch that threatens nobody; without it the file comes out a little different.

    python -m training.reader --folds [TREEBANKS]     prints F1 with each hand left out in turn, and writes nothing
    python -m training.reader --adapt                 moves the weights in the file as little as explains the sentences
                                                      of sentences.tsv; seconds, for a fault that cannot wait

A label stands on a line or on a whole message, while the reader judges sentences: a line or message says a thing when
at least one of its sentences does (noisy or), and the weights are those for which that explains the labels best.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import yaml
from scipy import sparse
from scipy.optimize import minimize

from letterkit import language
from letterkit.lint.document import Document
from letterkit.lint.inputs.text import plain
from letterkit.lint.reading.features import AFTER, BEFORE, WHOLE, neighbour, place
from letterkit.lint.reading.lexicon import Lexicon
from letterkit.lint.reading.reader import glossary_features, own, wording
from letterkit.lint.reading.weights import FILE, VERDICTS, Weights, pack, shipped
from training import conllu
from training.messages import Labelled, read_folder, read_sentences
from training.own import own_messages

HERE = Path(__file__).parent / "reading"
TARGET = Path(__file__).parent.parent / "letterkit" / "lint" / "reading" / FILE
THRESHOLDS = {
    "threat": 0.35, "blame": 0.25, "clear": 0.35, "vague": 0.25, "undone": 0.20, "existing": 0.25, "refused": 0.20,
    "contact": 0.40,
}  # fmt: skip
_STIFF = {"threat": 1.0, "blame": 1.0}  # the higher, the freer the weights; other verdicts have one label a message
_STIFF_MESSAGE = 0.5
_STIFF_ADAPTED = 0.3
_OWN = {"first", "second", "third", "oplossingen", "zinnen", "sjablonen", "own"}
_OWN_COUNTS = 3.0  # what a label of sentences.tsv or of our own messages counts: each stands for a kind of fault
_RAREST = 2  # a feature of fewer sentences is left out
_SMALLEST = 0.02  # a feature whose weights are all smaller is left out
_TREEBANKS, _STEP = ("semi_B2_u", "semi_C2_u", "silver_pos"), 12  # one sentence in so many
_LIGHT = {BEFORE: 0.5, AFTER: 0.5, WHOLE: 0.25}  # what the words around the judged sentence count
_WRITERS = dict.fromkeys("JKLM", "JKLM")  # hands of one writer are left out together

Rows = list[dict[str, float]]


@dataclass
class Material:
    """rows: the features of every sentence. For each verdict a bag number a row (-1: not judged), and a label a bag."""

    rows: Rows = field(default_factory=list)
    hands: list[str] = field(default_factory=list)
    bags: dict[str, list[int]] = field(default_factory=lambda: {verdict: [] for verdict in VERDICTS})
    labels: dict[str, list[bool]] = field(default_factory=lambda: {verdict: [] for verdict in VERDICTS})
    owners: dict[str, list[str]] = field(default_factory=lambda: {verdict: [] for verdict in VERDICTS})

    def bag(self, verdict: str, hand: str, *, label: bool | None) -> int:
        """Open a bag and give its number; -1 for a label that nobody gave."""
        if label is None:
            return -1
        self.labels[verdict].append(label)
        self.owners[verdict].append(hand)
        return len(self.labels[verdict]) - 1


def gather(messages: Iterable[Labelled], lexicon: Lexicon) -> Material:
    """Features and bags of all messages."""
    material = Material()
    weights = Weights({}, b"", (), {}, lexicon, {})
    for message in messages:
        document = message.document or plain(message.text, channel=message.channel)
        whole = {
            verdict: material.bag(verdict, message.hand, label=label) for verdict, label in message.verdicts.items()
        }
        lines = [
            {verdict: material.bag(verdict, message.hand, label=label) for verdict, label in line.items()}
            for line in message.lines
        ]
        for (start, end), row in rows(document, weights):
            number = next((at for at, (a, b) in enumerate(message.spans) if a < end and start < b), None)
            bags = {**whole, **(lines[number] if number is not None else {})}
            material.rows.append(row)
            material.hands.append(message.hand)
            for verdict in VERDICTS:
                material.bags[verdict].append(bags.get(verdict, -1))
    return material


def rows(document: Document, weights: Weights) -> Iterator[tuple[tuple[int, int], dict[str, float]]]:
    """Place and features of every sentence of a document, as the linter reads it."""
    sentences = tuple(part for part in document.sentences if part.kind != "address")
    texts = [wording(document, sentence) for sentence in sentences]
    parts = [language.analyse(text).sentences for text in texts]
    shown = [set(neighbour(part, weights.lexicon.roles)) for part in parts]
    words = glossary_features(document, sentences)
    whole = dict.fromkeys((WHOLE + name for name in sorted(set().union(*shown))), _LIGHT[WHOLE])
    for at, sentence in enumerate(sentences):
        row = dict.fromkeys(own(parts[at], texts[at], sentence.kind, weights), 1.0)
        row |= dict.fromkeys((*place(at, len(sentences)), *words[at]), 1.0) | whole
        if at:
            row |= dict.fromkeys((BEFORE + name for name in shown[at - 1]), _LIGHT[BEFORE])
        if at + 1 < len(sentences):
            row |= dict.fromkeys((AFTER + name for name in shown[at + 1]), _LIGHT[AFTER])
        yield (sentence.start, sentence.end), row


def matrix(given: Rows) -> tuple[sparse.csr_matrix, list[str]]:
    """One row a sentence, one column a feature that is not too rare; columns in the order of the alphabet."""
    counts = Counter(name for row in given for name in row)
    names = sorted(name for name, count in counts.items() if count >= _RAREST)
    column = {name: at for at, name in enumerate(names)}
    data, indices, ends = [], [], [0]
    for row in given:
        pairs = sorted((column[name], value) for name, value in row.items() if name in column)
        indices += [at for at, _ in pairs]
        data += [value for _, value in pairs]
        ends.append(len(indices))
    return sparse.csr_matrix((data, indices, ends), shape=(len(given), len(names))), names


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


def lexicon_roles() -> dict[str, str]:
    """The lexicon: role -> its families."""
    roles = yaml.safe_load((HERE / "lexicon.yaml").read_text(encoding="utf-8"))
    return {role: " ".join(words.split()) for role, words in roles.items()}


def material_of(treebanks: Path | None) -> list[Labelled]:
    """Everything to train on."""
    messages = [*read_folder(HERE / "messages"), *read_sentences(HERE / "sentences.tsv"), *own_messages()]
    if treebanks is not None:
        messages += ordinary(treebanks)
    return messages


def write(weights: Mapping[str, Sequence[float]], bias: Sequence[float], roles: Mapping[str, str]) -> None:
    """Write the file of the weights that are not too small."""
    kept = {name: tuple(row) for name, row in weights.items() if max(map(abs, row)) >= _SMALLEST}
    content = pack(kept, tuple(bias), THRESHOLDS, roles)
    TARGET.write_bytes(content)
    print(f"{len(kept)} features, {len(content) / 1e6:.2f} MB", file=sys.stderr)


def ordinary(treebanks: Path) -> Iterator[Labelled]:
    """Sentences of news, statutes and manuals, of which none speaks to somebody behind with paying."""
    trees = [tree for name in _TREEBANKS for tree in conllu.read(treebanks / f"{name}.conllu")]
    for tree in trees[::_STEP]:
        yield Labelled.of_sentence(conllu.text(tree), "treebank", dict.fromkeys(VERDICTS, False))


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
    light = np.array([_LIGHT.get(name[0], 1.0) if len(name) > 1 else 1.0 for name in names])
    table *= light[:, None]
    write(dict(zip(names, table.tolist(), strict=True)), [bias for _, bias in learned], roles)


if __name__ == "__main__":
    main()
