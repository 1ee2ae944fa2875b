"""The processes beside the werkbank: work handed out, who takes too much ended, and a new process in its place."""

import contextlib
import itertools
import multiprocessing
import os
import pickle
import signal
import sys
from collections.abc import Callable
from datetime import date
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from queue import LifoQueue
from threading import RLock, Semaphore
from typing import Any, NamedTuple

from letterkit.bundle import Bundle
from letterkit.errors import CannotRender
from letterkit.variants import Variant
from letterkit.workspace import Workspace

_SIZE = min(4, max(2, os.cpu_count() or 2))
OUT_OF_MEMORY = 77
"""How a process ends that got no more memory."""
_CHILD = "letterkit.werkbank.aside.child"
_numbers = itertools.count(1)
Task = str | Callable[..., Any]


class Patience(NamedTuple):
    """``seconds``: of a processor. ``wall``: of the clock, for what waits or for a machine without such limits."""

    seconds: float
    wall: float


EDIT = Patience(5, 40)
"""A look takes a tenth of a second, and a letter of a hundred pages some two."""
LONG = Patience(120, 300)
"""All forms of a text, or half a year of a customer."""


class Stand:
    """A workspace as it is now, ready to be sent to a process; each has a number of its own."""

    def __init__(self, workspace: Workspace, today: date, variant: Variant | None = None) -> None:
        self.workspace, self.number = workspace, next(_numbers)
        self._parts = (workspace, today, variant)
        self._data: bytes | None = None

    @property
    def data(self) -> bytes:
        if self._data is None:
            workspace, today, variant = self._parts
            self._data = pickle.dumps((Bundle.of(workspace, "").content, today, variant), pickle.HIGHEST_PROTOCOL)
        return self._data


class TooHeavy(CannotRender):
    """A text took more time or memory than one may."""


class _Gone(Exception):
    """A process that answers no more."""


class _Ended(Exception):
    """A process that the machine or a person ended."""


class _Worker:
    def __init__(self, context: "SpawnContext | ForkServerContext") -> None:
        from letterkit.werkbank.aside.child import serve  # noqa: PLC0415 - what it loads, the werkbank itself may not need

        self._pipe: Connection
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs,), daemon=True, name="letterkit-tekst")
        self._process.start()
        theirs.close()
        self._known: set[int] = set()

    def ask(self, stand: Stand, task: Task, given: tuple[Any, ...], patience: Patience) -> Any:
        data = None if stand.number in self._known else stand.data
        job = pickle.dumps((stand.number, data, task, given, patience.seconds), pickle.HIGHEST_PROTOCOL)
        try:
            self._pipe.send_bytes(job)
            if not self._pipe.poll(patience.wall):
                raise _Gone
            answer = self._pipe.recv_bytes()
        except (EOFError, OSError, TypeError) as error:  # TypeError: closed here, at the end, while it waits
            raise _Gone from error
        went_well, outcome = pickle.loads(answer)  # noqa: S301 - of a process that was begun here
        self._known.add(stand.number)
        if not went_well:
            raise outcome
        return outcome

    @property
    def pid(self) -> int:
        return self._process.pid or 0

    def end(self) -> int | None:
        """End the process; what it had ended with by itself, None when it had not."""
        with contextlib.suppress(OSError):
            self._pipe.close()
        self._process.join(0.2)
        code = self._process.exitcode
        self._process.kill()
        self._process.join(5)
        return code


class Workers:
    """Some processes, begun when there is first work. Any thread may give them work."""

    def __init__(self, size: int = _SIZE) -> None:
        self._size, self._lock, self._over = size, RLock(), False
        self._all: set[_Worker] = set()
        self._free: LifoQueue[_Worker] = LifoQueue()
        self._patient = Semaphore(max(1, size - 1))

    def run(self, stand: Stand, task: Task, *given: Any, patience: Patience = EDIT, patient: bool = False) -> Any:
        """What a task gives; by its name in ``tasks``.

        ``patient``: work that nobody waits for; one process stays free of it.

        Raises what the task raises, and ``TooHeavy`` when it took more than it may.
        """
        with self._patient if patient else contextlib.nullcontext():
            try:
                return self._run(stand, task, given, patience)
            except _Ended:  # by somebody else, perhaps: a text that is too heavy is so again
                with contextlib.suppress(_Ended):
                    return self._run(stand, task, given, patience)
                raise TooHeavy("text_too_heavy", seconds=int(patience.seconds)) from None

    def _run(self, stand: Stand, task: Task, given: tuple[Any, ...], patience: Patience) -> Any:
        worker = self._taken()
        try:
            outcome = worker.ask(stand, task, given, patience)
        except _Gone as error:
            code = worker.end()
            worker = self._new(instead=worker)
            if code == -signal.SIGKILL:
                raise _Ended from error
            if code is not None and code >= 0 and code != OUT_OF_MEMORY:
                raise RuntimeError("a process beside the werkbank ended by itself") from error
            raise TooHeavy("text_too_heavy", seconds=int(patience.seconds)) from error
        finally:
            self._free.put(worker)
        return outcome

    def end(self) -> None:
        """End every process, also one at work."""
        with self._lock:
            self._over = True
            for worker in self._all:
                worker.end()

    def _taken(self) -> _Worker:
        with self._lock:
            if self._free.empty() and len(self._all) < self._size:
                return self._new()
        return self._free.get()

    @property
    def pids(self) -> tuple[int, ...]:
        """The numbers of the processes that are free."""
        return tuple(worker.pid for worker in list(self._free.queue))

    def _new(self, instead: _Worker | None = None) -> _Worker:
        with self._lock:
            if self._over:
                raise CannotRender("werkbank_ends")
            worker = _Worker(_context())
            self._all.add(worker)
            if instead:
                self._all.discard(instead)
            return worker


def _context() -> "SpawnContext | ForkServerContext":
    """Copies of a process that is warm and does nothing else; on Windows each begins by itself."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_CHILD])
    return context
