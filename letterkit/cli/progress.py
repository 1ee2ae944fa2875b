"""A progress bar with rate and time left: on a terminal only, and on standard error."""

import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import click

from letterkit.texts import say

_LINES = (".csv", ".tsv", ".jsonl")
_BLOCK = 1 << 20


class Bar:
    """Counts rows. How many there will be is known for files with a line a case; else there is no time left to show."""

    def __init__(self, cases: str, *, limit: int | None = None, sample: int | None = None) -> None:
        self._shown = sys.stderr.isatty()
        bounds = [n for n in (_rows(cases) if self._shown else None, limit, sample) if n]
        self._begin = time.monotonic()
        self._done = 0
        self._bar: Any = click.progressbar(
            (None for _ in ()),
            length=min(bounds, default=None),
            file=sys.stderr,
            show_pos=True,
            show_eta=bool(bounds),
            item_show_func=lambda _item: self._rate(),
            hidden=not self._shown,
        )

    def step(self, rows: int) -> None:
        """So many rows are done."""
        self._done += rows
        self._bar.update(rows, self._done)

    def _rate(self) -> str:
        return say("run.rate", rate=round(self._done / max(0.001, time.monotonic() - self._begin)))

    def __enter__(self) -> Self:
        self._bar.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.__exit__(kind, value, trace)


def _rows(cases: str) -> int | None:
    """About how many cases a file has: its lines but the first."""
    path = Path(cases)
    if path.suffix.lower() not in _LINES or not path.is_file():
        return None
    with path.open("rb") as file:
        return max(1, sum(block.count(b"\n") for block in iter(lambda: file.read(_BLOCK), b"")) - 1)
