"""The work in processes of this machine. A process that dies is replaced, and its work is done again."""

import logging
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Self, TypeVar

from letterkit.batch.executors.here import Luggage
from letterkit.batch.executors.rescue import MOST_ATTEMPTS, Rescue, Rescuer, bounded
from letterkit.errors import LedgerTrouble

I = TypeVar("I")  # noqa: E741 - an item
R = TypeVar("R")
_UNDER_WAY = 3
"""Items a process: enough that none waits for the slowest, few enough for memory."""
_MOST_DEATHS = 3
_NO_LEAKS = "ignore::UserWarning:multiprocessing.resource_tracker"


class Processes:
    """``workers`` processes, started fresh (spawn), which end when this one does, however it ends."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._context = multiprocessing.get_context("spawn")
        self._unpack: Callable[[], object] | None = None
        self._start(workers)

    def _start(self, workers: int) -> None:
        reader, self._lifeline = self._context.Pipe(duplex=False)
        with _quiet_tracker():
            self._pool = ProcessPoolExecutor(
                workers, self._context, initializer=_begin, initargs=(reader, self._unpack)
            )

    def bring(self, luggage: Luggage) -> None:
        self._unpack = luggage.packed()
        self.again()

    def each(
        self, function: Callable[[I], R], items: Iterable[I], rescue: Rescue[I, R] | None = None
    ) -> Iterator[tuple[I, R]]:
        """Raises ``worker_died`` when processes keep dying without any work coming out."""
        work = _Work(self, function, rescue)
        for item in items:
            work.add(item)
            if len(work.under_way) >= self._workers * _UNDER_WAY:
                yield work.first()
        while work.under_way:
            yield work.first()

    def submit(self, function: Callable[[I], R], item: I) -> "Future[R]":
        """Work that a broken pool cannot take is lost at once."""
        try:
            return self._pool.submit(function, item)
        except BrokenProcessPool as error:
            lost: Future[R] = Future()
            lost.set_exception(error)
            return lost

    def again(self, workers: int | None = None) -> None:
        """End all processes, and begin anew."""
        self._end()
        self._start(workers or self._workers)

    def _end(self) -> None:
        """Let go of the lifeline: every process leaves at once, and what it had half done waits to be done again."""
        self._lifeline.close()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()


class _Work:
    """The items under way, the oldest first."""

    def __init__(self, processes: Processes, function: Callable[[Any], Any], rescue: Rescue[Any, Any] | None) -> None:
        self._processes, self._function, self._rescue = processes, function, rescue
        self._rescuer = Rescuer(rescue, self._alone) if rescue else None
        self.under_way: deque[tuple[Any, Future[Any]]] = deque()

    def add(self, item: Any) -> None:
        self.under_way.append((item, self._submitted(item)))

    def first(self) -> tuple[Any, Any]:
        """The oldest item with its result; after a death everything under way is done again."""
        item = self.under_way[0][0]
        for _ in range(MOST_ATTEMPTS if self._rescuer else _MOST_DEATHS):
            try:
                result = self.under_way[0][1].result()
            except BrokenProcessPool:
                self._processes.again()
                self._all_again()
            else:
                self.under_way.popleft()
                return item, result
        return item, self._without_rescue() if self._rescuer is None else self._rescued(self._rescuer)

    def _submitted(self, item: Any) -> "Future[Any]":
        if self._rescue is None:
            return self._processes.submit(self._function, item)
        return self._processes.submit(partial(bounded, self._function, self._rescue.limit(item)), item)

    def _all_again(self) -> None:
        self.under_way = deque((item, self._submitted(item)) for item, _ in self.under_way)

    def _without_rescue(self) -> Any:
        raise LedgerTrouble("worker_died", times=_MOST_DEATHS)

    def _rescued(self, rescuer: Rescuer[Any, Any]) -> Any:
        """The oldest item taken apart, each part alone: another item under way may be the one that ends processes."""
        item, _ = self.under_way.popleft()
        back, result = self._alone(item)
        if not back:
            result = rescuer.result(item)
        self._processes.again()
        self._all_again()
        return result

    def _alone(self, item: Any) -> tuple[bool, Any]:
        self._processes.again(1)
        try:
            return True, self._submitted(item).result()
        except BrokenProcessPool:
            return False, None


@contextmanager
def _quiet_tracker() -> Iterator[None]:
    """After kill -9 the tracker of Python tidies up our semaphores, as it should; it need not tell the operator."""
    before = os.environ.get("PYTHONWARNINGS")
    os.environ["PYTHONWARNINGS"] = ",".join(filter(None, (before, _NO_LEAKS)))
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONWARNINGS"]
        else:
            os.environ["PYTHONWARNINGS"] = before


def _begin(lifeline: "Connection[Any, Any]", unpack: Callable[[], object] | None) -> None:
    """In a new process: Ctrl-C is for the first process alone, and when that one is gone, so are we."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.getLogger().addHandler(logging.NullHandler())
    threading.Thread(target=_leave_with, args=(lifeline,), daemon=True).start()
    if unpack:
        unpack()


def _leave_with(lifeline: "Connection[Any, Any]") -> None:
    lifeline.poll(None)
    os._exit(1)
