"""What a person can do with a run: end it with what was done, or withdraw it. Chained, so that everybody can see it."""

from collections.abc import Sequence
from typing import Self

from sqlalchemy import URL, Connection, and_, delete, func, select

from letterkit.batch.ledger import engine, events, schema
from letterkit.batch.ledger.ledger import add_event, events_of
from letterkit.batch.ledger.records import Run
from letterkit.batch.ledger.session import Session
from letterkit.batch.ledger.tables import ADDRESSED, CHUNK, MESSAGE, RUN, SEEN, WRITTEN
from letterkit.case import case_key
from letterkit.errors import LedgerTrouble


class WaysOut:
    """Closing and releasing one run, while no other process works on it. Raises ``run_busy``."""

    def __init__(self, url: URL, run: Run, operator: str) -> None:
        self._run, self._operator = run, operator
        self._session = Session(url, lock=run.id)
        self._session.do(lambda connection: schema.ready(connection, engine.shown(url)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def close(self, reason: str) -> None:
        """What was not done will not be done: its turns are free. Raises ``run_not_open``."""

        def work(connection: Connection) -> None:
            known = self._open(connection)
            if not events.last(known, "closed"):
                add_event(connection, self._run.id, events.now("closed", self._operator, reason=reason))
            done = select(CHUNK.c.number).where(CHUNK.c.run == self._run.id, CHUNK.c.counts.is_not(None))
            for table in (WRITTEN, ADDRESSED):
                mine = delete(table).where(table.c.run == self._run.id)
                connection.execute(mine.where(table.c.chunk.not_in(done)))

        self._session.do(work)

    def _open(self, connection: Connection) -> list[events.Event]:
        known = events_of(connection, self._run.id)
        if events.state(known, finished=self._finished(connection)) != "open":
            raise LedgerTrouble("run_not_open", run=self._run.id[:12])
        return known

    def release(self, reason: str) -> None:
        """Withdraw the run: nothing of it counts as written."""

        def work(connection: Connection) -> None:
            known = events_of(connection, self._run.id)
            if events.state(known, finished=self._finished(connection)) != "released":
                add_event(connection, self._run.id, events.now("released", self._operator, reason=reason))
            for table in (WRITTEN, ADDRESSED, SEEN):
                connection.execute(delete(table).where(table.c.run == self._run.id))

        self._session.do(work)

    def release_cases(self, cases: Sequence[str], reason: str) -> str:
        """Withdraw the messages of some cases of a finished run; the last hash of the chain.

        Raises ``run_open`` for a run that is not finished, ``case_not_in_run`` for a case without a message in it.
        """

        def work(connection: Connection) -> str:
            if not self._finished(connection):
                raise LedgerTrouble("run_open", run=self._run.id[:12])
            known = events.released_cases(events_of(connection, self._run.id))
            for case in [self._as_written(connection, case) for case in cases]:
                if case not in known:
                    event = events.now("released", self._operator, case_id=case, reason=reason)
                    add_event(connection, self._run.id, event)
                give_back(connection, self._run.id, case)
            return str(connection.execute(select(RUN.c.head).where(RUN.c.id == self._run.id)).scalar_one())

        return self._session.do(work)

    def _as_written(self, connection: Connection, case: str) -> str:
        """The case number as the ledger has it: capitals do not matter."""
        asked = select(MESSAGE.c.case_id).where(MESSAGE.c.run == self._run.id)
        found = connection.execute(asked.where(func.lower(MESSAGE.c.case_id) == case_key(case))).first()
        if found is None:
            raise LedgerTrouble("case_not_in_run", case=case, run=self._run.id[:12])
        return str(found.case_id)

    def _finished(self, connection: Connection) -> bool:
        return bool(connection.execute(select(RUN.c.finished).where(RUN.c.id == self._run.id)).scalar_one())


def give_back(connection: Connection, run: str, case: str) -> None:
    """The turns of a case of this run are free. ``case``: as the messages of the run name it."""
    mine = and_(WRITTEN.c.run == run, WRITTEN.c.reference == case_key(case))
    keys = list(connection.execute(select(WRITTEN.c.case_key).where(mine)).scalars())
    connection.execute(delete(WRITTEN).where(mine))
    connection.execute(delete(ADDRESSED).where(ADDRESSED.c.run == run, ADDRESSED.c.case_key.in_(keys)))
