"""How fast the linter is beside textlint on the same files, cold and warm, and how soon an edit has its answer.

    python -m benchmarks.lint_speed [FOLDER] [--textlint DIR]

FOLDER holds .txt letters; without one they are a hundred messages of the templates. DIR is where ``npm install
textlint textlint-rule-prh textlint-rule-sentence-length textlint-rule-max-comma textlint-rule-no-todo`` was run;
without it only letterkit is timed. textlint looks for the words of the glossary, by regular expression, and counts
words and commas; letterkit also judges tone, content, grammar and readability. Each figure is the shortest of five
runs, and the runs of the two take turns: another program that is at work here hinders both. An edit of a page is asked
of ``letterkit serve`` over HTTP, and of textlint's own linter in one process, with another sentence typed each time:
the median of sixty.
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
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from letterkit.branches import distinct_messages
from letterkit.branches.with_samples import SAMPLE, sample_cases
from letterkit.lint import Linter, from_message
from letterkit.lint.glossary import shipped
from letterkit.lint.inputs.text import plain
from letterkit.serving import Checker, Server
from letterkit.workspace import load_workspace

ROUNDS = 5
_EDITS = 60
_OTHERS = {"sentence-length": {"max": 150}, "max-comma": {"max": 4}, "no-todo": True}
_FILES = 100
# Lints rounds of texts in one process, and prints the seconds that each round took.
_WARM = """
const { createLinter, loadTextlintrc } = require("textlint");
(async () => {
  const linter = createLinter({ descriptor: await loadTextlintrc({ configFilePath: process.argv[2],
    node_modulesDir: process.argv[3] }) });
  const took = [];
  for (const texts of JSON.parse(require("fs").readFileSync(process.argv[4], "utf-8"))) {
    const start = process.hrtime.bigint();
    for (const text of texts) await linter.lintText(text, "brief.txt");
    took.push(Number(process.hrtime.bigint() - start) / 1e9);
  }
  console.log(JSON.stringify(took));
})();
"""


def main(folder: Path | None, textlint: Path | None) -> None:
    """Time both and print the table."""
    with tempfile.TemporaryDirectory() as scratch:
        compare(folder or written(Path(scratch), messages()), textlint, Path(scratch))


def messages() -> list[str]:
    """The texts of all messages that the templates make for the sample portfolio."""
    workspace = load_workspace(SAMPLE)
    cases = sample_cases(workspace)
    made = distinct_messages(workspace, cases, max(case.stand_op for case in cases))
    return [from_message(message).text for message in made]


def written(scratch: Path, texts: list[str]) -> Path:
    """A hundred of these texts, spread over them, as files in a folder."""
    folder = scratch / "texts"
    folder.mkdir()
    for number in range(_FILES):
        (folder / f"{number}.txt").write_text(texts[number * len(texts) // _FILES], encoding="utf-8")
    return folder


def compare(folder: Path, textlint: Path | None, scratch: Path) -> None:
    files = sorted(folder.glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in files]
    words = sum(len(text.split()) for text in texts)
    linter = Linter()
    linter.judge(plain(texts[0]))  # load what the first text needs
    first = timed(lambda: [linter.judge(plain(text)) for text in texts])
    warm = min(timed(lambda: [linter.judge(plain(text)) for text in texts]) for _ in range(ROUNDS))
    page = texts[0]
    edits = list(edited(page))
    print(f"{len(files)} files, {words} words; {words / first:,.0f} words/s on texts never seen")
    if textlint is None:
        print(f"letterkit: one page cold {best(ours(files[:1]))[0]:.2f} s, all {best(ours(files))[0]:.2f} s")
        took = editing(page, edits)
    else:
        theirs = of_textlint(textlint, scratch)
        row("one page, cold", *best(ours(files[:1]), lambda: run(theirs(files[:1]), textlint)))
        row(f"{len(files)} files, one command", *best(ours(files), lambda: run(theirs(files), textlint)))
        again = warm_textlint(textlint, scratch, [texts] * ROUNDS)
        row(f"{len(files)} files again, in one process", warm, min(again))
        their_edits = warm_textlint(textlint, scratch, [[page], *([text] for text in edits)])[1:]
        took = editing(page, edits)
        row("one page, edited, in one process", statistics.median(took), statistics.median(their_edits))
    late = sorted(took)[int(len(took) * 0.95)]
    print(
        f"an edit of a page of {len(page.split())} words: median {1000 * statistics.median(took):.0f} ms, "
        f"p95 {1000 * late:.0f} ms, {1000 * max(took):.0f} ms"
    )


def row(what: str, letterkit: float, textlint: float) -> None:
    print(f"{what:34} letterkit {letterkit:7.3f} s   textlint {textlint:7.3f} s   {letterkit / textlint:5.2f} times")


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


def warm_textlint(home: Path, scratch: Path, rounds: list[list[str]]) -> list[float]:
    """Seconds that one linter, in one process, takes over each of these lists of texts."""
    asked = scratch / "rounds.json"
    asked.write_text(json.dumps(rounds), encoding="utf-8")
    script = home / "letterkit-warm.js"  # beside the modules that it asks for
    script.write_text(_WARM, encoding="utf-8")
    modules, config = home / "node_modules", scratch / "textlintrc.json"
    called = ["node", str(script), str(config), str(modules), str(asked)]
    try:
        done = subprocess.run(called, cwd=home, capture_output=True, check=True, text=True)
    finally:
        script.unlink()
    seconds: list[float] = json.loads(done.stdout)
    return seconds


def edited(text: str) -> Iterator[str]:
    """A page with another sentence typed in another place, each time."""
    for edit in range(_EDITS):
        place = (edit + 1) * len(text) // (_EDITS + 1)
        yield f"{text[:place]} Dit is zin {edit} die iemand typt. {text[place:]}"


def editing(text: str, edits: list[str]) -> list[float]:
    """The seconds from each edit of a page to its findings, over HTTP as an editor asks ``letterkit serve``."""
    with Server(Checker(Linter()), 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/v2/check"
        ask(address, text)
        took = [timed(lambda changed=changed: ask(address, changed)) for changed in edits]  # type: ignore[misc]
        server.shutdown()
    return took


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
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--textlint", type=Path)
    arguments = parser.parse_args()
    main(arguments.folder, arguments.textlint)
