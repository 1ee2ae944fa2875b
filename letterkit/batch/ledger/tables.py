"""The tables of the ledger. Nothing in them is personal but the case id."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, Text, UniqueConstraint

METADATA = MetaData()


def _run() -> Column[str]:
    return Column("run", String(64), ForeignKey("run.id"), primary_key=True)


def _texts(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


RUN = Table(
    "run",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("place", Text, nullable=False, unique=True),
    *_texts("identity", "today", "head", "split"),
    Column("entries", Integer, nullable=False, default=0),
    Column("finished", Integer, nullable=False, default=0),
)
"""``head`` and ``entries``: the last hash of the run's chain, how many records it has; ``split``: as JSON, or ""."""

CHUNK = Table(
    "chunk",
    METADATA,
    _run(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("input", String(64), nullable=False),
    Column("first_row", Integer, nullable=False),
    Column("counts", Text),
)
"""A chunk without ``counts`` is pending."""

SEEN = Table("seen", METADATA, _run(), Column("case_key", String(64), primary_key=True), Column("row", Integer))
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
)
"""One row for each stage of a case in a period, whoever wrote it: this key is why nobody is written twice."""

MESSAGE = Table(
    "message",
    METADATA,
    _run(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("chunk", Integer, nullable=False),
    *_texts("case_id", "stage", "period", "channel", "version", "sha256", "job", "name", "variant", "hash"),
    UniqueConstraint("run", "case_id", "channel"),
)

FILE = Table(
    "file",
    METADATA,
    _run(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    *_texts("name", "sha256", "hash"),
    UniqueConstraint("run", "name"),
)
"""The files of a run that hold more than one message."""
