"""How fast a case file is read and validated, beside another version of letterkit.

    python -m benchmarks.cases_reading [--rows 20000] [--rounds 5] [--beside FOLDER]

The same files for both: 16 columns, as csv and as xlsx. FOLDER has the other version. The versions take turns, each
reading in a process of its own; what counts is the processor time of reading alone, and the median of the rounds.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from openpyxl import Workbook

from tests.case_file.flat import CELLS

_HERE = Path(__file__).resolve().parent.parent
_READ = """
import json, sys, time
from letterkit import case_file, creditor_file, resources
creditor = creditor_file.load(resources.samples_dir() / "creditor.yaml")
layout = [creditor_file.layout(creditor)] if hasattr(creditor_file, "layout") else []
start = time.process_time()
good = sum(row.case is not None for row in case_file.read(sys.argv[1], *layout))
print(json.dumps([good, time.process_time() - start]))
"""


def cells(rows: int) -> Iterator[list[str]]:
    """Rows of customers who have nothing in common with each other but their name."""
    yield list(CELLS)
    for place in range(rows):
        own = {
            "Zaaknummer": f"S-{place}",
            "E-mail": f"klant{place}@voorbeeld.nl",
            "Mobiel": f"06 {10_000_000 + place}",
            "Huisnummer": str(place % 300 + 1),
        }
        yield [*(CELLS | {name: cell for name, cell in own.items() if name in CELLS}).values()]


def write(folder: Path, rows: int) -> tuple[Path, Path]:
    """The same table in two kinds of file."""
    text, sheet = folder / "zaken.csv", folder / "zaken.xlsx"
    with text.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(cells(rows))
    book = Workbook(write_only=True)
    page = book.create_sheet()
    for row in cells(rows):
        page.append(row)
    book.save(sheet)
    return text, sheet


def seconds(version: Path, path: Path, rows: int) -> float:
    """Of the processor, for one reading in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", _READ, str(path)],
        env=os.environ | {"PYTHONPATH": str(version)},
        cwd=version,
        check=True,
        capture_output=True,
        text=True,
    )
    good, took = json.loads(done.stdout)
    if good != rows:
        print(f"{version}: {good} of {rows} rows of {path.name} are right", file=sys.stderr)
        raise SystemExit(1)
    return float(took)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", type=int, default=20_000)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--beside", type=Path)
    given = options.parse_args()
    versions = [_HERE, *([given.beside.resolve()] if given.beside else [])]
    with tempfile.TemporaryDirectory() as folder:
        for path in write(Path(folder), given.rows):
            took: dict[Path, list[float]] = {version: [] for version in versions}
            for number in range(given.rounds):
                for version in versions if number % 2 else reversed(versions):
                    took[version].append(seconds(version, path, given.rows))
            for version in versions:
                print(
                    f"{path.suffix} {version.name}: {median(took[version]):.2f} s", [round(t, 2) for t in took[version]]
                )
            if given.beside:
                here, other = (took[version] for version in versions)
                ratio = median(a / b for a, b in zip(here, other, strict=True))
                print(f"{path.suffix} ratio, median of the rounds: {ratio:.3f}")


if __name__ == "__main__":
    main()
