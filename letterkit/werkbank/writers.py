"""Who is writing in which text: one window at a time, known by a name it made up, until it is silent for a while."""

import time
from dataclasses import dataclass
from threading import Lock

SILENT = 20.0
"""Seconds after which somebody who says nothing any more is thought to be gone."""


@dataclass(slots=True)
class _Writer:
    window: str
    heard: float


class Writers:
    """The windows that write, by the name of the text."""

    def __init__(self) -> None:
        self._writers: dict[str, _Writer] = {}
        self._lock = Lock()

    def may(self, name: str, window: str, *, take: bool = False) -> bool:
        """Whether this window may write in a text; it holds the text from then on. take: also from another."""
        now = time.monotonic()
        with self._lock:
            other = self._writers.get(name)
            if other and other.window != window and now - other.heard < SILENT and not take:
                return False
            self._writers[name] = _Writer(window, now)
            return True

    def free(self, name: str, window: str) -> bool:
        """Whether this window might write in a text, if it began to."""
        with self._lock:
            other = self._writers.get(name)
            return not other or other.window == window or time.monotonic() - other.heard >= SILENT

    def leave(self, name: str, window: str) -> None:
        """This window writes no more."""
        with self._lock:
            if (held := self._writers.get(name)) and held.window == window:
                del self._writers[name]
