"""Train the spaCy pipeline that letterkit ships: ``python -m training.parser DATA --work DIR``.

Takes 20 to 60 minutes on one core. The result replaces ``letterkit/language/data/parser``.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from random import Random

import spacy
from spacy.cli.train import train
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from training.conllu import MISSING, Tree
from training.corpus import SEED, Corpus, load

TARGET = Path(__file__).parent.parent / "letterkit" / "language" / "data" / "parser"
STORED = ["ORTH", "SPACY", "TAG", "POS", "MORPH", "HEAD", "DEP", "SENT_START"]
GOLD_COPIES = 3
IMPERATIVE_COPIES = 4
META = {
    "name": "letterkit_parser",
    "version": "1.0.0",
    "description": "Dutch word classes, forms and trees for letters; sentence ends and words come from letterkit",
    "license": "CC BY-SA 4.0",
    "author": "The letterkit founders, after UD_Dutch-Alpino and UD_Dutch-LassySmall",
    "spacy_version": ">=3.8.0,<3.9.0",
}


def document(tree: Tree, vocab: Vocab) -> Doc:
    """Return one treebank sentence as a spaCy document; what the treebank does not say stays a missing value."""
    size = len(tree)
    known = [row.upos != MISSING for row in tree]
    parsed = tree[0].head is not None
    doc = Doc(
        vocab,
        words=[row.form for row in tree],
        spaces=[row.space_after for row in tree],
        tags=[row.xpos if row.xpos != MISSING else "" for row in tree],
        pos=[row.upos if has else "" for row, has in zip(tree, known, strict=True)],
        morphs=[_features(row.feats) if has else "" for row, has in zip(tree, known, strict=True)],
        heads=[row.head - 1 if row.head else place for place, row in enumerate(tree)] if parsed else None,
        deps=[row.deprel if row.head else "ROOT" for row in tree] if parsed else None,
        sent_starts=None if parsed else [place == 0 for place in range(size)],
    )
    if not all(known):
        values = doc.to_array(["MORPH"]).reshape(size, 1)
        values[[place for place, has in enumerate(known) if not has]] = 0
        doc.from_array(["MORPH"], values)  # type: ignore[arg-type]  # spaCy types only arrays of its own library
    return doc


def _features(feats: str) -> str:
    return "" if feats == MISSING else "|".join(f for f in feats.split("|") if not f.startswith("ExtPos"))


def training_trees(corpus: Corpus) -> list[Tree]:
    """Return the sentences one pass shows, in a fixed random order: gold three times, imperatives more often."""
    imperatives = [tree for tree in corpus.register if tree[0].xpos == "WW|pv|tgw|ev" and tree[0].head == 0]
    shown = corpus.gold * GOLD_COPIES + corpus.older + corpus.register + imperatives * (IMPERATIVE_COPIES - 1)
    shown += corpus.silver
    Random(SEED).shuffle(shown)
    return shown


def _write(trees: list[Tree], path: Path) -> None:
    vocab = spacy.blank("nl").vocab
    store = DocBin(attrs=STORED)
    for tree in trees:
        store.add(document(tree, vocab))
    store.to_disk(path)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path, help="folder with the CoNLL-U files named in training/README.md")
    arguments.add_argument("--work", type=Path, required=True, help="folder for everything made on the way")
    given = arguments.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    corpus = load(given.data)
    _write(training_trees(corpus), given.work / "train.spacy")
    _write(corpus.development, given.work / "dev.spacy")
    train(
        Path(__file__).with_name("parser.cfg"),
        given.work / "model",
        overrides={"paths.train": str(given.work / "train.spacy"), "paths.dev": str(given.work / "dev.spacy")},
    )
    ship(given.work / "model" / "model-best")


def ship(model: Path) -> None:
    """Put a trained pipeline in the place from which letterkit loads it, with its name, licence and spaCy range."""
    nlp = spacy.load(model)
    nlp.meta.update(META)
    nlp.config["paths"] |= {"train": None, "dev": None}  # the trainer's folders are nobody's business
    shutil.rmtree(TARGET, ignore_errors=True)
    nlp.to_disk(TARGET)


if __name__ == "__main__":
    main()
