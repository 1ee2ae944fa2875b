"""What the reader is trained on: sentences as rows of features, in bags that carry the labels.

A label stands on a line or on a whole message, while the reader judges sentences: a bag holds the rows of one label.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from scipy import sparse

from letterkit import language
from letterkit.lint.document import Document
from letterkit.lint.inputs.text import plain
from letterkit.lint.reading.features import AFTER, BEFORE, WHOLE, neighbour, place
from letterkit.lint.reading.lexicon import Lexicon
from letterkit.lint.reading.reader import found_features, own, wordings
from letterkit.lint.reading.weights import VERDICTS, Layers, Weights
from training import conllu
from training.messages import Labelled, read_fair, read_folder, read_pairs, read_sentences
from training.own import in_short_letter, own_messages, rule_examples

HERE = Path(__file__).parent / "reading"
_RAREST = 3  # a feature of fewer sentences is left out
_TREEBANKS, _STEP = ("semi_B2_u", "semi_C2_u", "silver_pos"), 3  # one sentence in so many
CONTEXT_WEIGHTS = {BEFORE: 0.5, AFTER: 0.5, WHOLE: 0.25}  # what the words around the judged sentence count
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
    weights = Weights({}, b"", Layers((), (), ()), {}, lexicon, {})
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
    texts = list(wordings(document, sentences))
    parts = [language.analyse(text).sentences for text in texts]
    shown = [set(neighbour(part, weights.lexicon.roles)) for part in parts]
    words = found_features(document, sentences)
    whole = dict.fromkeys((WHOLE + name for name in sorted(set().union(*shown))), CONTEXT_WEIGHTS[WHOLE])
    for at, sentence in enumerate(sentences):
        row = dict.fromkeys(own(parts[at], texts[at], sentence.kind, weights), 1.0)
        row |= dict.fromkeys((*place(at, len(sentences)), *words[at]), 1.0) | whole
        if at:
            row |= dict.fromkeys((BEFORE + name for name in shown[at - 1]), CONTEXT_WEIGHTS[BEFORE])
        if at + 1 < len(sentences):
            row |= dict.fromkeys((AFTER + name for name in shown[at + 1]), CONTEXT_WEIGHTS[AFTER])
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


def lexicon_roles() -> dict[str, str]:
    """The lexicon: role -> its families."""
    roles = yaml.safe_load((HERE / "lexicon.yaml").read_text(encoding="utf-8"))
    return {role: " ".join(words.split()) for role, words in roles.items()}


def material_of(treebanks: Path | None) -> list[Labelled]:
    """Everything to train on."""
    messages = [*read_folder(HERE / "messages"), *read_fair(HERE / "fair"), *read_sentences(HERE / "sentences.tsv")]
    pairs = list(read_pairs(HERE / "pairs"))
    messages += [*pairs, *map(in_short_letter, (pair for pair in pairs if pair.hand == "LO"))]
    messages += [*own_messages(), *rule_examples()]
    if treebanks is not None:
        messages += ordinary(treebanks)
    return messages


def ordinary(treebanks: Path) -> Iterator[Labelled]:
    """Sentences of news, statutes and manuals, of which none speaks to somebody behind with paying."""
    trees = [tree for name in _TREEBANKS for tree in conllu.read(treebanks / f"{name}.conllu")]
    for tree in trees[::_STEP]:
        yield Labelled.of_sentence(conllu.text(tree), "treebank", dict.fromkeys(VERDICTS, False))
