"""A line now and then where nobody sees a progress bar: a night without a word looks as if it hangs."""

import threading
import time
from collections.abc import Callable

import click

from letterkit.batch import Counts
from letterkit.batch.progress import Step
from letterkit.cli.watching.watch import About, Standing
from letterkit.texts import say

EVERY = 60
"""Seconds between two lines."""


class Heartbeat:
    """Calls ``beat`` every so many seconds with how far the run is, and for how long no chunk ended."""

    def __init__(self, every: float, beat: Callable[[Standing, float], object]) -> None:
        self._every, self._beat = every, beat
        self._over = threading.Event()
        self._moved = time.monotonic()

    def begin(self, about: About, standing: Standing) -> None:
        self._moved = time.monotonic()
        if self._every:
            threading.Thread(target=self._run, args=(standing,), daemon=True).start()

    def _run(self, standing: Standing) -> None:
        while not self._over.wait(self._every):
            self._beat(standing, time.monotonic() - self._moved)

    def step(self, step: Step, standing: Standing) -> None:
        self._moved = time.monotonic()

    def end(self, counts: Counts, alarms: list[str], standing: Standing) -> None:
        """Nothing more to tell."""
        self._over.set()

    def close(self, code: int, error: str, standing: Standing) -> None:
        self._over.set()


def line(standing: Standing, still: float) -> None:
    """A line for people, on standard error."""
    rate = round(standing.rows / max(0.001, standing.seconds))
    minutes = max(1, round(standing.seconds / 60))
    click.echo(say("run.heartbeat", rows=standing.rows, rate=rate, minutes=minutes, still=round(still)), err=True)
