"""The form of the tables. A ledger that an earlier version made is brought up to date; a later one is refused."""

import secrets

from sqlalchemy import Connection, MetaData, delete, insert, inspect, select, text, update
from sqlalchemy.schema import CreateTable

from letterkit.batch.ledger.tables import METADATA, RUN, SALT, SCHEMA, WRITTEN
from letterkit.errors import LedgerTrouble

VERSION = 4
"""1: without the table ``schema``. 2: events, choices, hashes of work files; a place may hold one run after another.
3: receipts, and how many messages an address gets on a day. 4: commitments instead of case ids, for runs that can be
proven.
"""

_COMMITMENTS = 4
_MAKING_TABLES = 20_261_123  # any number, the same in every process: PostgreSQL lets one of them at a time go on


def ready(connection: Connection, where: str) -> None:
    """Make the tables, or bring them up to date. Raises ``ledger_newer`` for a form that we do not know."""
    if version(connection) == VERSION:
        return
    if connection.dialect.name == "postgresql":  # two runs that start together make the tables one by one
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_MAKING_TABLES})"))
    found = version(connection)
    if found > VERSION:
        raise LedgerTrouble("ledger_newer", path=where)
    if found == 1:
        _from_1(connection)
    if 0 < found < _COMMITMENTS:
        connection.execute(text("ALTER TABLE written ADD COLUMN reference VARCHAR(64) NOT NULL DEFAULT ''"))
        connection.execute(update(WRITTEN).values(reference=WRITTEN.c.case_key))
    METADATA.create_all(connection)
    if connection.execute(select(SALT.c.salt)).first() is None:
        connection.execute(insert(SALT).values(salt=secrets.token_hex(32)))
    if found != VERSION:
        connection.execute(delete(SCHEMA))
        connection.execute(insert(SCHEMA).values(version=VERSION))


def version(connection: Connection) -> int:
    """The form of the tables; 0 when there are none."""
    tables = inspect(connection)
    if tables.has_table("schema"):
        return int(connection.execute(select(SCHEMA.c.version)).scalar() or 0)
    return int(tables.has_table("written"))


def _from_1(connection: Connection) -> None:
    """Add what is new. The unique place goes: SQLite can only do that by making the table anew."""
    for column in ("lines", "post"):
        connection.execute(text(f"ALTER TABLE chunk ADD COLUMN {column} VARCHAR(64)"))
    if connection.dialect.name == "postgresql":
        connection.execute(text("ALTER TABLE run DROP CONSTRAINT IF EXISTS run_place_key"))
        connection.execute(text("ALTER TABLE run ADD COLUMN choices TEXT NOT NULL DEFAULT ''"))
    else:
        _made_anew(connection)
    for index in RUN.indexes:
        index.create(connection)


def _made_anew(connection: Connection) -> None:
    """In this order: SQLite lets references follow a table that is renamed, and they must go on meaning ``run``."""
    names = [column.name for column in RUN.columns if column.name != "choices"]
    new = RUN.to_metadata(MetaData(), name="run_2")
    connection.execute(CreateTable(new))
    connection.execute(insert(new).from_select(names, select(*(RUN.c[name] for name in names))))
    connection.execute(text("DROP TABLE run"))
    connection.execute(text("ALTER TABLE run_2 RENAME TO run"))
