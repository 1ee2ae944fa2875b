"""False alarms: what the linter says of ordinary Dutch sentences that are not about debt.

    python benchmarks/lint_ordinary.py FILE...     (.conllu with "# text = …" lines, or one sentence a line)

Prints findings of each level per 100 sentences, and every error with its sentence, to be looked at by a person.
"""

import sys
from collections import Counter
from pathlib import Path

from letterkit.lint import LEVELS, Linter
from letterkit.lint.inputs.text import plain

_TEXT = "# text = "


def sentences(path: Path) -> list[str]:
    """The sentences of a treebank or of a plain file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if path.suffix == ".conllu":
        return [line.removeprefix(_TEXT) for line in lines if line.startswith(_TEXT)]
    return [line for line in lines if line.strip()]


def main(paths: list[Path]) -> None:
    """Judge every sentence alone, as a letter of unknown stage."""
    linter = Linter()
    texts = [text for path in paths for text in sentences(path)]
    counts: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    for text in texts:
        for finding in linter.judge(plain(text, channel="letter")).findings:
            counts[finding.level] += 1
            rules[f"{finding.level} {finding.rule}"] += 1
            if finding.level == "error":
                print(f"{finding.rule}: {finding.text!r} in {text}")
    print(f"{len(texts)} sentences")
    for level in LEVELS:
        print(f"{level}: {counts[level]}, {100 * counts[level] / len(texts):.2f} per 100 sentences")
    for rule, count in rules.most_common():
        print(f"  {count:5} {rule}")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
