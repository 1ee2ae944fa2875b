"""The runs of a ledger, for a person who looks for one."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, Connection, func, select

from letterkit.batch.ledger import engine, events, schema
from letterkit.batch.ledger.ledger import events_of
from letterkit.batch.ledger.session import Session
from letterkit.batch.ledger.tables import MESSAGE, RUN
from letterkit.errors import LedgerTrouble

_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One run. ``started`` is "" for a run that an earlier version began."""

    id: str
    place: str
    today: str
    state: events.State
    started: str
    operator: str


def runs(url: URL) -> list[Line]:
    """All runs, those that began first on top. Raises ``ledger_unknown`` when there is no ledger."""
    if url.drivername == "sqlite" and not Path(str(url.database)).is_file():
        raise LedgerTrouble("ledger_unknown", path=engine.shown(url))

    def work(connection: Connection) -> list[Line]:
        schema.ready(connection, engine.shown(url))
        return sorted(_lines(connection), key=lambda line: (line.started, line.today, line.place))

    with closing(Session(url, lock=None)) as session:
        return session.do(work)


def find(url: URL, given: str) -> Line:
    """The run with this id (its first characters are enough) or this place. Raises ``run_unknown``."""
    lines = runs(url)
    place = str(Path(given).resolve())
    found = [line for line in lines if len(given) >= _SHORTEST and line.id.startswith(given)]
    found = found or [line for line in lines if line.place in (given, place)][-1:]
    if len(found) != 1:
        raise LedgerTrouble("run_unknown", run=given, ledger=engine.shown(url))
    return found[0]


@dataclass(frozen=True, slots=True)
class Sent:
    """One message of the document with a number. ``run``: where it stands in this ledger."""

    run: Line
    stage: str
    channel: str


def documents(url: URL, number: str) -> list[Sent]:
    """The messages with this number, as it is printed on paper and below an e-mail; in a run that hides no cases that
    is the number of the case.
    """
    known = {line.id: line for line in runs(url)}
    wanted = select(MESSAGE.c.run, MESSAGE.c.stage, MESSAGE.c.channel).where(func.lower(MESSAGE.c.case_id) == number)

    def work(connection: Connection) -> list[Sent]:
        rows = connection.execute(wanted.order_by(MESSAGE.c.run, MESSAGE.c.position)).all()
        return [Sent(known[row.run], row.stage, row.channel) for row in rows if row.run in known]

    with closing(Session(url, lock=None)) as session:
        return session.do(work)


def _lines(connection: Connection) -> Iterator[Line]:
    for row in connection.execute(select(RUN)).all():
        known = events_of(connection, row.id)
        first = events.last(known, "started")
        state = events.state(known, finished=bool(row.finished))
        started, operator = (first.moment, first.operator or first.account) if first else ("", "")
        yield Line(row.id, row.place, row.today, state, started, operator)
