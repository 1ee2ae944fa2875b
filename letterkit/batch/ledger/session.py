"""Transactions on a ledger, and rows at the end of a run's chain."""

import json
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any, TypeVar

from sqlalchemy import (
    ARRAY,
    URL,
    ColumnElement,
    Connection,
    Dialect,
    Table,
    Text,
    any_,
    bindparam,
    func,
    select,
    update,
)
from sqlalchemy.exc import DatabaseError, DBAPIError, InterfaceError, OperationalError

from letterkit.batch.ledger import chain, engine
from letterkit.batch.ledger.tables import RUN
from letterkit.errors import LedgerTrouble

_PAUSES = (0.2, 0.5, 1, 2, 4, 8, 15, 30)
"""Seconds between attempts to reach a database that went away, such as one that is being restarted."""
T = TypeVar("T")
Rows = list[dict[str, Any]]


class Session:
    """``lock``: the run that no other process may work on meanwhile; raises ``run_busy``."""

    def __init__(self, url: URL, *, lock: str | None) -> None:
        self.url = url
        self._engine, self._release = engine.engine(url, lock=lock)

    def close(self) -> None:
        self._engine.dispose()
        self._release()

    def do(self, work: Callable[[Connection], T]) -> T:
        """Run one transaction; again after a pause when a database elsewhere went away."""
        pauses: Iterator[float] = iter(_PAUSES if self.url.drivername != "sqlite" else ())
        while True:
            try:
                with self._engine.begin() as connection:
                    return work(connection)
            except (OperationalError, InterfaceError) as error:
                pause = next(pauses, None)
                if pause is None:
                    raise self._trouble(error) from error
                time.sleep(pause)
            except DatabaseError as error:
                raise LedgerTrouble("ledger_broken", path=engine.shown(self.url)) from error

    def _trouble(self, error: DBAPIError) -> LedgerTrouble:
        return LedgerTrouble("ledger_unreachable", ledger=engine.shown(self.url), reason=type(error.orig).__name__)


def append(connection: Connection, run: str, table: Table, rows: Rows, chained: Sequence[tuple[str, ...]]) -> str:
    """Add records at the end of a run's chain; the last hash of it."""
    now = connection.execute(select(RUN.c.head, RUN.c.entries).where(RUN.c.id == run)).one()
    hashes = list(chain.links(now.head, chained))
    if not hashes:
        return str(now.head)
    for number, (row, digest) in enumerate(zip(rows, hashes, strict=True), now.entries):
        row.update(run=run, position=number, hash=digest)
    insert(connection, table, rows, strict=True)
    after = {"head": hashes[-1], "entries": now.entries + len(hashes)}
    connection.execute(update(RUN).where(RUN.c.id == run).values(after))
    return hashes[-1]


def insert(connection: Connection, table: Table, rows: Rows, *, strict: bool = False) -> None:
    """Insert rows of one form; not ``strict``, those that are not there yet.

    Past SQLAlchemy, which looks at each value of each row: they are all texts and numbers.
    """
    if rows:
        connection.exec_driver_sql(_inserting(table, connection.dialect, tuple(rows[0]), strict=strict), rows)


def among(dialect: str, column: ColumnElement[str]) -> ColumnElement[bool]:
    """That a column has one of the texts that are given as ``these``.

    All together are one parameter of a question that is put together once: a parameter each, hundreds in a chunk, takes
    longer than the search.
    """
    if dialect == "postgresql":
        return column == any_(bindparam("texts", type_=ARRAY(Text)))
    return column.in_(select(func.json_each(bindparam("texts", type_=Text)).table_valued("value").c.value))


def these(dialect: str, texts: Collection[str]) -> dict[str, Any]:
    """The parameter of ``among``."""
    return {"texts": list(texts) if dialect == "postgresql" else json.dumps(list(texts))}


@lru_cache(maxsize=16)
def _inserting(table: Table, dialect: Dialect, columns: tuple[str, ...], *, strict: bool) -> str:
    kind: Any = import_module(f"sqlalchemy.dialects.{dialect.name}")  # the other one need not be loaded
    statement = kind.insert(table)
    return str(
        (statement if strict else statement.on_conflict_do_nothing()).compile(dialect=dialect, column_keys=columns)
    )
