"""A pack made once, and result files filled in by nobody."""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path

Fill = Callable[[int, str], str]
"""From the row (0 is the first participant) and the name of the column to what stands there; "" leaves it as it was."""


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def filled(blank: Path, to: Path, count: int, fill: Fill, *, version: str | None = None) -> Path:
    """The blank result file with so many participants filled in."""
    head, *rows = rows_of(blank)
    out = [
        [fill(at, name) or cell for name, cell in zip(head, row, strict=True)] for at, row in enumerate(rows[:count])
    ]
    if version:
        out = [[version if name == "versie" else cell for name, cell in zip(head, row, strict=True)] for row in out]
    return write(to, [head, *out])


def write(to: Path, rows: list[list[str]]) -> Path:
    with to.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return to


def marks(right: Mapping[str, int], otherwise: str = "fout") -> Fill:
    """The first so many participants answered a question right, by its id; the rest did not. Others: all right."""

    def fill(at: int, name: str) -> str:
        if not name.startswith("vraag"):
            return ""
        question = name.split("(")[1].rstrip(")")
        return "goed" if at < right.get(question, 10**6) else otherwise

    return fill
