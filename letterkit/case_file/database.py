"""Cases from a database: a URL and a query that selects flat columns, named as in a CSV. Reads only, row by row."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, TextClause, bindparam, create_engine, literal_column, or_, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.sql import ColumnElement, Select, quoted_name

from letterkit.case_file import columns as column_names
from letterkit.case_file.key_range import KeyRange
from letterkit.case_file.layout import Layout
from letterkit.case_file.rows import InputRow
from letterkit.errors import Unreadable

_SELECT = re.compile(r"\s*(select|with)\b[^;]*;?\s*", re.IGNORECASE | re.DOTALL)
_ROWS_AT_ONCE = 1_000
_READ_ONLY = {"sqlite": "PRAGMA query_only = ON", "postgresql": "SET TRANSACTION READ ONLY"}


def read(url: str, query: str | None, layout: Layout, keys: KeyRange | None = None) -> Iterator[InputRow]:
    """The rows the query gives, counted from 1; with ``keys`` only those, which the database itself chooses.

    A password in the URL never comes back in a message.
    """
    _check(query)
    return _read(url, query or "", layout, keys)


def _read(url: str, query: str, layout: Layout, keys: KeyRange | None) -> Iterator[InputRow]:
    rows = _rows(url, query, layout, keys)
    plan = column_names.plan(next(rows), layout, file=name_of(url))
    for number, values in enumerate(rows, 1):
        yield plan.row(number, values)


def opened(url: str, query: str | None) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
    """The names of the columns that the query gives, and its rows."""
    _check(query)
    rows = _rows(url, query or "", Layout(), None)
    return next(rows), rows


def name_of(url: str) -> str:
    """What a message calls the database; empty for an address that is none."""
    try:
        return make_url(url).database or ""
    except SQLAlchemyError:
        return ""


def _check(query: str | None) -> None:
    if not query or not _SELECT.fullmatch(query):
        raise Unreadable("database_no_query")


def _rows(url: str, query: str, layout: Layout, keys: KeyRange | None) -> Iterator[Any]:
    """First the names, then each row."""
    try:
        address = make_url(url)
        _refuse_new_file(address.database if address.get_backend_name() == "sqlite" else None)
        engine = create_engine(address)
        try:
            with engine.connect() as connection:
                yield from _selected(connection, query, layout, address.database or "", keys)
        finally:
            engine.dispose()
    except (SQLAlchemyError, ImportError) as error:
        raise Unreadable("database", reason=type(error).__name__) from error


def _selected(connection: Connection, query: str, layout: Layout, name: str, keys: KeyRange | None) -> Iterator[Any]:
    if guard := _READ_ONLY.get(connection.dialect.name):
        connection.execute(text(guard))
    escaped = query.replace(":", r"\:")  # a colon in the query is the query's own, never a parameter
    asked: TextClause | Select[tuple[object, ...]] = text(escaped)
    if keys:
        asked = _part(connection, escaped, layout, name, keys)
    result = connection.execution_options(stream_results=True, max_row_buffer=_ROWS_AT_ONCE).execute(asked)
    yield list(result.keys())
    for values in result:
        yield tuple(values)


def _part(
    connection: Connection, escaped: str, layout: Layout, name: str, keys: KeyRange
) -> Select[tuple[object, ...]]:
    """The query as a table, of which the database gives one range."""
    table = text(f"({escaped.strip().rstrip(';')}\n) AS letterkit_part")
    everything: Select[tuple[object, ...]] = select(literal_column("*")).select_from(table)
    header = list(connection.execute(everything.where(text("1 = 0"))).keys())
    at = column_names.plan(header, layout, file=name).of_case_number
    key: ColumnElement[str] = literal_column(
        connection.dialect.identifier_preparer.quote(quoted_name(header[at], True))
    )
    if keys.lowest:
        everything = everything.where(key >= bindparam("lowest", keys.lowest))
    if keys.end:
        below = key < bindparam("end", keys.end)
        everything = everything.where(below if keys.lowest else or_(below, key.is_(None)))
    return everything


def _refuse_new_file(database: str | None) -> None:
    """SQLite would make an empty database of a name that is not there."""
    if database and database != ":memory:" and not database.startswith("file:") and not Path(database).is_file():
        raise Unreadable("file_missing", file=database)
