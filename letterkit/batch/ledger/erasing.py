"""A customer taken out of the ledger of a run: the records stay as links of the chain, without what they were about.

What a link was computed from is gone; its hash stays, and the signed tombstone names it (``batch.tombstones``).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from sqlalchemy import URL, Connection, Table, and_, func, select, update

from letterkit.batch.ledger import engine, events, schema
from letterkit.batch.ledger.ledger import add_event
from letterkit.batch.ledger.records import Run
from letterkit.batch.ledger.session import Session
from letterkit.batch.ledger.tables import EVENT, MESSAGE, RECEIPT, RUN
from letterkit.batch.ledger.ways_out import give_back
from letterkit.case import case_key
from letterkit.errors import LedgerTrouble

_BLANK: Mapping[str, tuple[str, ...]] = {
    MESSAGE.name: ("sha256", "name", "job"),
    RECEIPT.name: ("job", "address", "provider_id"),
    EVENT.name: ("reason", "operator"),
}


@dataclass(frozen=True, slots=True)
class Link:
    """One record of a customer: its position in the chain, and its hash."""

    position: int
    hash: str
    channel: str


class Erasing:
    """The ledger of one finished run, while no other process writes in it. Raises ``run_busy``."""

    def __init__(self, url: URL, run: Run) -> None:
        self._url, self._run = url, run
        self._session = Session(url, lock=run.id)
        self._session.do(lambda connection: schema.ready(connection, engine.shown(url)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def links(self, case: str) -> list[Link]:
        """The records of a customer in this run. Raises ``run_open`` for a run that is not finished."""

        def work(connection: Connection) -> list[Link]:
            if not connection.execute(select(RUN.c.finished).where(RUN.c.id == self._run.id)).scalar_one():
                raise LedgerTrouble("run_open", run=self._run.id[:12])
            return sorted(_links(connection, self._run.id, case), key=lambda link: link.position)

        return self._session.do(work)

    def erase(self, case: str, documents: Mapping[str, str], *, ground: str, operator: str) -> None:
        """Take a customer out, and write down that it was done. ``documents``: channel -> number of the message."""

        def work(connection: Connection) -> None:
            for table in (MESSAGE, RECEIPT, EVENT):
                for row in connection.execute(_of_case(table, self._run.id, case)).all():
                    values: dict[str, Any] = dict.fromkeys(_BLANK[table.name], "")
                    number = documents.get(getattr(row, "channel", ""), "")
                    values["case_id"] = f"gewist-{number or row.position}"
                    here = and_(table.c.run == self._run.id, table.c.position == row.position)
                    connection.execute(update(table).where(here).values(values))
            give_back(connection, self._run.id, case)
            known = events.now("erased", operator, reason=ground, details={"documents": sorted(documents.values())})
            add_event(connection, self._run.id, known)

        self._session.do(work)

    def swept(self) -> None:
        """Leave nothing of what was erased in free pages of the file, nor in the journal beside it."""
        if self._url.drivername == "sqlite":
            engine.swept(self._url)


def _of_case(table: Table, run: str, case: str) -> Any:
    return select(table).where(table.c.run == run, func.lower(table.c.case_id) == case_key(case))


def _links(connection: Connection, run: str, case: str) -> Iterator[Link]:
    for table in (MESSAGE, RECEIPT, EVENT):
        for row in connection.execute(_of_case(table, run, case)):
            yield Link(row.position, str(row.hash), str(getattr(row, "channel", "")))
