"""How long all templates take over all their branches: cold, from the cache, and with one of them changed.

    python -m benchmarks.lint_speed_templates [--textlint DIR]

Beside it, as a measure of this machine: one plain pass of the glossary's words over the same messages, and, with DIR as
for ``benchmarks.lint_speed``, textlint over those messages as files.
"""

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.lint_speed import installed, messages, of_textlint, run, timed
from letterkit import resources
from letterkit.lint.glossary import shipped

_LETTER = "herinnering/letter.md.j2"


def main(textlint: Path | None) -> None:
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        own = scratch / "nl"
        shutil.copytree(resources.templates_dir(), own)
        judged("all, cold", own, scratch)
        judged("all, nothing changed", own, scratch)
        for turn in range(3):
            letter = own / _LETTER
            letter.write_text(letter.read_text(encoding="utf-8") + f"\nDit is zin {turn}.\n", encoding="utf-8")
            judged(f"all, {_LETTER} changed", own, scratch)
        beside(scratch, textlint)


def judged(what: str, own: Path, scratch: Path) -> None:
    command = [sys.executable, "-c", "from letterkit.cli import main; main()", "lint", "--templates", str(own)]
    environment = {**installed(), "LETTERKIT_CACHE": str(scratch / "cache")}
    (scratch / "cache").mkdir(exist_ok=True, mode=0o700)
    before, start = _processor(), time.perf_counter()
    done = subprocess.run([*command, "--fail-on", "never"], env=environment, capture_output=True, check=True)
    took, work = time.perf_counter() - start, _processor() - before
    print(f"{what:44} {took:6.2f} s, {work:6.2f} s of processors   {done.stderr.decode().strip()}", flush=True)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def beside(scratch: Path, textlint: Path | None) -> None:
    texts = messages()
    glossary = shipped()
    glossary.sweep(texts[0])
    took = timed(lambda: list(map(glossary.sweep, texts)))
    print(f"{len(texts)} messages, one pass of the glossary's words {took:.2f} s")
    if textlint:
        folder = scratch / "messages"
        folder.mkdir()
        for number, text in enumerate(texts):
            (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        command = of_textlint(textlint, scratch)([folder])
        print(f"textlint over them {timed(lambda: run(command, textlint)):.2f} s")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--textlint", type=Path)
    main(parser.parse_args().textlint)
