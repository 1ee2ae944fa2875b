"""What the ledger says of one run, for whoever checks it: read only, and never as a whole in memory."""

import json
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from itertools import islice
from pathlib import Path

from sqlalchemy import URL, Select, and_, func, select
from sqlalchemy.engine import Row
from sqlalchemy.exc import DatabaseError, InterfaceError

from letterkit.batch.counts import Counts
from letterkit.batch.ledger import chain, engine
from letterkit.batch.ledger.ledger import Record
from letterkit.batch.ledger.tables import CHUNK, FILE, MESSAGE, RUN, WRITTEN
from letterkit.errors import LedgerTrouble

_AT_ONCE = 1_000
_NAMES = tuple(Record.__slots__)


class Evidence:
    """The run whose output is at ``place``. Raises ``ledger_unknown`` when the ledger does not know it."""

    def __init__(self, url: URL, place: str) -> None:
        if url.drivername == "sqlite" and not Path(str(url.database)).is_file():
            raise LedgerTrouble("ledger_unknown", path=place)
        self._url = url
        self._engine, _ = engine.engine(url, lock=None, reads=True)
        run = self._one(select(RUN).where(RUN.c.place == place))
        if run is None:
            raise LedgerTrouble("ledger_unknown", path=place)
        self._run = str(run.id)
        self._identity = str(run.identity)
        self.head, self.entries, self.finished = str(run.head), int(run.entries), bool(run.finished)
        self.today = date.fromisoformat(run.today)
        self.split: dict[str, object] | None = json.loads(run.split) if run.split else None

    def close(self) -> None:
        self._engine.dispose()

    @property
    def counts(self) -> Counts:
        total = Counts()
        for row in self._rows(select(CHUNK.c.counts).where(CHUNK.c.run == self._run, CHUNK.c.counts.is_not(None))):
            total.add(Counts.of_json(json.loads(row.counts)))
        return total

    def links(self) -> Iterator[tuple[int, bool]]:
        """Number of each record from 1, and whether its hash follows from it and from the one before."""
        before = chain.start(self._identity)
        for expected, (position, digest, record) in enumerate(self._chained()):
            before = chain.link(before, record)
            yield expected + 1, (expected, before) == (position, digest)

    def messages(self) -> Iterator[Record]:
        """All messages, in the order in which they were made."""
        asked = select(MESSAGE).where(MESSAGE.c.run == self._run).order_by(MESSAGE.c.position)
        return (Record(*(getattr(row, name) for name in _NAMES)) for row in self._rows(asked))

    def files(self) -> Iterator[tuple[str, str]]:
        """Name and hash of every file that holds more than one message."""
        asked = select(FILE.c.name, FILE.c.sha256).where(FILE.c.run == self._run).order_by(FILE.c.position)
        return ((row.name, row.sha256) for row in self._rows(asked))

    def doubled(self) -> Iterator[tuple[str, str]]:
        """Case and channel of every message that stands in the ledger more than once."""
        where = select(MESSAGE.c.case_id, MESSAGE.c.channel).where(MESSAGE.c.run == self._run)
        asked = where.group_by(MESSAGE.c.case_id, MESSAGE.c.channel).having(func.count() > 1)
        return ((row.case_id, row.channel) for row in self._rows(asked))

    def without_turn(self) -> Iterator[tuple[str, str]]:
        """Case and stage of every message whose turn is not this run's."""
        own = and_(
            WRITTEN.c.run == MESSAGE.c.run,
            WRITTEN.c.chunk == MESSAGE.c.chunk,
            WRITTEN.c.case_key == func.lower(MESSAGE.c.case_id),
            WRITTEN.c.stage == MESSAGE.c.stage,
            WRITTEN.c.period == MESSAGE.c.period,
        )
        asked = select(MESSAGE.c.case_id, MESSAGE.c.stage).outerjoin(WRITTEN, own)
        return (
            (row.case_id, row.stage)
            for row in self._rows(asked.where(MESSAGE.c.run == self._run, WRITTEN.c.run.is_(None)))
        )

    def unknown(self, names: Iterable[str]) -> Iterator[str]:
        """The names of files that this run did not make."""
        left = iter(names)
        while some := list(islice(left, _AT_ONCE)):
            known = {
                row.name
                for table in (MESSAGE, FILE)
                for row in self._rows(select(table.c.name).where(table.c.run == self._run, table.c.name.in_(some)))
            }
            yield from (name for name in some if name not in known)

    def _chained(self) -> Iterator[tuple[int, str, tuple[str, ...]]]:
        """Position, hash and content of every record."""
        asked = select(MESSAGE).where(MESSAGE.c.run == self._run).order_by(MESSAGE.c.position)
        for row in self._rows(asked):
            yield row.position, row.hash, tuple(getattr(row, name) for name in _NAMES)
        for row in self._rows(select(FILE).where(FILE.c.run == self._run).order_by(FILE.c.position)):
            yield row.position, row.hash, (row.name, row.sha256)

    def _one(self, asked: Select[tuple[object, ...]]) -> Row[tuple[object, ...]] | None:
        with closing(self._rows(asked)) as rows:
            return next(rows, None)

    def _rows(self, asked: Select[tuple[object, ...]]) -> Generator[Row[tuple[object, ...]]]:
        with (
            self._told(),
            self._engine.connect() as connection,
            connection.execution_options(yield_per=_AT_ONCE).execute(asked) as result,
        ):
            yield from result

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (DatabaseError, InterfaceError) as error:
            raise LedgerTrouble("ledger_broken", path=engine.shown(self._url)) from error
