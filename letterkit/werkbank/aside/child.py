"""A process that works on texts: it takes work from a pipe, one piece after the other, within limits."""

import contextlib
import importlib
import importlib.util
import os
import pickle
import signal
from collections import OrderedDict
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

from letterkit import bundle
from letterkit.errors import LetterkitError
from letterkit.variants import opened
from letterkit.werkbank.aside import tasks
from letterkit.werkbank.aside.pool import OUT_OF_MEMORY, TooHeavy
from letterkit.workspace import Workspace

resource: Any = importlib.import_module("resource") if importlib.util.find_spec("resource") else None
"""None on Windows, which has no such limits: there the clock alone ends a process."""
MORE_MEMORY = 768 << 20
"""Bytes that a process may take on top of what it began with; a letter of 150 pages takes some 200 million."""
_STANDS = 4
"""Workspaces that a process keeps: the Dutch one and a few variants, as they are now."""


class Job(NamedTuple):
    """``stand``: the name of a workspace; ``data``: the workspace itself, for who does not know it yet."""

    stand: int
    data: bytes | None
    task: str | Callable[..., Any]
    given: tuple[Any, ...]
    seconds: float


def serve(pipe: Connection) -> None:
    """Work until the other side closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the werkbank, which ends its processes itself
    _limit_memory()
    known: OrderedDict[int, Workspace] = OrderedDict()
    with contextlib.suppress(EOFError, OSError):
        while True:
            job = Job(*pickle.loads(pipe.recv_bytes()))  # noqa: S301 - from the process that began this one
            _limit_time(job.seconds)
            pipe.send_bytes(pickle.dumps(_done(job, known), pickle.HIGHEST_PROTOCOL))


def _done(job: Job, known: OrderedDict[int, Workspace]) -> tuple[bool, Any]:
    """Whether it went well, and what it gave, or the error."""
    try:
        if job.data is not None:
            known[job.stand] = _workspace(job.data)
            while len(known) > _STANDS:
                known.popitem(last=False)
        task = getattr(tasks, job.task) if isinstance(job.task, str) else job.task
        return True, task(known[job.stand], *job.given)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)  # what is left of it is of no use, also not to say so
    except RecursionError:
        return False, TooHeavy("text_too_heavy", seconds=int(job.seconds))  # tags inside tags inside tags
    except LetterkitError as error:
        return False, error
    except Exception as error:
        return False, RuntimeError(f"{type(error).__name__}: {error}"[:2_000])


def _workspace(data: bytes) -> Workspace:
    content, today, variant = pickle.loads(data)  # noqa: S301 - as above
    workspace = bundle.unpacked(content, today)
    return opened(workspace, variant) if variant else workspace


def _limit_memory() -> None:
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError, ValueError):  # a system that does not say what it uses has no limit
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no file of ours
            pages = int(file.read().split()[0])
        most = pages * resource.getpagesize() + MORE_MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _limit_time(seconds: float) -> None:
    """Processor time from now on: a machine that is busy with other things ends nobody."""
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))


tasks.warm()  # once, in the process that all others are copies of
