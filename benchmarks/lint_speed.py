"""How fast the linter is beside textlint on the same files, cold and warm, and how soon an edit has its answer.

    python -m benchmarks.lint_speed FOLDER [--textlint DIR]

FOLDER holds .txt letters. DIR is where ``npm install textlint textlint-rule-prh textlint-rule-sentence-length
textlint-rule-max-comma textlint-rule-no-todo`` was run; without it only letterkit is timed. textlint looks for the
words of the glossary, by regular expression, and counts words and commas; letterkit also judges tone, content, grammar
and readability. Each figure is the shortest of five runs, and the runs of the two take turns: another program that is
at work here hinders both.
"""

import argparse
import atexit
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from functools import cache
from pathlib import Path

from letterkit.lint import Linter
from letterkit.lint.glossary import shipped
from letterkit.lint.inputs.text import plain
from letterkit.serving import Checker, Server

ROUNDS = 5
_EDITS = 60
_OTHERS = {"sentence-length": {"max": 150}, "max-comma": {"max": 4}, "no-todo": True}
_WARM = """
const { createLinter, loadTextlintrc } = require("textlint");
(async () => {
  const linter = createLinter({ descriptor: await loadTextlintrc({ configFilePath: process.argv[2],
    node_modulesDir: process.argv[3] }) });
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = process.hrtime.bigint();
    await linter.lintFiles(process.argv.slice(4));
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 1e9);
  }
  console.log(best);
})();
""".replace("ROUNDS", str(ROUNDS))


def main(folder: Path, textlint: Path | None) -> None:
    """Time both and print the table."""
    files = sorted(folder.glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in files]
    words = sum(len(text.split()) for text in texts)
    linter = Linter()
    linter.judge(plain(texts[0]))  # load what the first text needs
    first = timed(lambda: [linter.judge(plain(text)) for text in texts])
    warm = min(timed(lambda: [linter.judge(plain(text)) for text in texts]) for _ in range(ROUNDS))
    print(f"{len(files)} files, {words} words; {words / first:,.0f} words/s on texts never seen")
    if textlint is None:
        print(f"letterkit: one page cold {best(ours(files[:1]))[0]:.2f} s, all {best(ours(files))[0]:.2f} s")
    else:
        with tempfile.TemporaryDirectory() as scratch:
            theirs = of_textlint(textlint, Path(scratch))
            row("one page, cold", *best(ours(files[:1]), lambda: run(theirs(files[:1]), textlint)))
            row("all files, one command", *best(ours(files), lambda: run(theirs(files), textlint)))
            row("all files again, in one process", warm, warm_textlint(textlint, Path(scratch), files))
    editing(texts[0])


def row(what: str, letterkit: float, textlint: float) -> None:
    print(f"{what:34} letterkit {letterkit:6.2f} s   textlint {textlint:6.2f} s   {letterkit / textlint:5.2f} times")


def ours(files: list[Path]) -> Callable[[], None]:
    command = [sys.executable, "-c", "from letterkit.cli import main; main()", "lint", "--fail-on", "never"]
    return lambda: run([*command, *map(str, files)])


def of_textlint(home: Path, scratch: Path) -> Callable[[list[Path]], list[str]]:
    """The command for some files, with a configuration that looks for the plain forms of the glossary."""
    entries = shipped().entries.values()
    rules = [{"expected": "(anders)", "pattern": form} for entry in entries for form in entry.forms if form.isalpha()]
    (scratch / "prh.yml").write_text(json.dumps({"version": 1, "rules": rules}), encoding="utf-8")
    config = scratch / "textlintrc.json"
    chosen = {"prh": {"rulePaths": [str(scratch / "prh.yml")]}, **_OTHERS}
    config.write_text(json.dumps({"rules": chosen}), encoding="utf-8")
    call = [str(home / "node_modules" / ".bin" / "textlint"), "--config", str(config)]
    call += ["--rules-base-directory", str(home / "node_modules")]
    return lambda files: [*call, *map(str, files)]


def warm_textlint(home: Path, scratch: Path, files: list[Path]) -> float:
    """Seconds that one linter takes over all files when it has read them before."""
    script = home / "letterkit-warm.js"  # beside the modules that it asks for
    script.write_text(_WARM, encoding="utf-8")
    modules, config = home / "node_modules", scratch / "textlintrc.json"
    called = ["node", str(script), str(config), str(modules), *map(str, files)]
    try:
        done = subprocess.run(called, cwd=home, capture_output=True, check=True, text=True)
    finally:
        script.unlink()
    return float(done.stdout)


def editing(text: str) -> None:
    """The time from an edit of a page to its findings, over HTTP as an editor asks ``letterkit serve``."""
    with Server(Checker(Linter()), 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/v2/check"
        ask(address, text)
        took = []
        for edit in range(_EDITS):
            place = (edit + 1) * len(text) // (_EDITS + 1)
            changed = f"{text[:place]} Dit is zin {edit} die iemand typt. {text[place:]}"
            took.append(1000 * timed(lambda changed=changed: ask(address, changed)))  # type: ignore[misc]
        server.shutdown()
    took.sort()
    middle, late = statistics.median(took), took[int(len(took) * 0.95)]
    print(
        f"an edit of a page of {len(text.split())} words: median {middle:.0f} ms, p95 {late:.0f} ms, {took[-1]:.0f} ms"
    )


def ask(address: str, text: str) -> None:
    asked = urllib.parse.urlencode({"text": text, "language": "nl"}).encode()
    with urllib.request.urlopen(address, asked) as answer:  # noqa: S310 - our own address
        json.load(answer)


def run(command: list[str], cwd: Path | None = None) -> None:
    """Run to its end; findings make the exit code 1, which is no failure here."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, check=False, env=installed())
    if done.returncode > 1:
        raise SystemExit(done.stderr.decode() or done.stdout.decode())


@cache
def installed() -> dict[str, str]:
    """The environment of a program whose modules were compiled once, as those of an installed package are."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder)
    return {**kept, "PYTHONPYCACHEPREFIX": folder}


def timed(work: Callable[[], object]) -> float:
    """Seconds that ``work`` takes once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def best(*works: Callable[[], object]) -> list[float]:
    """The shortest of several runs of each; they take turns."""
    rounds = [[timed(work) for work in works] for _ in range(ROUNDS)]
    return [min(column) for column in zip(*rounds, strict=True)]


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--textlint", type=Path)
    arguments = parser.parse_args()
    main(arguments.folder, arguments.textlint)
