"""What the ledger says of one run, for whoever checks it: read only, and never as a whole in memory."""

import json
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import date
from heapq import merge
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from weakref import WeakSet

from sqlalchemy import URL, Connection, Select, and_, func, or_, select
from sqlalchemy.engine import Row
from sqlalchemy.exc import DatabaseError, InterfaceError

from letterkit.batch.counts import Counts
from letterkit.batch.ledger import beside, chain, engine, events, receipts, schema
from letterkit.batch.ledger.events import Event
from letterkit.batch.ledger.ledger import events_of
from letterkit.batch.ledger.receipts import Receipt, State
from letterkit.batch.ledger.records import NAMES, Record, Run
from letterkit.batch.ledger.tables import CHUNK, EVENT, FILE, MESSAGE, RECEIPT, RUN, WRITTEN
from letterkit.errors import LedgerTrouble

_AT_ONCE = 1_000
Link = tuple[int, str, tuple[str, ...]]
"""Position, hash and content of a record."""


class Evidence:
    """The run with this id, or the last whose output is at ``place``.

    Raises ``ledger_unknown`` when the ledger does not know it. A ledger of an earlier version is brought up to date.
    """

    def __init__(self, url: URL, place: str, run: str = "") -> None:
        if url.drivername == "sqlite" and not Path(str(url.database)).is_file():
            raise LedgerTrouble("ledger_unknown", path=place)
        self.url = url
        self._under_way: WeakSet[Generator[Row[tuple[object, ...]]]] = WeakSet()
        self._engine, _ = engine.engine(url, lock=None, reads=True)
        try:
            self._look(place, run)
        except BaseException:
            self.close()
            raise

    def _look(self, place: str, run: str) -> None:
        url = self.url
        with self._as_trouble(), self._engine.begin() as connection:
            if not schema.version(connection):
                raise LedgerTrouble("ledger_unknown", path=place)
            schema.ready(connection, engine.shown(url))
        found = self._one(select(RUN).where(RUN.c.id == run if run else RUN.c.place == place))
        if found is None:
            raise LedgerTrouble("ledger_unknown", path=place)
        today = date.fromisoformat(found.today)
        self.run = Run(str(found.identity), str(found.place), today, str(found.split), str(found.choices))
        self._run = str(found.id)
        self.head, self.entries, self.finished = str(found.head), int(found.entries), bool(found.finished)
        self.today = today
        self.split: dict[str, object] | None = json.loads(found.split) if found.split else None
        with self._as_trouble(), self._engine.connect() as connection:
            self.events: Sequence[Event] = events_of(connection, self._run)

    def close(self) -> None:
        """Let go of everything, also of answers that nobody read to their end."""
        for rows in list(self._under_way):
            rows.close()
        self._engine.dispose()

    @property
    def state(self) -> events.State:
        """How the run stands."""
        return events.state(self.events, finished=self.finished)

    @property
    def counts(self) -> Counts:
        total = Counts()
        for row in self._rows(select(CHUNK.c.counts).where(CHUNK.c.run == self._run, CHUNK.c.counts.is_not(None))):
            total.add(Counts.of_json(json.loads(row.counts)))
        return total

    @property
    def summary(self) -> dict[str, object]:
        """What ``summary.json`` must say: by the letterkit that wrote it, whatever is installed now."""
        more: dict[str, object] = {"run": events.about(self.events), "alarms": events.alarms(self.events)}
        more |= events.writer(self.events)
        return self.counts.summary(self.today, self.head, self.split, **more)

    def work(self) -> Iterator[tuple[int, str | None, str | None]]:
        """Number of each chunk that is done, and the hashes of its work files."""
        asked = select(CHUNK.c.number, CHUNK.c.lines, CHUNK.c.post).where(CHUNK.c.run == self._run)
        rows = self._rows(asked.where(CHUNK.c.counts.is_not(None)).order_by(CHUNK.c.number))
        return ((row.number, row.lines, row.post) for row in rows)

    def links(self, erased: Mapping[int, str] = MappingProxyType({})) -> Iterator[tuple[int, bool]]:
        """Number of each record from 1, and whether its hash follows from it and from the one before.

        ``erased``: the hashes of records of customers who were erased, of which nothing is left to compute them from.
        """
        before = chain.start(self.run.identity)
        for expected, (position, digest, record) in enumerate(self._chained()):
            before = erased.get(expected) or chain.link(before, record)
            yield expected + 1, (expected, before) == (position, digest)

    def receipts(self) -> Iterator[Receipt]:
        """What became of the messages, in the order in which it was written down."""
        asked = select(RECEIPT).where(RECEIPT.c.run == self._run).order_by(RECEIPT.c.position)
        return (receipts.of_row(row) for row in self._rows(asked))

    def states(self) -> Counter[tuple[str, State]]:
        """How many messages of each channel stand how; those that nothing is known of are not counted."""
        stand: dict[str, tuple[str, State]] = {}
        for one in self.receipts():
            known = stand.get(one.job)
            stand[one.job] = (one.channel, receipts.further(known[1] if known else None, one.state))
        return Counter(stand.values())

    def without_message(self) -> Iterator[str]:
        """The ids of receipts for messages that this run did not make."""
        same = and_(MESSAGE.c.run == RECEIPT.c.run, MESSAGE.c.job == RECEIPT.c.job)
        asked = select(RECEIPT.c.job).outerjoin(MESSAGE, same)
        return (row.job for row in self._rows(asked.where(RECEIPT.c.run == self._run, MESSAGE.c.job.is_(None))))

    def heads(self) -> frozenset[str]:
        """The last hash before any receipt at the end of the chain, and those after it: what ``summary.json`` may
        say, because receipts come in after it was written.
        """
        asked = select(RECEIPT.c.position, RECEIPT.c.hash).where(RECEIPT.c.run == self._run)
        after, position = {self.head}, self.entries - 1
        with closing(self._rows(asked.order_by(RECEIPT.c.position.desc()))) as rows:
            for row in rows:
                if row.position != position:
                    break
                after.add(str(row.hash))
                position -= 1
        before = (
            select(table.c.hash).where(table.c.run == self._run, table.c.position == position)
            for table in (MESSAGE, FILE, EVENT)
        )
        return frozenset(after | {str(row.hash) for one in before for row in self._rows(one)})

    def messages(self) -> Iterator[Record]:
        """All messages, in the order in which they were made."""
        asked = select(MESSAGE).where(MESSAGE.c.run == self._run).order_by(MESSAGE.c.position)
        return (Record(*(getattr(row, name) for name in NAMES)) for row in self._rows(asked))

    def files(self) -> Iterator[tuple[str, str]]:
        """Name and hash of every file that holds more than one message."""
        asked = select(FILE.c.name, FILE.c.sha256).where(FILE.c.run == self._run).order_by(FILE.c.position)
        return ((row.name, row.sha256) for row in self._rows(asked))

    def doubled(self) -> Iterator[tuple[str, str]]:
        """Case and channel of every message that stands in the ledger more than once."""
        where = select(MESSAGE.c.case_id, MESSAGE.c.channel).where(MESSAGE.c.run == self._run)
        asked = where.group_by(MESSAGE.c.case_id, MESSAGE.c.channel).having(func.count() > 1)
        return ((row.case_id, row.channel) for row in self._rows(asked))

    def is_as_asked(self) -> bool:
        """Whether what stands beside the chain is as it was when the run ended."""
        end = events.last(self.events, "ended")
        known = json.loads(end.details).get(beside.KEY) if end and end.details else None
        if known is None:
            return True
        with self._as_trouble(), self._engine.connect() as connection:
            return bool(beside.digest(connection, self._run) == known)

    def without_turn(self) -> Iterator[tuple[str, str]]:
        """Case and stage of every message whose turn is not this run's, and that was not released."""
        own = and_(
            WRITTEN.c.run == MESSAGE.c.run,
            WRITTEN.c.chunk == MESSAGE.c.chunk,
            WRITTEN.c.reference == func.lower(MESSAGE.c.case_id),
            WRITTEN.c.stage == MESSAGE.c.stage,
            WRITTEN.c.period == MESSAGE.c.period,
            WRITTEN.c.day == self.run.today.isoformat(),
        )
        free = and_(
            EVENT.c.run == MESSAGE.c.run,
            EVENT.c.kind == "released",
            or_(EVENT.c.case_id == "", EVENT.c.case_id == MESSAGE.c.case_id),
        )
        asked = select(MESSAGE.c.case_id, MESSAGE.c.stage).outerjoin(WRITTEN, own)
        mine = asked.where(MESSAGE.c.run == self._run, WRITTEN.c.run.is_(None), MESSAGE.c.sha256 != "")
        unexplained = mine.where(~select(EVENT.c.run).where(free).exists())
        return ((row.case_id, row.stage) for row in self._rows(unexplained))

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

    def _chained(self) -> Iterator[Link]:
        """All records in order. Messages and receipts are many; events and files stand between and after them."""
        asked = select(MESSAGE).where(MESSAGE.c.run == self._run).order_by(MESSAGE.c.position)
        messages = ((row.position, row.hash, tuple(getattr(row, name) for name in NAMES)) for row in self._rows(asked))
        files = select(FILE).where(FILE.c.run == self._run)
        happened = select(EVENT).where(EVENT.c.run == self._run)
        few: list[Link] = [(row.position, row.hash, (row.name, row.sha256)) for row in self._rows(files)]
        few += [
            (row.position, row.hash, tuple(getattr(row, name) for name in Event.__slots__))
            for row in self._rows(happened)
        ]
        asked = select(RECEIPT).where(RECEIPT.c.run == self._run).order_by(RECEIPT.c.position)
        after = ((row.position, row.hash, receipts.values(receipts.of_row(row))) for row in self._rows(asked))
        return merge(messages, sorted(few), after, key=lambda link: link[0])

    def _one(self, asked: Select[tuple[object, ...]]) -> Row[tuple[object, ...]] | None:
        """The last of the rows."""
        return next(iter(list(self._rows(asked))[-1:]), None)

    def _rows(self, asked: Select[tuple[object, ...]]) -> Generator[Row[tuple[object, ...]]]:
        rows = self._read(asked)
        self._under_way.add(rows)
        return rows

    def _read(self, asked: Select[tuple[object, ...]]) -> Generator[Row[tuple[object, ...]]]:
        with (
            self._as_trouble(),
            self._connected() as connection,
            connection.execution_options(yield_per=_AT_ONCE).execute(asked) as result,
        ):
            yield from result

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        """A connection of its own for each answer: several are read side by side. Closing one whose server went away
        is no fault any more.
        """
        connection = self._engine.connect()
        try:
            yield connection
        finally:
            with suppress(DatabaseError, InterfaceError):
                connection.close()

    @contextmanager
    def _as_trouble(self) -> Iterator[None]:
        try:
            yield
        except (DatabaseError, InterfaceError) as error:
            raise LedgerTrouble("ledger_broken", path=engine.shown(self.url)) from error
