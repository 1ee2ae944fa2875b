"""The file of the papers: its tables, and one transaction at a time."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from letterkit.errors import LedgerTrouble

FILE = Path(".letterkit") / "papieren.sqlite"
_PATIENCE = 10.0
_TABLES = """
CREATE TABLE IF NOT EXISTS log (
    number INTEGER PRIMARY KEY, at TEXT NOT NULL, person TEXT NOT NULL, what TEXT NOT NULL, about TEXT NOT NULL,
    details TEXT NOT NULL, before TEXT NOT NULL, hash TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS log_about ON log (about, what);
CREATE TRIGGER IF NOT EXISTS log_stays BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER IF NOT EXISTS log_keeps BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TABLE IF NOT EXISTS locks (
    name TEXT PRIMARY KEY, holder TEXT NOT NULL, person TEXT NOT NULL, heard REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sessions (
    key TEXT PRIMARY KEY, person TEXT NOT NULL, called TEXT NOT NULL, groups TEXT NOT NULL, ends REAL NOT NULL
) WITHOUT ROWID;
"""


class Papers:
    """The papers of the workspace at ``base``; the file is made at the first use."""

    def __init__(self, base: Path) -> None:
        self.path = base / FILE
        self._lock = RLock()
        self._connection: sqlite3.Connection | None = None

    @contextmanager
    def open(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it or nothing. Raises ``LedgerTrouble`` for a file that cannot be read or written."""
        with self._lock:
            try:
                connection = self._opened()
                connection.execute("BEGIN IMMEDIATE")
                try:
                    yield connection
                except BaseException:
                    connection.execute("ROLLBACK")
                    raise
                connection.execute("COMMIT")
            except sqlite3.Error as error:
                raise LedgerTrouble("papers_broken", path=self.path) from error

    def close(self) -> None:
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
            connection.executescript(f"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; {_TABLES}")
            self._connection = connection
        return self._connection
