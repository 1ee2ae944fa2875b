"""Make the word-frequency table: ``python -m training.frequency DATA [--subtlex FILE --nouns FILE]``.

wordfreq's Dutch list (CC BY-SA 4.0) says how often a word is written; LiNT-II was fitted on SUBTLEX-NL, how often it
is said. The table keeps wordfreq's Zipf values, and a regression over the content words of running text (gold treebank
sentences) that predicts the spoken value from the written one, the word class and the length. The two files,
SUBTLEX-NL as ``word<TAB>Zipf`` lines and LiNT-II's noun list as ``noun<TAB>class<TAB>head`` lines, give only the
fitted coefficients; without them those stay as they are.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import zlib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import wordfreq

from letterkit.language import frequency
from training.conllu import Tree, read
from training.corpus import DEVELOPMENT, TREEBANKS

TARGET = Path(__file__).parent.parent / "letterkit" / "language" / "data" / "frequency.bin"
USABLE = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
CLASSES = ("NOUN", "VERB", "ADJ")
UNSEEN_SUBTLEX = 1.359228547196266  # what LiNT-II gives a word that SUBTLEX-NL lacks


@dataclass(frozen=True, slots=True)
class Target:
    """What LiNT-II gives a word: its SUBTLEX-NL Zipf value, for a listed compound that of its head."""

    subtlex: dict[str, float]
    heads: dict[str, str]

    @classmethod
    def read(cls, subtlex: Path, nouns: Path) -> Target:
        said = (line.split("\t") for line in subtlex.read_text(encoding="utf-8").splitlines())
        known = (line.split("\t") for line in nouns.read_text(encoding="utf-8").splitlines())
        return cls({word: float(value) for word, value in said}, {cells[0]: cells[2] for cells in known if cells[2]})

    def value(self, word: str, upos: str) -> float:
        return self.subtlex.get(self.heads.get(word, word) if upos == "NOUN" else word, UNSEEN_SUBTLEX)


def zipf_values() -> dict[str, float]:
    """Return wordfreq's Dutch words from ``RAREST`` up, with their Zipf value (log10 of occurrences in a billion
    words).
    """
    shares = wordfreq.get_frequency_dict("nl", wordlist="large")
    values = {word: round(math.log10(share * 1e9), 2) for word, share in shares.items() if USABLE.fullmatch(word)}
    return {word: value for word, value in values.items() if value >= frequency.RAREST}


def fit(trees: list[Tree], table: frequency.Table, target: Target) -> np.ndarray:
    """Return the coefficients for ``frequency.terms`` that predict the target best over the content words of ``trees``.

    A regression pulls its predictions towards their mean; they are stretched back to the spread of the target, because
    the readability formula was fitted on values with that spread.
    """
    terms, said = _pairs(trees, table, target)
    coefficients: np.ndarray = np.linalg.lstsq(terms, said, rcond=None)[0]
    predicted = terms @ coefficients
    stretch = said.std() / predicted.std()
    coefficients *= stretch
    coefficients[0] += said.mean() * (1 - stretch)
    return coefficients


def _pairs(trees: list[Tree], table: frequency.Table, target: Target) -> tuple[np.ndarray, np.ndarray]:
    terms, said = [], []
    for tree in trees:
        for row in tree:
            word = row.form.lower()
            if row.upos in CLASSES and not row.xpos.startswith("TW") and word.isalpha():
                terms.append(frequency.terms(table, word, row.upos))
                said.append(target.value(word, row.upos))
    return np.array(terms), np.array(said)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path, help="folder with the CoNLL-U files named in training/README.md")
    arguments.add_argument("--subtlex", type=Path, help="SUBTLEX-NL as word<TAB>Zipf lines")
    arguments.add_argument("--nouns", type=Path, help="noun<TAB>class<TAB>head lines")
    given = arguments.parse_args()
    values = zipf_values()
    table = frequency.Table(values, frequency.shipped().coefficients if TARGET.exists() else ())
    if given.subtlex and given.nouns:
        target = Target.read(given.subtlex, given.nouns)
        coefficients = fit(read(given.data / f"{TREEBANKS[0]}.conllu"), table, target)
        terms, said = _pairs(read(given.data / f"{DEVELOPMENT}.conllu"), table, target)
        print("correlation with SUBTLEX-NL on unseen text:", np.corrcoef(terms @ coefficients, said)[0, 1].round(3))
        table = frequency.Table(values, tuple(coefficients.round(4).tolist()))
    bins: defaultdict[float, list[str]] = defaultdict(list)
    for word, value in values.items():
        bins[value].append(word)
    lines_out = [json.dumps(table.coefficients)]
    lines_out += [f"{value} {' '.join(sorted(words))}" for value, words in sorted(bins.items(), reverse=True)]
    TARGET.write_bytes(zlib.compress("\n".join(lines_out).encode(), 9))
    print(f"{TARGET.name}: {len(values)} words, {TARGET.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
