"""Make the word-frequency table: ``python -m training.frequency DATA SUBTITLES [--subtlex FILE --nouns FILE]``.

LiNT-II was fitted on SUBTLEX-NL, how often a word is said in 44 million words of subtitles. SUBTITLES counts words in
newer and more subtitles: ``word count`` lines, FrequencyWords' Dutch list of OpenSubtitles 2018 (CC BY-SA 4.0). The
table keeps their Zipf values, and a regression over the content words of running text (gold treebank sentences) that
predicts what LiNT-II takes for a word, which for a compound is the value of its last part. Words that are rare in
subtitles and common in writing, by wordfreq's Dutch list (CC BY-SA 4.0), are listed beside them.

The two files, SUBTLEX-NL as ``word<TAB>Zipf`` lines and LiNT-II's noun list as ``noun<TAB>class<TAB>head`` lines, give
only fitted coefficients; without them those stay as they are.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import zlib
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from letterkit.language import frequency, tables
from training import compounds
from training.conllu import Tree, read
from training.corpus import DEVELOPMENT, HELD_OUT, TREEBANKS

TARGET = Path(__file__).parent.parent / "letterkit" / "language" / "data" / "frequency.bin"
USABLE = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
CLASSES = ("NOUN", "VERB", "ADJ")
READ, SAID = 3.6, 3.1  # written Zipf value from which a word is listed when it is said less often than this
UNSEEN_SUBTLEX = 1.359228547196266  # what LiNT-II gives a word that SUBTLEX-NL lacks


@dataclass(frozen=True, slots=True)
class Target:
    """What LiNT-II gives a word: its SUBTLEX-NL Zipf value, for a listed compound that of its last part."""

    subtlex: dict[str, float]
    heads: dict[str, str]

    @classmethod
    def read(cls, subtlex: Path, nouns: Path) -> Target:
        spoken = (line.split("\t") for line in subtlex.read_text(encoding="utf-8").splitlines())
        known = (line.split("\t") for line in nouns.read_text(encoding="utf-8").splitlines())
        return cls({word: float(value) for word, value in spoken}, {cells[0]: cells[2] for cells in known})

    def value(self, word: str, upos: str) -> float:
        return self.subtlex.get((self.heads.get(word) if upos == "NOUN" else None) or word, UNSEEN_SUBTLEX)


def zipf_values(subtitles: Path) -> dict[str, float]:
    """Return the words of the list from ``tables.RAREST`` up, with their Zipf value."""
    counts: Counter[str] = Counter()
    for line in subtitles.read_text(encoding="utf-8").splitlines():
        word, count = line.rsplit(" ", 1)
        counts[word] += int(count)
    share = 1e9 / counts.total()
    values = {word: round(math.log10(count * share), 2) for word, count in counts.items() if USABLE.fullmatch(word)}
    return {word: value for word, value in values.items() if value >= tables.RAREST}


def read_words(zipf: dict[str, float]) -> frozenset[str]:
    """Return the words that most people know from reading only."""
    import wordfreq  # noqa: PLC0415 - half a second, which only this part of the recipe needs

    shares = wordfreq.get_frequency_dict("nl", wordlist="large")
    common = (word for word, share in shares.items() if math.log10(share * 1e9) >= READ and USABLE.fullmatch(word))
    return frozenset(word for word in common if zipf.get(word, tables.UNSEEN) < SAID)


def fit(trees: list[Tree], table: tables.Table, target: Target) -> tables.Table:
    """Return the table with the coefficients for ``frequency.terms`` that predict the target best over ``trees``.

    A regression pulls its predictions towards their mean; they are stretched back to the spread of the target, because
    the readability formula was fitted on values with that spread.
    """
    terms, targets = _pairs(trees, table, target)
    coefficients: np.ndarray = np.linalg.lstsq(terms, targets, rcond=None)[0]
    stretch = targets.std() / (terms @ coefficients).std()
    coefficients *= stretch
    coefficients[0] += targets.mean() * (1 - stretch)
    return replace(table, spoken=tuple(coefficients.round(4).tolist()))


def _pairs(trees: list[Tree], table: tables.Table, target: Target) -> tuple[np.ndarray, np.ndarray]:
    terms, targets = [], []
    for tree in trees:
        for row in tree:
            word = row.form.lower()
            if row.upos in CLASSES and not row.xpos.startswith("TW") and word.isalpha():
                terms.append(frequency.terms(table, word, row.upos))
                targets.append(target.value(word, row.upos))
    return np.array(terms), np.array(targets)


def save(table: tables.Table) -> None:
    """Write the table to where letterkit reads it, and forget the one it read before."""
    bins: defaultdict[float, list[str]] = defaultdict(list)
    for word, value in table.zipf.items():
        bins[value].append(word)
    lines = [json.dumps({"spoken": table.spoken, "compound": table.compound}), " ".join(sorted(table.read))]
    lines += [f"{value} {' '.join(sorted(words))}" for value, words in sorted(bins.items(), reverse=True)]
    TARGET.write_bytes(zlib.compress("\n".join(lines).encode(), 9))
    tables.shipped.cache_clear()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path, help="folder with the CoNLL-U files named in training/README.md")
    arguments.add_argument("subtitles", type=Path, help="word counts in subtitles, one word and its count a line")
    arguments.add_argument("--subtlex", type=Path, help="SUBTLEX-NL as word<TAB>Zipf lines")
    arguments.add_argument("--nouns", type=Path, help="noun<TAB>class<TAB>head lines")
    given = arguments.parse_args()
    zipf = zipf_values(given.subtitles)
    table = replace(tables.shipped(), zipf=zipf, read=read_words(zipf))
    if given.subtlex and given.nouns:
        target = Target.read(given.subtlex, given.nouns)
        table = compounds.fit(table, target.heads)
        save(table)  # ``frequency.terms`` cuts compounds with the table it finds in place
        table = fit(read(given.data / f"{TREEBANKS[0]}.conllu"), table, target)
        for name in (DEVELOPMENT, HELD_OUT):
            terms, targets = _pairs(read(given.data / f"{name}.conllu"), table, target)
            print(f"correlation with SUBTLEX-NL, {name}: {np.corrcoef(terms @ table.spoken, targets)[0, 1]:.3f}")
    save(table)
    print(f"{TARGET.name}: {len(table.zipf)} words, {TARGET.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
