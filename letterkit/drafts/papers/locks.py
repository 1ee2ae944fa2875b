"""Who is writing in which text: one window at a time, until it is silent for a while."""

import time
from dataclasses import dataclass

from letterkit.drafts.papers.store import Papers

SILENT = 20.0
"""Seconds after which somebody who says nothing any more is thought to be gone."""
_OFTEN = 2.0
"""Seconds in which the same window is written down once: each time costs a write to the disk."""


@dataclass(frozen=True, slots=True)
class Window:
    """A window in which somebody writes. ``key``: a name it made up. ``person``, ``called``: whose it is."""

    key: str
    person: str = ""
    called: str = ""

    @property
    def holder(self) -> str:
        return f"{self.person}/{self.key}"


class Locks:
    """The windows that write, by the name of the text."""

    def __init__(self, papers: Papers) -> None:
        self._papers = papers

    def may(self, name: str, window: Window, *, take: bool = False) -> bool:
        """Whether this window may write in a text; it holds the text from then on. take: also from another."""
        now = time.time()
        with self._papers.open() as db:
            row = db.execute("SELECT holder, heard FROM locks WHERE name = ?", (name,)).fetchone()
            if row and row[0] != window.holder and not _gone(row[1], now) and not take:
                return False
            if not row or row[0] != window.holder or not 0 <= now - row[1] < _OFTEN:
                db.execute("REPLACE INTO locks VALUES (?, ?, ?, ?)", (name, window.holder, window.called, now))
            return True

    def other(self, name: str, window: Window) -> str | None:
        """Who else writes in a text: a name, "" when that is not known, or None when nobody does."""
        with self._papers.open() as db:
            row = db.execute("SELECT holder, heard, person FROM locks WHERE name = ?", (name,)).fetchone()
        if not row or row[0] == window.holder or _gone(row[1], time.time()):
            return None
        return str(row[2])

    def leave(self, name: str, window: Window) -> None:
        """This window writes no more."""
        with self._papers.open() as db:
            db.execute("DELETE FROM locks WHERE name = ? AND holder = ?", (name, window.holder))


def _gone(heard: float, now: float) -> bool:
    """Silent too long; a clock that was set back makes nobody stay for ever."""
    return not 0 <= now - heard < SILENT
