"""All figures of the language room: ``python -m benchmarks.language DATA``.

DATA holds treebanks/ (CoNLL-U), lint_reference/ (LiNT-II's published texts) and pairs/ (hard and easy versions of
municipal texts); training/README.md says where they come from. With lint_ii, pyarrow and mistune installed the
official word data and lint_ii's own speed are measured as well.
"""

from __future__ import annotations

import argparse
from itertools import chain
from pathlib import Path

from benchmarks import language_gold, language_lint2, language_speed, language_treebank

LETTERS = Path(__file__).with_name("letter_sentences.tsv")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--only", choices=("treebank", "lint2", "speed"), help="one part")
    given = arguments.parse_args()
    parts = {
        "treebank": chain(language_treebank.report(given.data / "treebanks"), language_treebank.letters(LETTERS)),
        "lint2": chain(language_lint2.report(given.data), language_gold.report(given.data / "treebanks")),
        "speed": language_speed.report(given.data),
    }
    for name, lines in parts.items():
        if given.only in {None, name}:
            for line in lines:
                print(line, flush=True)


if __name__ == "__main__":
    main()
