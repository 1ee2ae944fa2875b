"""What a run asks the ledger and writes in it. Each method is one transaction, and doing it twice changes nothing."""

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from operator import attrgetter
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import URL, Connection, Dialect, Table, and_, delete, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DatabaseError, DBAPIError, InterfaceError, OperationalError

from letterkit.batch.chunk import Chunk, Turn
from letterkit.batch.counts import Counts
from letterkit.batch.ledger import chain, engine
from letterkit.batch.ledger.tables import CHUNK, FILE, MESSAGE, METADATA, RUN, SEEN, WRITTEN
from letterkit.errors import LedgerTrouble
from letterkit.pipeline import Reason

_PAUSES = (0.2, 0.5, 1, 2, 4, 8, 15, 30)
"""Seconds between attempts to reach a database that went away, such as one that is being restarted."""
_MAKING_TABLES = 20_261_123
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Run:
    """``identity`` hashes everything that determines the output; ``place`` is where it goes ("." beside the ledger).

    ``split``: how versions of the templates were drawn, as JSON, or "".
    """

    identity: str
    place: str
    today: date
    split: str = ""

    @property
    def id(self) -> str:
        return hashlib.sha256(f"{self.identity}\0{self.place}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Record:
    """One message, as it is chained. ``name`` is that of its file; empty when it is a line in a file."""

    case_id: str
    stage: str
    period: str
    channel: str
    version: str
    sha256: str
    job: str
    name: str
    variant: str = ""


_NAMES = tuple(one.name for one in fields(Record))
_values: Callable[[Record], tuple[str, ...]] = attrgetter(*_NAMES)


class Ledger:
    """The ledger as one run sees it. ``begin`` comes first, unless only ``earlier`` is asked."""

    def __init__(self, url: URL, run: Run, *, alone: bool = True) -> None:
        """``alone``: no other process may work on this run while this one does; raises ``run_busy``."""
        self.url = url
        self.run = run
        self._engine, self._release = engine.engine(url, lock=run.id if alone else None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._engine.dispose()
        self._release()

    def begin(self) -> bool:
        """Register the run; whether it was finished before. Raises ``other_run`` when its place holds another."""

        def work(connection: Connection) -> bool:
            if connection.dialect.name == "postgresql":  # two runs that start together make the tables one by one
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_MAKING_TABLES})"))
            METADATA.create_all(connection)
            _insert(connection, RUN, [self._new_run()])
            found = connection.execute(select(RUN.c.id, RUN.c.finished).where(RUN.c.place == self.run.place)).one()
            if found.id != self.run.id:
                raise LedgerTrouble("other_run", path=self._where())
            return bool(found.finished)

        return self._do(work)

    def prepare(self, chunk: Chunk) -> tuple[bool, frozenset[int]]:
        """Whether the chunk is done, and the numbers of its rows whose case stood in an earlier row."""
        keys, digest = chunk.keys, chunk.input

        def work(connection: Connection) -> tuple[bool, frozenset[int]]:
            row = {"run": self.run.id, "number": chunk.number, "input": digest, "first_row": chunk.found[0].number}
            _insert(connection, CHUNK, [row])
            where = and_(CHUNK.c.run == self.run.id, CHUNK.c.number == chunk.number)
            known = connection.execute(select(CHUNK.c.input, CHUNK.c.counts).where(where)).one()
            if known.input != digest:
                raise LedgerTrouble("input_changed", row=chunk.found[0].number)
            rows = [{"run": self.run.id, "case_key": key, "row": number} for number, key in keys.items()]
            _insert(connection, SEEN, rows)
            asked = select(SEEN.c.case_key, SEEN.c.row).where(SEEN.c.run == self.run.id)
            rows_seen = connection.execute(asked.where(SEEN.c.case_key.in_(set(keys.values()))))
            first: dict[str, int] = {row.case_key: row.row for row in rows_seen}
            return known.counts is not None, frozenset(n for n, key in keys.items() if first[key] != n)

        return self._do(work)

    def earlier(self, keys: Iterable[str]) -> dict[Turn, Reason]:
        """What other runs wrote, or are writing, to these cases."""
        wanted = set(keys)
        return self._do(lambda connection: self._others(connection, wanted))

    def claim(self, chunk: int, turns: Sequence[Turn]) -> dict[Turn, Reason]:
        """Take these turns for this run; those that another run took first come back with the reason."""
        rows = [
            {
                **dict(zip(("case_key", "stage", "period"), turn, strict=True)),
                "run": self.run.id,
                "chunk": chunk,
                "day": self.run.today.isoformat(),
            }
            for turn in sorted(turns)  # in one order, so that two runs never wait for each other
        ]

        def work(connection: Connection) -> dict[Turn, Reason]:
            _insert(connection, WRITTEN, rows)
            others = self._others(connection, {turn[0] for turn in turns})
            return {turn: others[turn] for turn in turns if turn in others}

        return self._do(work)

    def record(self, chunk: int, records: Sequence[Record], counts: Counts) -> None:
        """Write down what a chunk made, and that it is done."""

        def work(connection: Connection) -> None:
            where = and_(CHUNK.c.run == self.run.id, CHUNK.c.number == chunk)
            if connection.execute(select(CHUNK.c.counts).where(where)).scalar() is None:
                values = [_values(record) for record in records]
                rows = [{"chunk": chunk, **dict(zip(_NAMES, one, strict=True))} for one in values]
                self._append(connection, MESSAGE, rows, values)
                connection.execute(update(CHUNK).where(where).values(counts=json.dumps(counts.as_json())))

        self._do(work)

    def seal(self, files: Mapping[str, str]) -> str:
        """Write down the files of the whole run with their hashes; the last hash of the chain."""

        def work(connection: Connection) -> str:
            known = set(connection.execute(select(FILE.c.name).where(FILE.c.run == self.run.id)).scalars())
            new = [(name, digest) for name, digest in sorted(files.items()) if name not in known]
            self._append(connection, FILE, [{"name": name, "sha256": digest} for name, digest in new], new)
            return str(connection.execute(select(RUN.c.head).where(RUN.c.id == self.run.id)).scalar_one())

        return self._do(work)

    def finish(self) -> None:
        """The run is done: everything it made stands in its place."""

        def work(connection: Connection) -> None:
            connection.execute(update(RUN).where(RUN.c.id == self.run.id).values(finished=1))
            connection.execute(delete(SEEN).where(SEEN.c.run == self.run.id))

        self._do(work)

    def done(self) -> list[int]:
        """The numbers of the chunks that are done, in order."""
        asked = select(CHUNK.c.number).where(CHUNK.c.run == self.run.id, CHUNK.c.counts.is_not(None))
        return self._do(lambda connection: list(connection.execute(asked.order_by(CHUNK.c.number)).scalars()))

    def counts(self) -> Counts:
        """The counts of all chunks that are done."""
        asked = select(CHUNK.c.counts).where(CHUNK.c.run == self.run.id, CHUNK.c.counts.is_not(None))
        total = Counts()
        for counted in self._do(lambda connection: list(connection.execute(asked).scalars())):
            total.add(Counts.of_json(json.loads(counted)))
        return total

    def _others(self, connection: Connection, keys: set[str]) -> dict[Turn, Reason]:
        asked = (
            select(WRITTEN.c.case_key, WRITTEN.c.stage, WRITTEN.c.period, WRITTEN.c.day, CHUNK.c.counts)
            .join(CHUNK, and_(CHUNK.c.run == WRITTEN.c.run, CHUNK.c.number == WRITTEN.c.chunk))
            .where(WRITTEN.c.run != self.run.id, WRITTEN.c.case_key.in_(keys))
        )
        return {
            (row.case_key, row.stage, row.period): Reason(
                "already_written" if row.counts else "being_written", (("day", row.day),)
            )
            for row in connection.execute(asked)
        }

    def _append(
        self, connection: Connection, table: Table, rows: list[dict[str, Any]], chained: Sequence[tuple[str, ...]]
    ) -> None:
        """Add records at the end of the chain."""
        run = connection.execute(select(RUN.c.head, RUN.c.entries).where(RUN.c.id == self.run.id)).one()
        hashes = list(chain.links(run.head, chained))
        if hashes:
            for number, (row, digest) in enumerate(zip(rows, hashes, strict=True), run.entries):
                row.update(run=self.run.id, position=number, hash=digest)
            _insert(connection, table, rows, strict=True)
            after = {"head": hashes[-1], "entries": run.entries + len(hashes)}
            connection.execute(update(RUN).where(RUN.c.id == self.run.id).values(after))

    def _new_run(self) -> dict[str, Any]:
        run = self.run
        return {
            "id": run.id,
            "place": run.place,
            "identity": run.identity,
            "today": run.today.isoformat(),
            "split": run.split,
            "head": chain.start(run.identity),
            "entries": 0,
            "finished": 0,
        }

    def _where(self) -> str:
        return self.run.place if self.run.place != "." else engine.shown(self.url).rpartition("/")[0]

    def _do(self, work: Callable[[Connection], T]) -> T:
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


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]], *, strict: bool = False) -> None:
    """Insert rows of one form; not ``strict``, those that are not there yet.

    Past SQLAlchemy, which looks at each value of each row: they are all texts and numbers.
    """
    if rows:
        connection.exec_driver_sql(_inserting(table, connection.dialect, tuple(rows[0]), strict=strict), rows)


@lru_cache(maxsize=16)
def _inserting(table: Table, dialect: Dialect, columns: tuple[str, ...], *, strict: bool) -> str:
    kind = postgresql if dialect.name == "postgresql" else sqlite
    insert = kind.insert(table)
    return str((insert if strict else insert.on_conflict_do_nothing()).compile(dialect=dialect, column_keys=columns))
