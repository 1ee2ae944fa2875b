"""False alarms: what the linter says of ordinary Dutch sentences that are not about debt.

    python -m benchmarks.lint_ordinary [--most N] FILE...     (.conllu, or one sentence a line)

Prints findings of each level per 100 sentences, in how many sentences an error of tone or of solutions stands, and
every error with its sentence, to be looked at by a person. --most: so many sentences of all, drawn with a fixed seed.
"""

import argparse
import random
from collections import Counter
from pathlib import Path

from letterkit.lint import LEVELS, Linter
from letterkit.lint.inputs.text import plain
from training import conllu

_SEED = 20261130
_WATCHED = {"tone", "solution"}


def sentences(path: Path) -> list[str]:
    """The sentences of a treebank or of a plain file."""
    if path.suffix == ".conllu":
        return [conllu.text(tree) for tree in conllu.read(path)]
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main(paths: list[Path], most: int | None) -> None:
    """Judge every sentence alone, as a letter of unknown stage."""
    linter = Linter()
    texts = [text for path in paths for text in sentences(path)]
    if most is not None and most < len(texts):
        texts = random.Random(_SEED).sample(texts, most)  # noqa: S311 - no secret
    counts: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    watched = 0
    for text in texts:
        findings = linter.judge(plain(text, channel="letter")).findings
        watched += any(one.level == "error" and one.category in _WATCHED for one in findings)
        for finding in findings:
            counts[finding.level] += 1
            rules[f"{finding.level} {finding.rule}"] += 1
            if finding.level == "error":
                print(f"{finding.rule}: {finding.text!r} in {text}")
    print(f"{len(texts)} sentences, {watched} with an error of tone or solutions")
    for level in LEVELS:
        print(f"{level}: {counts[level]}, {100 * counts[level] / len(texts):.2f} per 100 sentences")
    for rule, count in rules.most_common():
        print(f"  {count:5} {rule}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--most", type=int)
    arguments = parser.parse_args()
    main(arguments.files, arguments.most)
