"""Cases from a database: a URL and a query that selects flat columns, named as in a CSV. Reads only, row by row."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from letterkit.case_file import columns as column_names
from letterkit.case_file.rows import Found
from letterkit.errors import Unreadable

_URL = re.compile(r"[a-z][a-z0-9+]*://", re.IGNORECASE)
_SELECT = re.compile(r"\s*(select|with)\b[^;]*;?\s*", re.IGNORECASE | re.DOTALL)
_ROWS_AT_ONCE = 1_000
_READ_ONLY = {"sqlite": "PRAGMA query_only = ON", "postgresql": "SET TRANSACTION READ ONLY"}


def is_url(source: Path | str) -> bool:
    """Whether this is the address of a database and no file."""
    return isinstance(source, str) and bool(_URL.match(source))


def read(url: str, query: str | None, columns: Mapping[str, str] | None) -> Iterator[Found]:
    """The rows the query gives, counted from 1. A password in the URL never comes back in a message."""
    if not query or not _SELECT.fullmatch(query):
        raise Unreadable("database_no_query")
    return _rows(url, query, columns)


def _rows(url: str, query: str, columns: Mapping[str, str] | None) -> Iterator[Found]:
    try:
        address = make_url(url)
        _refuse_new_file(address.database if address.get_backend_name() == "sqlite" else None)
        engine = create_engine(address)
        try:
            with engine.connect() as connection:
                yield from _selected(connection, query, columns, address.database or "")
        finally:
            engine.dispose()
    except (SQLAlchemyError, ImportError) as error:
        raise Unreadable("database", reason=type(error).__name__) from error


def _selected(connection: Connection, query: str, columns: Mapping[str, str] | None, name: str) -> Iterator[Found]:
    if guard := _READ_ONLY.get(connection.dialect.name):
        connection.execute(text(guard))
    escaped = query.replace(":", r"\:")  # a colon in the query is the query's own, never a parameter
    result = connection.execution_options(stream_results=True, max_row_buffer=_ROWS_AT_ONCE).execute(text(escaped))
    plan = column_names.plan(list(result.keys()), columns, file=name)
    for number, found in enumerate(result, 1):
        yield plan.found(number, tuple(found))


def _refuse_new_file(database: str | None) -> None:
    """SQLite would make an empty database of a name that is not there."""
    if database and database != ":memory:" and not database.startswith("file:") and not Path(database).is_file():
        raise Unreadable("file_missing", file=database)
