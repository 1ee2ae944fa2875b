"""What a run asks the ledger and writes in it. Each method is one transaction, and doing it twice changes nothing."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass
from functools import cache
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import URL, Connection, Select, and_, bindparam, delete, select, update

from letterkit.batch.chunk import Chunk, ClaimKey, PaidKey
from letterkit.batch.counts import Counts
from letterkit.batch.ledger import beside, case_keys, chain, daily, engine, events, receipts, records, schema
from letterkit.batch.ledger.case_keys import CaseKeys
from letterkit.batch.ledger.daily import Address
from letterkit.batch.ledger.events import Event
from letterkit.batch.ledger.records import Record, Run
from letterkit.batch.ledger.session import Session, among, append, insert, these
from letterkit.batch.ledger.tables import CHUNK, EVENT, FILE, MESSAGE, RUN, SEEN, WRITTEN
from letterkit.case import case_key
from letterkit.errors import HoldReason, LedgerTrouble

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Done:
    """What a chunk that is done left: its messages, and the hashes of its work files (None: not known)."""

    records: tuple[Record, ...]
    lines: str | None
    post: str | None


class Ledger:
    """The ledger as one run sees it. ``begin`` comes first, unless only ``earlier`` is asked."""

    def __init__(self, url: URL, run: Run, *, alone: bool = True, hides: bool = False) -> None:
        """``alone``: no other process may work on this run while this one does; raises ``run_busy``. ``hides``: no
        case id is written in it (``case_keys``).
        """
        self.url = url
        self.run = run
        self._session = Session(url, lock=run.id if alone else None)
        self._begun = False
        self._hides = hides
        self._known: CaseKeys | None = None
        self._dead: frozenset[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.close()

    def begin(self) -> bool:
        """Register the run; whether it was finished before.

        Raises ``other_run`` when the ledger of the output folder itself knows another run, and ``run_released`` or
        ``run_closing`` when a person took it out of work.
        """

        def work(connection: Connection) -> bool:
            schema.ready(connection, engine.shown(self.url))
            insert(connection, RUN, [self._new_run()])
            others = select(RUN.c.id).where(RUN.c.place == ".", RUN.c.id != self.run.id)
            if self.run.place == "." and connection.execute(others).first():
                raise LedgerTrouble("other_run", path=engine.shown(self.url).rpartition("/")[0])
            finished = bool(connection.execute(select(RUN.c.finished).where(RUN.c.id == self.run.id)).scalar_one())
            self._at_work(connection, finished=finished)
            return finished

        finished = self._do(work)
        self._begun = True
        return finished

    def _at_work(self, connection: Connection, *, finished: bool) -> None:
        """Write down that the run begins or goes on, once for this call."""
        known = self.events_in(connection)
        if events.state(known, finished=finished) == "released":
            raise LedgerTrouble("run_released", run=self.run.id[:12])
        if not finished and events.last(known, "closed"):
            raise LedgerTrouble("run_closing", run=self.run.id[:12])
        if finished or self._begun or events.last(known, "ended"):
            return
        entries = connection.execute(select(RUN.c.entries).where(RUN.c.id == self.run.id)).scalar_one()
        kind: events.Kind = "resumed" if entries else "started"
        self._refuse_older_roles(connection)
        details: dict[str, object] = {"today": self.run.today.isoformat(), "place": self.run.place}
        details |= {"workspace": self.run.workspace} | ({"roles": self.run.roles} if self.run.roles else {})
        add_event(connection, self.run.id, events.now(kind, self.run.operator, details=details))
        if self.run.door and not events.last(known, "unapproved"):
            add_event(connection, self.run.id, events.now("unapproved", self.run.operator, reason=self.run.door))

    def _refuse_older_roles(self, connection: Connection) -> None:
        """Whoever puts an older rollen.yaml back, with the signatures of then, gives a key that was revoked its vote
        again. Raises ``roles_older``.
        """
        if not self.run.roles:
            return
        begun = connection.execute(select(EVENT.c.details).where(EVENT.c.kind.in_(("started", "resumed")))).scalars()
        newest = max((int(json.loads(one).get("roles", 0)) for one in begun if one), default=0)
        if newest > self.run.roles:
            raise LedgerTrouble("roles_older", now=self.run.roles, newest=newest)

    def prepare(self, chunk: Chunk) -> tuple[bool, frozenset[int]]:
        """Whether the chunk is done, and the numbers of its rows whose case stood in an earlier row."""
        keys, digest = chunk.keys, chunk.input

        def work(connection: Connection) -> tuple[bool, frozenset[int]]:
            row = {"run": self.run.id, "number": chunk.number, "input": digest, "first_row": chunk.rows[0].number}
            insert(connection, CHUNK, [row])
            known = connection.execute(select(CHUNK.c.input, CHUNK.c.counts).where(self._chunk(chunk.number))).one()
            if known.input != digest:
                raise LedgerTrouble("input_changed", row=chunk.rows[0].number)
            cases = self._keys(connection)
            written = {number: cases.written(key) for number, key in keys.items()}
            rows = [{"run": self.run.id, "case_key": key, "row": number} for number, key in written.items()]
            insert(connection, SEEN, rows)
            dialect = connection.dialect.name
            rows_seen = connection.execute(_seen(dialect), {"run": self.run.id, **these(dialect, written.values())})
            first: dict[str, int] = {row.case_key: row.row for row in rows_seen}
            return known.counts is not None, frozenset(n for n, key in written.items() if first[key] != n)

        return self._do(work)

    def earlier(self, keys: Iterable[str]) -> dict[ClaimKey, HoldReason]:
        """What other runs wrote, or are writing, to these cases."""
        wanted = set(keys)
        return self._do(lambda connection: self._others(connection, wanted))

    def paid(self, keys: Iterable[str]) -> dict[PaidKey, str]:
        """Case and period of the arrears that were paid after a message about them -> the day of the first receipt."""
        wanted = set(keys)

        def work(connection: Connection) -> dict[PaidKey, str]:
            return receipts.paid(connection, self._keys(connection).known(wanted)) if self._knows(connection) else {}

        return self._do(work)

    def dead_addresses(self) -> frozenset[str]:
        """The addresses and numbers on which messages came back, as receipts said when this run began."""

        def work(connection: Connection) -> frozenset[str]:
            if not self._knows(connection):
                return frozenset()
            first = events.last(self.events_in(connection), "started") if self._begun else None
            return receipts.dead(connection, first.moment if first else None)

        if self._dead is None:
            self._dead = self._do(work)
        return self._dead

    def claim(
        self, chunk: int, turns: Mapping[ClaimKey, str], addresses: Mapping[ClaimKey, Collection[Address]] | None = None
    ) -> dict[ClaimKey, HoldReason]:
        """Take these turns for this run; those that another run took first come back with the reason.

        ``turns``: with the reference of the case in this run. ``addresses``: where the messages of a turn go, in the
        order of the rows. A turn with an address that has enough messages on that day comes back too.
        """
        shared = {"run": self.run.id, "chunk": chunk, "day": self.run.today.isoformat()}

        def work(connection: Connection) -> dict[ClaimKey, HoldReason]:
            cases = self._keys(connection)
            in_order = sorted(turns.items())  # in one order, so that two runs never wait for each other
            rows = [
                {
                    "case_key": cases.written(key),
                    "stage": stage,
                    "period": period,
                    **shared,
                    "reference": case_key(reference),
                }
                for (key, stage, period), reference in in_order
            ]
            insert(connection, WRITTEN, rows)
            others = self._others(connection, {turn[0] for turn in turns})
            taken = {turn: others[turn] for turn in turns if turn in others}
            asked = {turn: wanted for turn, wanted in (addresses or {}).items() if turn not in taken}
            full = daily.reserve(connection, self.run.id, chunk, asked, cases)
            for case, stage, period in (*taken, *full):
                mine = and_(WRITTEN.c.run == self.run.id, WRITTEN.c.case_key == cases.written(case))
                connection.execute(delete(WRITTEN).where(mine, WRITTEN.c.stage == stage, WRITTEN.c.period == period))
            return taken | full

        return self._do(work)

    def record(
        self, chunk: int, made: Sequence[Record], counts: Counts, *, lines: str | None = None, post: str | None = None
    ) -> None:
        """Write down what a chunk made, the hashes of its work files, and that it is done."""

        def work(connection: Connection) -> None:
            where = self._chunk(chunk)
            if connection.execute(select(CHUNK.c.counts).where(where)).scalar() is None:
                chained = [records.values(record) for record in made]
                rows = [{"chunk": chunk, **dict(zip(records.NAMES, one, strict=True))} for one in chained]
                append(connection, self.run.id, MESSAGE, rows, chained)
                done = {"counts": json.dumps(counts.as_json()), "lines": lines, "post": post}
                connection.execute(update(CHUNK).where(where).values(done))

        self._do(work)

    def mended(self, chunk: int, *, lines: str, post: str | None) -> None:
        """The work files of a chunk that was done were made again."""
        files = update(CHUNK).where(self._chunk(chunk)).values(lines=lines, post=post)
        self._do(lambda connection: connection.execute(files))

    def done_in(self, chunk: int) -> Done:
        """What a chunk that is done left."""
        messages = select(MESSAGE).where(MESSAGE.c.run == self.run.id, MESSAGE.c.chunk == chunk)

        def work(connection: Connection) -> Done:
            rows = connection.execute(messages.order_by(MESSAGE.c.position))
            made = tuple(Record(*(getattr(row, name) for name in records.NAMES)) for row in rows)
            files = connection.execute(select(CHUNK.c.lines, CHUNK.c.post).where(self._chunk(chunk))).one()
            return Done(made, files.lines, files.post)

        return self._do(work)

    def seal(self, files: Mapping[str, str], alarms: Sequence[str] = ()) -> str:
        """Write down the files of the whole run with their hashes, and that it ended; the last hash of the chain."""

        def work(connection: Connection) -> str:
            known = set(connection.execute(select(FILE.c.name).where(FILE.c.run == self.run.id)).scalars())
            new = [(name, digest) for name, digest in sorted(files.items()) if name not in known]
            append(connection, self.run.id, FILE, [{"name": name, "sha256": digest} for name, digest in new], new)
            if not events.last(self.events_in(connection), "ended"):
                details = {"alarms": list(alarms), beside.KEY: beside.digest(connection, self.run.id)}
                ended = events.now("ended", self.run.operator, details=details)
                add_event(connection, self.run.id, ended)
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

    def lines(self) -> dict[int, str | None]:
        """The hashes of the lines of the chunks that are done, by their number and in that order."""
        asked = select(CHUNK.c.number, CHUNK.c.lines).where(CHUNK.c.run == self.run.id, CHUNK.c.counts.is_not(None))
        rows = asked.order_by(CHUNK.c.number)
        return self._do(lambda connection: {row.number: row.lines for row in connection.execute(rows)})

    def counts(self) -> Counts:
        """The counts of all chunks that are done."""
        asked = select(CHUNK.c.counts).where(CHUNK.c.run == self.run.id, CHUNK.c.counts.is_not(None))
        total = Counts()
        for counted in self._do(lambda connection: list(connection.execute(asked).scalars())):
            total.add(Counts.of_json(json.loads(counted)))
        return total

    def events(self) -> list[Event]:
        """What happened to the run, in order."""
        return self._do(self.events_in)

    def events_in(self, connection: Connection) -> list[Event]:
        return events_of(connection, self.run.id)

    def _knows(self, connection: Connection) -> bool:
        """Whether there are receipts: a ledger of an earlier version that is only read stays as it is."""
        return self._begun or schema.version(connection) == schema.VERSION

    def _chunk(self, number: int) -> Any:
        return and_(CHUNK.c.run == self.run.id, CHUNK.c.number == number)

    def _keys(self, connection: Connection) -> CaseKeys:
        if self._known is None:
            self._known = case_keys.of(connection, hides=self._hides)
        return self._known

    def _others(self, connection: Connection, keys: set[str]) -> dict[ClaimKey, HoldReason]:
        known, dialect = self._keys(connection).known(keys), connection.dialect.name
        rows = connection.execute(_written(dialect), {"run": self.run.id, **these(dialect, known)})
        return {
            (known[row.case_key], row.stage, row.period): HoldReason(
                "already_written" if row.counts else "being_written", (("day", row.day),)
            )
            for row in rows
        }

    def _new_run(self) -> dict[str, Any]:
        run = self.run
        return {
            "id": run.id,
            "place": run.place,
            "identity": run.identity,
            "today": run.today.isoformat(),
            "split": run.split,
            "choices": run.choices,
            "head": chain.start(run.identity),
            "entries": 0,
            "finished": 0,
        }

    def _do(self, work: Callable[[Connection], T]) -> T:
        return self._session.do(work)


@cache
def _seen(dialect: str) -> Select[Any]:
    """The rows of a run on which these cases stood first."""
    return select(SEEN.c.case_key, SEEN.c.row).where(SEEN.c.run == bindparam("run"), among(dialect, SEEN.c.case_key))


@cache
def _written(dialect: str) -> Select[Any]:
    """What other runs than this one wrote to these cases."""
    return (
        select(WRITTEN.c.case_key, WRITTEN.c.stage, WRITTEN.c.period, WRITTEN.c.day, CHUNK.c.counts)
        .join(CHUNK, and_(CHUNK.c.run == WRITTEN.c.run, CHUNK.c.number == WRITTEN.c.chunk))
        .where(WRITTEN.c.run != bindparam("run"), among(dialect, WRITTEN.c.case_key))
    )


def add_event(connection: Connection, run: str, event: Event) -> str:
    """Chain an event; the last hash of the run's chain."""
    return append(connection, run, EVENT, [asdict(event)], [astuple(event)])


def events_of(connection: Connection, run: str) -> list[Event]:
    """What happened to a run, in order."""
    columns = [EVENT.c[name] for name in Event.__slots__]
    asked = select(*columns).where(EVENT.c.run == run).order_by(EVENT.c.position)
    return [Event(*row) for row in connection.execute(asked)]
