"""How fast the linter is: cold start on one page, words per second warm, beside textlint with the same words.

    python -m benchmarks.lint_speed FOLDER [--textlint DIR]

FOLDER holds .txt letters. DIR is where ``npm install textlint textlint-rule-prh`` was run; without it only letterkit is
timed. textlint only looks for the words of the glossary, by regular expression; letterkit also judges tone, content,
grammar and readability.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from letterkit.lint import Linter
from letterkit.lint.glossary import shipped
from letterkit.lint.inputs.text import plain

_ROUNDS = 5


def main(folder: Path, textlint: Path | None) -> None:
    """Time both and print the ratios."""
    files = sorted(folder.glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in files]
    words = sum(len(text.split()) for text in texts)
    command = [sys.executable, "-c", "from letterkit.cli import main; main()", "lint", "--fail-on", "never"]
    cold = best(lambda: run([*command, str(files[0])]))
    whole = best(lambda: run([*command, *map(str, files)]))
    linter = Linter()
    linter.judge(plain(texts[0]))  # load what the first text needs
    first = timed(lambda: [linter.judge(plain(text)) for text in texts])
    warm = best(lambda: [linter.judge(plain(text)) for text in texts])
    print(f"letterkit: cold start, one page {cold:.2f} s; all {len(files)} files as a command {whole:.2f} s")
    print(f"letterkit: {words / first:,.0f} words/s on unseen texts, {words / warm:,.0f} words/s on texts seen before")
    if textlint is None:
        return
    with tempfile.TemporaryDirectory() as scratch:
        config = prepared(Path(scratch))
        call = [str(textlint / "node_modules" / ".bin" / "textlint"), "--config", str(config)]
        call += ["--rules-base-directory", str(textlint / "node_modules")]
        other_cold = best(lambda: run([*call, str(files[0])], cwd=textlint))
        other = best(lambda: run([*call, *map(str, files)], cwd=textlint))
    print(f"textlint: cold start, one page {other_cold:.2f} s; all {len(files)} files as a command {other:.2f} s")
    print(f"letterkit takes {cold / other_cold:.2f} of textlint's time on one page, {whole / other:.2f} on the folder")


def prepared(folder: Path) -> Path:
    """A textlint configuration that looks for the plain forms of the glossary."""
    entries = shipped().entries.values()
    rules = [{"expected": "(anders)", "pattern": form} for entry in entries for form in entry.forms if form.isalpha()]
    (folder / "prh.yml").write_text(json.dumps({"version": 1, "rules": rules}), encoding="utf-8")
    config = folder / "textlintrc.json"
    config.write_text(json.dumps({"rules": {"prh": {"rulePaths": [str(folder / "prh.yml")]}}}), encoding="utf-8")
    return config


def run(command: list[str], cwd: Path | None = None) -> None:
    """Run to its end; findings make the exit code 1, which is no failure here."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, check=False)
    if done.returncode > 1:
        raise SystemExit(done.stderr.decode() or done.stdout.decode())


def timed(work: Callable[[], object]) -> float:
    """Seconds that ``work`` takes once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def best(work: Callable[[], object]) -> float:
    """The shortest of several runs."""
    return min(timed(work) for _ in range(_ROUNDS))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--textlint", type=Path)
    arguments = parser.parse_args()
    main(arguments.folder, arguments.textlint)
