"""The tables of the ledger. Nothing in them is personal but the case id, and who ran it (host, account, operator).

A run that can be proven has no case id in it either: its messages have a random number, and ``case_key`` is a salted
commitment (``case_keys``).
"""

from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

METADATA = MetaData()


def _run() -> Column[str]:
    return Column("run", String(64), ForeignKey("run.id"), primary_key=True)


def _position() -> Column[int]:
    return Column("position", Integer, primary_key=True, autoincrement=False)


def _texts(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


_KEYED: dict[str, Any] = {"sqlite_with_rowid": False}
"""Rows stand in the order of their key: a second tree beside it would cost as much again with each row."""

SCHEMA = Table("schema", METADATA, Column("version", Integer, primary_key=True, autoincrement=False))
"""One row: which form the tables have (``schema``)."""

SALT = Table("salt", METADATA, Column("salt", String(64), primary_key=True))
"""One row: what commitments to case ids are made with (``case_keys``)."""

RUN = Table(
    "run",
    METADATA,
    Column("id", String(64), primary_key=True),
    *_texts("place", "identity", "today", "head", "split"),
    Column("choices", Text, nullable=False, server_default=""),
    Column("entries", Integer, nullable=False, default=0),
    Column("finished", Integer, nullable=False, default=0),
    Index("run_place", "place"),
)
"""``head`` and ``entries``: the last hash of the run's chain, how many records it has; ``split`` and ``choices`` as
JSON, or "": how versions were drawn, and what a resumed run is asked without typing it again.
"""

CHUNK = Table(
    "chunk",
    METADATA,
    _run(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("input", String(64), nullable=False),
    Column("first_row", Integer, nullable=False),
    Column("counts", Text),
    Column("lines", String(64)),
    Column("post", String(64)),
)
"""A chunk without ``counts`` is pending. ``lines`` and ``post``: hashes of its work files, or nothing."""

SEEN = Table(
    "seen", METADATA, _run(), Column("case_key", String(64), primary_key=True), Column("row", Integer), **_KEYED
)
"""On which row of the input a case stood first. Only while the run is at work."""

WRITTEN = Table(
    "written",
    METADATA,
    Column("case_key", String(64), primary_key=True),
    Column("stage", String(64), primary_key=True),
    Column("period", String(32), primary_key=True),
    Column("run", String(64), ForeignKey("run.id"), nullable=False),
    Column("chunk", Integer, nullable=False),
    *_texts("day"),
    Column("reference", String(64), nullable=False, server_default=""),
    **_KEYED,
)
"""One row for each stage of a case in a period, whoever wrote it: this key is why nobody is written twice.

``reference``: how the messages of that run name the case, without capitals.
"""

MESSAGE = Table(
    "message",
    METADATA,
    _run(),
    _position(),
    Column("chunk", Integer, nullable=False),
    *_texts("case_id", "stage", "period", "channel", "version", "sha256", "job", "name", "variant", "hash"),
    UniqueConstraint("run", "case_id", "channel"),
    **_KEYED,
)

RECEIPT = Table(
    "receipt",
    METADATA,
    _run(),
    _position(),
    *_texts("job", "case_id", "period", "channel", "state", "at", "provider_id", "recorded", "address", "hash"),
    Index("receipt_job", "run", "job"),
    Index("receipt_case", "case_id"),
    Index("receipt_state", "state"),
)
"""What became of a message after it was handed over (``receipts``). ``address``: a commitment, no address."""

ADDRESSED = Table(
    "addressed",
    METADATA,
    _run(),
    Column("case_key", String(64), primary_key=True),
    Column("address", String(64), primary_key=True),
    Column("chunk", Integer, nullable=False),
    *_texts("day"),
    Index("addressed_day", "address", "day"),
    **_KEYED,
)
"""Which address gets how many messages on a day, over all runs (``daily``)."""

FILE = Table("file", METADATA, _run(), _position(), *_texts("name", "sha256", "hash"), UniqueConstraint("run", "name"))
"""The files of a run that hold more than one message."""

EVENT = Table(
    "event",
    METADATA,
    _run(),
    _position(),
    *_texts("kind", "moment", "operator", "host", "account", "version", "case_id", "reason", "details", "hash"),
)
"""What happened to a run, when, on which machine and by whom (``events``)."""
