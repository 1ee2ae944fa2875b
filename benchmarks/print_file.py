"""Letters in one file for the printer: our tagged print file beside plain concatenation of single files.

    python -m benchmarks.print_file [10000] [--beside 1000]

Each way runs in a process of its own: seconds by the clock, processor time, peak memory and size. Concatenation gets
fewer letters (``--beside``), because its memory grows with them; its single files are made before, outside the
measured time. qpdf and poppler then open every file: how many pages they count, and whether it is still tagged.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pikepdf

from benchmarks.letters_sample import stream
from letterkit.creditor import HouseStyle
from letterkit.render.letter import PrintFile, render

DAY = date(2026, 11, 21)


class Seen(NamedTuple):
    """What making a file took. ``memory`` in MB."""

    letters: int
    seconds: float
    processor: float
    memory: float
    size: int


def ours(out: Path, _singles: Path, letters: int) -> None:
    """Straight from the messages; making the letters is part of it."""
    with PrintFile(out, HouseStyle(), title="Afdruk", author="Voorbeeld Krediet", when=DAY) as file:
        for message in islice(stream(), letters):
            file.add(message)


def by_pikepdf(out: Path, singles: Path, letters: int) -> None:
    with pikepdf.new() as whole:
        for path in sorted(singles.iterdir())[:letters]:
            with pikepdf.open(path) as letter:
                whole.pages.extend(letter.pages)
        whole.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def by_qpdf(out: Path, singles: Path, letters: int) -> None:
    names = out.with_suffix(".names")
    paths = [str(path) for path in sorted(singles.iterdir())[:letters]]
    names.write_text("\n".join(["--empty", "--object-streams=generate", "--pages", *paths, "--", str(out)]))
    os.execvp("qpdf", ["qpdf", f"@{names}"])  # noqa: S606 - becomes qpdf, so that its memory is what is measured


WAYS: dict[str, Callable[[Path, Path, int], None]] = {
    "letterkit print file": ours,
    "pikepdf concatenation": by_pikepdf,
    "qpdf concatenation": by_qpdf,
}


def measured(name: str, folder: Path, letters: int) -> tuple[Path, Seen]:
    """Run one way in a process of its own."""
    out = folder / f"{name.replace(' ', '-')}.pdf"
    begin = time.monotonic()
    process = subprocess.Popen([sys.executable, "-m", __spec__.name, str(letters), "--way", name, "--out", str(out)])
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(process.returncode)
    processor = usage.ru_utime + usage.ru_stime
    return out, Seen(letters, seconds, processor, usage.ru_maxrss / 1024, out.stat().st_size)


def opened(path: Path) -> str:
    """What others find in the file."""
    lines = []
    for tool, command in (("qpdf", ["qpdf", "--show-npages"]), ("poppler", ["pdfinfo"])):
        if not shutil.which(tool if tool == "qpdf" else "pdfinfo"):
            lines.append(f"{tool}: not here")
            continue
        done = subprocess.run([*command, str(path)], capture_output=True, text=True, check=True)
        facts = dict(line.split(":", 1) for line in done.stdout.splitlines() if ":" in line)
        lines.append(f"{tool} {facts.get('Pages', done.stdout).strip()} pages")
        if "Tagged" in facts:
            lines.append("tagged" if facts["Tagged"].strip() == "yes" else "not tagged")
    return ", ".join(lines)


def make_singles(folder: Path, letters: int) -> float:
    """The single files for concatenation; seconds that it took."""
    folder.mkdir()
    begin = time.monotonic()
    for number, message in enumerate(islice(stream(), letters)):
        (folder / f"{number:06d}.pdf").write_bytes(render(message, HouseStyle()))
    return time.monotonic() - begin


def main() -> None:
    options = _options()
    if options.way:
        WAYS[options.way](options.out, options.out.parent / "singles", options.letters)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        beside = min(options.beside, options.letters)
        seconds = make_singles(folder / "singles", beside)
        print(f"{beside} single files: {beside / seconds:.0f} a second, made and written")
        print(
            f"{'':24}{'letters':>9}{'a second':>10}{'cpu a s':>9}{'memory MB':>11}{'kB a letter':>13}  opened by others"
        )
        for way in WAYS:
            if way == "qpdf concatenation" and not shutil.which("qpdf"):
                continue
            path, seen = measured(way, folder, options.letters if way == "letterkit print file" else beside)
            print(
                f"{way:24}{seen.letters:>9}{seen.letters / seen.seconds:>10.0f}{seen.letters / seen.processor:>9.0f}"
                f"{seen.memory:>11.0f}{seen.size / seen.letters / 1000:>13.1f}  {opened(path)}",
                flush=True,
            )
            path.unlink()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("letters", type=int, nargs="?", default=10_000)
    parser.add_argument("--beside", type=int, default=1_000, help="letters for the concatenators")
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
