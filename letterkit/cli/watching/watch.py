"""The moments of a run, and who is told of them."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Protocol, Self

import click

from letterkit.batch import Counts
from letterkit.batch.progress import Step
from letterkit.errors import BUG_EXIT_CODE, INTERRUPTED_EXIT_CODE, LetterkitError
from letterkit.texts import say


@dataclass(frozen=True, slots=True)
class About:
    """``run``: the first characters of its id. ``today``: the day of its messages (ISO 8601)."""

    run: str
    today: str
    dry_run: bool


@dataclass(slots=True)
class Standing:
    """How far a run is. ``seconds`` of the clock since it began; ``rows`` and ``counts`` of this call alone."""

    begun: float = field(default_factory=time.monotonic)
    rows: int = 0
    counts: Counts = field(default_factory=Counts)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.begun


class Watcher(Protocol):
    """Someone who is told. What goes wrong in it is its own trouble, never the run's."""

    def begin(self, about: About, standing: Standing) -> None:
        """The run begins, or goes on."""

    def step(self, step: Step, standing: Standing) -> None:
        """A chunk came to its end; ``standing`` counts it."""

    def end(self, counts: Counts, alarms: list[str], standing: Standing) -> None:
        """All rows came to their end. ``counts`` of the whole run."""

    def close(self, code: int, error: str, standing: Standing) -> None:
        """The call is over, with this exit code; ``error``: the code of what went wrong, or ""."""


class Watch:
    """Tells all watchers of one call."""

    def __init__(self, about: About, watchers: Iterable[Watcher]) -> None:
        self._about, self._watchers = about, tuple(watchers)
        self._standing = Standing()
        self._code, self._warned = 0, False

    def __enter__(self) -> Self:
        self._each(lambda watcher: watcher.begin(self._about, self._standing))
        return self

    def step(self, step: Step) -> None:
        self._standing.rows += step.rows
        if step.counts:
            self._standing.counts.add(step.counts)
        self._each(lambda watcher: watcher.step(step, self._standing))

    def end(self, counts: Counts, alarms: list[str], *, code: int) -> None:
        """``code``: the exit code of this call, when nothing else happens."""
        self._code = code
        self._each(lambda watcher: watcher.end(counts, alarms, self._standing))

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        code, error = _ended(value) if value is not None else (self._code, "")
        self._each(lambda watcher: watcher.close(code, error, self._standing))

    def _each(self, act: Callable[[Watcher], object]) -> None:
        """Tell everyone; one who fails costs the run a line, once."""
        for watcher in self._watchers:
            try:
                act(watcher)
            except Exception:  # a full disk of somebody else's may not stop a night
                if not self._warned:
                    self._warned = True
                    click.echo(say("run.not_watched"), err=True)


def _ended(error: BaseException) -> tuple[int, str]:
    """Exit code and word for an error."""
    if isinstance(error, LetterkitError):
        return error.exit_code, error.code
    return (BUG_EXIT_CODE, "internal") if isinstance(error, Exception) else (INTERRUPTED_EXIT_CODE, "interrupted")
