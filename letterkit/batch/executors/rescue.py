"""Work that does not come back: taken apart until the one part is known that does it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from letterkit.errors import LedgerTrouble

I = TypeVar("I")  # noqa: E741 - an item
R = TypeVar("R")
MOST_ATTEMPTS = 2
"""Once may be chance: the system that ends a process for memory picks any."""
_MOST_LOST = 10
"""More parts than this in one run that end their process: then it is not the parts."""


@dataclass(frozen=True, slots=True)
class Rescue(Generic[I, R]):
    """``halves`` of an item (none when there are none), what a part is ``given_up`` as, how results are ``joined``.

    ``limit``: seconds of a processor that an item may take. ``nothing``: an item without work, to see whether a worker
    can live at all.
    """

    halves: Callable[[I], tuple[I, ...]]
    given_up: Callable[[I], R]
    joined: Callable[[list[R]], R]
    limit: Callable[[I], float]
    nothing: Callable[[I], I]


def bounded(function: Callable[[I], R], limit: float, item: I) -> R:
    """Do an item; the system ends this process when it takes more seconds of a processor than ``limit``.

    Seconds of work, not of the clock: a busy machine, or one that slept, ends nobody. Windows has no such limit.
    """
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return function(item)
    before, most = resource.getrlimit(resource.RLIMIT_CPU)
    end = int(time.process_time() + limit) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (end if before < 0 else min(before, end), most))
    try:
        return function(item)
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, (before, most))


class Rescuer(Generic[I, R]):
    """``attempt`` does an item alone, in a fresh worker; False when that did not come back."""

    def __init__(self, rescue: Rescue[I, R], attempt: Callable[[I], tuple[bool, R | None]]) -> None:
        self._rescue, self._attempt = rescue, attempt
        self._lost = 0

    def result(self, item: I) -> R:
        """The result of an item that did not come back twice. Raises ``worker_died`` when nothing comes back."""
        if not self._attempt(self._rescue.nothing(item))[0]:
            raise LedgerTrouble("worker_died", times=MOST_ATTEMPTS)
        return self._parted(item)

    def _parted(self, item: I) -> R:
        halves = self._rescue.halves(item)
        return self._rescue.joined([self._part(half) for half in halves]) if halves else self._given_up(item)

    def _part(self, item: I) -> R:
        back, result = self._attempt(item)
        return result if back and result is not None else self._parted(item)

    def _given_up(self, item: I) -> R:
        self._lost += 1
        if self._lost > _MOST_LOST:
            raise LedgerTrouble("worker_died", times=self._lost)
        return self._rescue.given_up(item)
