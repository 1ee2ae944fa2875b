"""Make the table of concrete nouns: ``python -m training.concreteness ODWN WORDNET [--nouns FILE]``.

ODWN is a checkout of Open Dutch WordNet (CC BY-SA 4.0), WORDNET the ``data.noun`` file of Princeton WordNet 3.0. A
Dutch noun gets the lexicographer files ("person", "act", "time" …) of the synsets it is linked to. How concrete each
file and each ending is, is fitted on FILE, lines of ``noun<TAB>concrete|abstract|undefined`` as LiNT-II's noun list
has them: a logistic regression, the commoner words weighing more. Only its weights are kept, in ``concreteness.json``;
without FILE those are used again. The nouns in ``concrete_nouns.txt``, common in letters and wrong in the links, are
letterkit's own judgement.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import zlib
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

from letterkit.language import frequency
from letterkit.language.concreteness import ENDINGS

TARGET = Path(__file__).parent.parent / "letterkit" / "language" / "data" / "concreteness.bin"
OWN = Path(__file__).with_name("concrete_nouns.txt")
WEIGHTS = Path(__file__).with_name("concreteness.json")
FILES = 45  # lexicographer files that WordNet has; the nouns use 3 to 28
# Lists in the checkout and how far to trust each; the last holds synsets checked by hand for Open Dutch WordNet.
LISTS = {"wn-wiktionary-nld.txt": 2, "wn-omegawiki-nld.txt": 2, "wn-google-nld.txt": 1}
ADDED = Path("resources", "cili", "new_synsets_v2.csv")
ADDED_WEIGHT = 3
SYNSET = re.compile(r"(\d{8})-n")
USABLE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
ROUNDS, RIDGE = 30, 1.0


def lexicographer_files(wordnet: Path) -> dict[str, int]:
    """Return the number of the lexicographer file of every noun synset, by its eight-digit offset."""
    rows = (
        line.split(" ", 2) for line in wordnet.read_text(encoding="latin-1").splitlines() if not line.startswith(" ")
    )
    return {row[0]: int(row[1]) for row in rows}


def senses(odwn: Path, synsets: dict[str, int]) -> dict[str, Counter[int]]:
    """Return for every Dutch noun the lexicographer files of its senses with the trust in each link."""
    senses_of: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for name, weight in LISTS.items():
        for line in (odwn / "resources" / name).read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            link = SYNSET.search(cells[0])
            if link and link[1] in synsets and len(cells) > 1:
                senses_of[cells[1].strip().lower()][synsets[link[1]]] += weight
    with (odwn / ADDED).open(encoding="utf-8", newline="") as stream:
        for cells in csv.reader(stream, delimiter="\t"):
            link = SYNSET.search(cells[5]) if len(cells) > 5 and cells[3] == "n" else None
            if link and link[1] in synsets:
                senses_of[cells[0].strip().lower()][synsets[link[1]]] += ADDED_WEIGHT
    return {noun: counts for noun, counts in senses_of.items() if USABLE.fullmatch(noun)}


def description(noun: str, counts: Counter[int]) -> np.ndarray:
    """Return the regression's view of a noun: a constant, the share of each lexicographer file, its ending."""
    row = np.zeros(1 + FILES + len(ENDINGS))
    row[0] = 1.0
    for number, weight in counts.items():
        row[1 + number] = weight / counts.total()
    for place, ending in enumerate(ENDINGS):
        row[1 + FILES + place] = noun.endswith(ending)
    return row


def fit(known: dict[str, Counter[int]], labels: dict[str, str]) -> np.ndarray:
    """Return the weights of a ridge logistic regression for "concrete", by Newton's method."""
    nouns = sorted(known.keys() & labels.keys())
    rows = np.array([description(noun, known[noun]) for noun in nouns])
    concrete = np.array([labels[noun] == "concrete" for noun in nouns], dtype=float)
    common = np.array([max(0.2, frequency.zipf(noun) - 1.0) for noun in nouns])
    weights = np.zeros(rows.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (common * (concrete - likely)) - RIDGE * weights
        bend = (rows.T * (common * likely * (1 - likely))) @ rows + RIDGE * np.eye(len(weights))
        weights += np.linalg.solve(bend, slope)
    right = ((rows @ weights > 0) == (concrete > 0.5)) @ common / common.sum()
    print(f"{len(nouns)} nouns in both lists, {right:.3f} right (weighted by frequency)")
    return weights


def judged() -> dict[str, float]:
    """Return the nouns that letterkit judged itself, with 1.0 for concrete and 0.0 for abstract."""
    lines = (line.split(": ") for line in OWN.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {noun: float(kind == "concrete") for kind, nouns in lines for noun in nouns.split()}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("odwn", type=Path, help="checkout of Open Dutch WordNet")
    arguments.add_argument("wordnet", type=Path, help="data.noun of Princeton WordNet 3.0")
    arguments.add_argument("--nouns", type=Path, help="noun<TAB>class lines to fit the weights on")
    given = arguments.parse_args()
    known = senses(given.odwn, lexicographer_files(given.wordnet))
    if given.nouns:
        lines = (line.split("\t") for line in given.nouns.read_text(encoding="utf-8").splitlines())
        weights = fit(known, {cells[0]: cells[1] for cells in lines}).round(3)
        WEIGHTS.write_text(json.dumps(weights.tolist()) + "\n", encoding="utf-8")
    weights = np.array(json.loads(WEIGHTS.read_text(encoding="utf-8")))
    shares = {noun: 1 / (1 + np.exp(-description(noun, counts) @ weights)) for noun, counts in known.items()}
    bins: defaultdict[float, list[str]] = defaultdict(list)
    for noun, share in (shares | judged()).items():
        bins[round(float(share), 2)].append(noun)
    lines_out = [f"{share} {' '.join(sorted(nouns))}" for share, nouns in sorted(bins.items())]
    TARGET.write_bytes(zlib.compress("\n".join(lines_out).encode(), 9))
    print(f"{TARGET.name}: {len(known)} nouns, {TARGET.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
