"""A progress bar with rate and time left, on standard error: for a terminal only."""

import sys
from pathlib import Path
from typing import Any

import click

from letterkit.batch import Counts
from letterkit.batch.progress import Step
from letterkit.cli.watching.watch import About, Standing
from letterkit.texts import say

_LINES = (".csv", ".tsv", ".jsonl")
_BLOCK = 1 << 20


class Bar:
    """Counts rows. How many there will be is known for files with a line a case; else there is no time left to show."""

    def __init__(self, cases: str, *, limit: int | None = None, sample: int | None = None) -> None:
        bounds = [n for n in (_rows(cases), limit, sample) if n]
        self._standing = Standing()
        self._bar: Any = click.progressbar(
            (None for _ in ()),
            length=min(bounds, default=None),
            file=sys.stderr,
            show_pos=True,
            show_eta=bool(bounds),
            item_show_func=lambda _item: self._rate(),
        )

    def begin(self, about: About, standing: Standing) -> None:
        self._standing = standing
        self._bar.__enter__()

    def step(self, step: Step, standing: Standing) -> None:
        self._bar.update(step.rows, standing.rows)

    def _rate(self) -> str:
        return say("run.rate", rate=round(self._standing.rows / max(0.001, self._standing.seconds)))

    def end(self, counts: Counts, alarms: list[str], standing: Standing) -> None:
        """The bar is full by itself."""

    def close(self, code: int, error: str, standing: Standing) -> None:
        self._bar.__exit__(None, None, None)


def _rows(cases: str) -> int | None:
    """About how many cases a file has: its lines but the first."""
    path = Path(cases)
    if path.suffix.lower() not in _LINES or not path.is_file():
        return None
    with path.open("rb") as file:
        return max(1, sum(block.count(b"\n") for block in iter(lambda: file.read(_BLOCK), b"")) - 1)
