"""A watchdog on one file: past its seconds of processor time, work on it ends with one clear error.

Processor time, not the clock on the wall: a busy machine does not make a good file bad.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from letterkit.errors import Unreadable
from letterkit.lint.inputs.limits import MOST_SECONDS


@contextmanager
def deadline(path: str, seconds: float = MOST_SECONDS) -> Iterator[None]:
    """Raise ``Unreadable`` (file_limit_time) inside the block when it takes too long.

    Only the first thread of a process can be stopped so, and not on Windows; elsewhere the limits must do.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def late(_signal: int, _frame: FrameType | None) -> None:
        raise Unreadable("file_limit_time", file=path, most=round(seconds))

    before = signal.signal(signal.SIGPROF, late)
    # It rings again: a library that catches every exception may have taken the first one for its own.
    signal.setitimer(signal.ITIMER_PROF, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
