"""The work in processes of this machine. A process that dies is replaced, and its work is done again."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Self, TypeVar

from letterkit.errors import LedgerTrouble

I = TypeVar("I")  # noqa: E741 - an item
R = TypeVar("R")
_UNDER_WAY = 3
"""Items a process: enough that none waits for the slowest, few enough for memory."""
_MOST_DEATHS = 3


class Processes:
    """``workers`` processes, started fresh (spawn), which end when this one does, however it ends."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._deaths = 0
        self._context = multiprocessing.get_context("spawn")
        self._start()

    def _start(self) -> None:
        reader, self._lifeline = self._context.Pipe(duplex=False)
        self._pool = ProcessPoolExecutor(self._workers, self._context, initializer=_begin, initargs=(reader,))

    def each(self, function: Callable[[I], R], items: Iterable[I]) -> Iterator[tuple[I, R]]:
        """Raises ``worker_died`` when processes keep dying without any work coming out."""
        under_way: deque[tuple[I, Future[R]]] = deque()
        for item in items:
            under_way.append((item, self._submit(function, item)))
            if len(under_way) >= self._workers * _UNDER_WAY:
                yield self._first(function, under_way)
        while under_way:
            yield self._first(function, under_way)

    def _submit(self, function: Callable[[I], R], item: I) -> Future[R]:
        try:
            return self._pool.submit(function, item)
        except BrokenProcessPool as error:
            lost: Future[R] = Future()
            lost.set_exception(error)
            return lost

    def _first(self, function: Callable[[I], R], under_way: deque[tuple[I, Future[R]]]) -> tuple[I, R]:
        """The oldest item with its result; after a death everything under way is done again."""
        while True:
            item, future = under_way[0]
            try:
                result = future.result()
            except BrokenProcessPool as error:
                self._deaths += 1
                if self._deaths >= _MOST_DEATHS:
                    raise LedgerTrouble("worker_died", times=self._deaths) from error
                self._end()
                self._start()
                again = [(one, self._submit(function, one)) for one, _ in under_way]
                under_way.clear()
                under_way.extend(again)
            else:
                self._deaths = 0
                under_way.popleft()
                return item, result

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


def _begin(lifeline: "Connection[Any, Any]") -> None:
    """In a new process: Ctrl-C is for the first process alone, and when that one is gone, so are we."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with, args=(lifeline,), daemon=True).start()


def _leave_with(lifeline: "Connection[Any, Any]") -> None:
    lifeline.poll(None)
    os._exit(1)
