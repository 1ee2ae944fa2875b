"""Make the lemma table: ``python -m training.lemmas DATA``; every treebank form whose lemma simplemma does not find."""

from __future__ import annotations

import argparse
import json
import zlib
from collections import Counter, defaultdict
from pathlib import Path

from letterkit.language.lemmas import UNINFLECTED, regular
from training.conllu import MISSING, lemma
from training.corpus import Corpus, load

TARGET = Path(__file__).parent.parent / "letterkit" / "language" / "data" / "lemmas.bin"
GOLD_WEIGHT = 3


def exceptions(corpus: Corpus) -> dict[str, dict[str, str]]:
    """Return word class -> form -> lemma, the most frequent lemma where treebanks differ."""
    seen: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for weight, trees in ((GOLD_WEIGHT, corpus.gold), (1, corpus.older), (1, corpus.silver)):
        for tree in trees:
            for row in tree:
                if row.upos not in UNINFLECTED | {MISSING} and row.lemma not in {MISSING, ""}:
                    seen[row.upos, row.form.lower()][lemma(row)] += weight
    table: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for (upos, form), counts in sorted(seen.items()):
        best = counts.most_common(1)[0][0]
        if best != regular(form):
            table[upos][form] = best
    return dict(table)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path, help="folder with the CoNLL-U files named in training/README.md")
    table = exceptions(load(arguments.parse_args().data))
    TARGET.write_bytes(zlib.compress(json.dumps(table, ensure_ascii=False, sort_keys=True).encode(), 9))
    print(f"{TARGET.name}: {sum(map(len, table.values()))} forms, {TARGET.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
