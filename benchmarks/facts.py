"""How many untrue or unfair letters the linter stops, and how many true ones.

    python -m benchmarks.facts [FOLDER]        (untrue.txt and true.txt, as training/facts/README.md describes)

Each letter is judged whole, with the creditor of the samples, and with the case that the letters are about where the
folder has one (case.json), as ``letterkit lint --creditor … --case …`` does. It counts as stopped when a rule on
facts, or on what is unfair to say, finds an error or a warning.
"""

import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from letterkit import resources
from letterkit.facts import Known
from letterkit.lint import Linter
from letterkit.lint.case_facts import case_at, with_case
from letterkit.lint.creditor_settings import linter_for
from letterkit.lint.inputs.text import plain
from letterkit.lint.rule import rules

_HERE = Path(__file__).resolve().parent.parent / "training" / "facts"
_DAY = date(2026, 11, 30)
_UNFAIR = {
    "vraagt-geheime-gegevens",
    "derden-erbij",
    "feit-getypt",
    "iban-klopt-niet",
    "kenmerk-klopt-niet",
    "datum-bestaat-niet",
    "dreiging",
    "verwijt",
    "schaamte",
}


def letters(path: Path) -> list[str]:
    """The letters of a file, without their headings."""
    parts = re.split(r"(?m)^=== .*\n", path.read_text(encoding="utf-8"))
    return [part for part in parts if part.strip()]


def main(folder: Path) -> None:
    """Print a line a file: letters, stopped by an error or warning, stopped by an error, and by which rules."""
    linter: Linter = linter_for(resources.samples_dir() / "creditor.yaml", _DAY)
    case = folder / "case.json"
    if case.is_file():
        linter.known = with_case(linter.known or Known(), case_at(case))
    counted = {name for name, loaded in rules().items() if loaded.rule.category == "facts"} | _UNFAIR
    for name in ("untrue", "true"):
        stopped, errors, by_rule = 0, 0, Counter[str]()
        texts = letters(folder / f"{name}.txt")
        for text in texts:
            findings = [finding for finding in linter.judge(plain(text)).findings if finding.rule in counted]
            levels = {finding.level for finding in findings} & {"error", "warning"}
            stopped += bool(levels)
            errors += "error" in levels
            by_rule.update({finding.rule for finding in findings if finding.level in levels})
        print(f"{name:7} {len(texts)} letters, {stopped} stopped, {errors} by an error; {by_rule.most_common(8)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else _HERE)
