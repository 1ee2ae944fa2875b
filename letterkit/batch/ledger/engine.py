"""Connecting to a ledger, and the lock on a run: one code for SQLite and PostgreSQL, differences only here."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from filelock import FileLock, Timeout
from sqlalchemy import URL, Engine, create_engine, event, inspect, make_url
from sqlalchemy.exc import ArgumentError

from letterkit.errors import LedgerTrouble, WrongCall

FILE = "run.sqlite"
_CACHE_KB, _PAGES_A_CHECKPOINT = 32_768, 8_000
"""Keys of cases are hashes, so a night writes all over the file: each page is kept at hand, and written back seldom."""
_BUSY_SECONDS = 60
_DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg"}


def own_ledger(folder: Path) -> URL:
    """The ledger that lies in an output folder and knows that folder only."""
    return URL.create("sqlite", database=str(folder / FILE))


def address(given: str) -> URL:
    """A ledger from what the operator wrote: a file name, ``sqlite:///…`` or ``postgresql://…``."""
    if "://" not in given:
        return URL.create("sqlite", database=given)
    try:
        url = make_url(given)
        return url.set(drivername=_DRIVERS[url.get_backend_name()])
    except (ArgumentError, KeyError) as error:
        raise WrongCall("ledger_address") from error


def is_own(url: URL, out: str) -> bool:
    """Whether this is the ledger that lies in the output folder itself."""
    return url.drivername == "sqlite" and Path(str(url.database)).resolve() == (Path(out) / FILE).resolve()


def shown(url: URL) -> str:
    """The address without its password."""
    return str(url.database) if url.drivername == "sqlite" else url.render_as_string(hide_password=True)


def started(url: URL) -> bool:
    """Whether there is a ledger with tables at this address already. Makes nothing."""
    if url.drivername == "sqlite" and not Path(str(url.database)).is_file():
        return False
    made = create_engine(url)
    try:
        return bool(inspect(made).has_table("written"))
    finally:
        made.dispose()


def engine(url: URL, *, lock: str | None, reads: bool = False) -> tuple[Engine, Callable[[], None]]:
    """An engine, and what to call in the end. ``lock`` is the run that no other process may work on meanwhile.

    ``reads``: nothing will be written, so that readers need not wait for each other.
    """
    return _sqlite(url, lock, reads=reads) if url.drivername == "sqlite" else _postgresql(url, lock)


def _immutable(path: Path) -> Engine:
    """A ledger on a disk that nobody can write, such as an archive: SQLite then makes no file beside it."""
    place = f"file:{quote(str(path.absolute()))}?immutable=1"
    return create_engine("sqlite://", creator=lambda: sqlite3.connect(place, uri=True, check_same_thread=False))


def _sqlite(url: URL, lock: str | None, *, reads: bool) -> tuple[Engine, Callable[[], None]]:
    path = Path(str(url.database))
    if reads and path.is_file() and not os.access(path.parent, os.W_OK):
        return _immutable(path), lambda: None
    if path.is_symlink() and (path.name == FILE or not path.exists()):
        raise LedgerTrouble("ledger_is_link", path=str(path))  # SQLite would follow it, and make the file elsewhere
    release = _locked(path, lock) if lock else lambda: None
    with suppress(
        FileExistsError, OSError
    ):  # for its owner only, from the first moment; SQLite says what else is wrong
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    made = create_engine(url, paramstyle="named", connect_args={"timeout": _BUSY_SECONDS})

    @event.listens_for(made, "connect")
    def _connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver must not begin transactions of its own accord
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute(f"PRAGMA cache_size=-{_CACHE_KB}")
        connection.execute(f"PRAGMA wal_autocheckpoint={_PAGES_A_CHECKPOINT}")

    @event.listens_for(made, "begin")
    def _begun(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    return made, release


def swept(url: URL) -> None:
    """Write a SQLite file anew, so that nothing is left in it of what was taken out."""
    made, release = _sqlite(url, None, reads=False)
    try:
        raw = made.raw_connection()
        raw.driver_connection.execute("PRAGMA secure_delete=ON")  # type: ignore[union-attr]
        raw.driver_connection.execute("VACUUM")  # type: ignore[union-attr]
        raw.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
        raw.close()
    finally:
        made.dispose()
        release()


def _locked(path: Path, run: str) -> Callable[[], None]:
    lock = FileLock(path.with_name(f"{path.name}-{run[:12]}.lock"), mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise LedgerTrouble("run_busy") from error
    except OSError as error:
        raise LedgerTrouble("output_unwritable", path=str(path.parent), reason=error.strerror or "onbekend") from error
    return lock.release


def _postgresql(url: URL, lock: str | None) -> tuple[Engine, Callable[[], None]]:
    """With a lock one connection at a time, and the lock belongs to it: when it is lost, the next one takes the lock
    again.
    """
    single = {"pool_size": 1, "max_overflow": 0} if lock else {}
    made = create_engine(url, pool_pre_ping=True, **single)
    number = int(lock[:15], 16) if lock else None

    @event.listens_for(made, "connect")
    def _connected(connection: Any, _record: object) -> None:
        if number is None:
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", (number,))
            free = cursor.fetchone()[0]
        connection.commit()
        if not free:
            connection.close()
            raise LedgerTrouble("run_busy")

    return made, lambda: None
