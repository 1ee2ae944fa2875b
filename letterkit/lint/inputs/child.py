"""A reader in a process of its own, with limits of memory and time: what a library of C may do to it stays there.

Only where a process can be copied (not on Windows); there the reader runs in this process.
"""

import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar, cast

from letterkit.errors import LetterkitError, Unreadable
from letterkit.lint.inputs.limits import MOST_MEMORY, MOST_SECONDS

T = TypeVar("T")

_PATIENCE = 4  # times the seconds of processor time: a busy machine gives a process a part of each second


def in_child(work: Callable[[], T], *, path: str, kind: str, seconds: int = MOST_SECONDS) -> T:
    """What ``work`` returns, or raises if it is a ``LetterkitError``.

    Raises ``Unreadable``: file_limit_time when it takes too long, file_limit_memory when the process dies of what it
    read, file_broken for every other exception of a library.
    """
    inside = multiprocessing.current_process().daemon  # a file within the file that this child reads
    if inside or "fork" not in multiprocessing.get_all_start_methods():
        return work()
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_run, args=(work, there, path, kind, seconds), daemon=True)
    child.start()
    there.close()
    try:
        return cast("T", _outcome(here, path, seconds))
    finally:
        here.close()
        child.kill()
        child.join()


def _outcome(here: Connection, path: str, seconds: int) -> object:
    if not here.poll(seconds * _PATIENCE):
        raise Unreadable("file_limit_time", file=path, most=seconds)
    try:
        outcome = here.recv()
    except EOFError as error:
        raise Unreadable("file_limit_memory", file=path) from error
    if isinstance(outcome, LetterkitError):
        raise outcome
    return outcome


def _run(work: Callable[[], object], there: Connection, path: str, kind: str, seconds: int) -> None:
    _limit(seconds)
    try:
        outcome = work()
    except LetterkitError as error:
        outcome = error
    except MemoryError:
        outcome = Unreadable("file_limit_memory", file=path)
    except Exception:
        outcome = Unreadable("file_broken", file=path, kind=kind)
    there.send(outcome)
    there.close()
    os._exit(0)  # what the copied process would do at its end is the work of the first one


def _limit(seconds: int) -> None:
    import resource  # noqa: PLC0415 - not on Windows

    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # a dying library writes to standard error
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    statm = Path("/proc/self/statm")
    if statm.exists():
        used = int(statm.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + MOST_MEMORY, used + MOST_MEMORY))
