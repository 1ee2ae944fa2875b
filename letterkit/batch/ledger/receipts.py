"""What became of messages after they were handed over: chained behind the run that made them.

claimed    our own sender is about to send it; with nothing after it, nobody knows whether it was sent
deferred   our own sender could not send it, and may try again
printed sent delivered bounced returned paid     as the sender, printer or bank says
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime
from functools import cache
from typing import Any, Literal, Self, get_args

from sqlalchemy import URL, Connection, Select, and_, func, select
from sqlalchemy.engine import Row

from letterkit.batch.chunk import PaidKey
from letterkit.batch.ledger import engine, schema
from letterkit.batch.ledger.records import Run
from letterkit.batch.ledger.session import Session, among, append, these
from letterkit.batch.ledger.tables import RECEIPT, WRITTEN
from letterkit.case import case_key

Outside = Literal["printed", "sent", "delivered", "bounced", "returned", "paid"]
State = Literal["claimed", "deferred", "printed", "sent", "delivered", "bounced", "returned", "paid"]
OUTSIDE: tuple[Outside, ...] = get_args(Outside)
"""The states that others report, in the order in which they follow each other."""
_RANK: dict[State, int] = {"claimed": 0, "deferred": 0, **{state: rank for rank, state in enumerate(OUTSIDE, 1)}}
_CAME_BACK, _ARRIVED = ("bounced", "returned"), ("delivered",)


@dataclass(frozen=True, slots=True)
class Receipt:
    """``at``: when it happened; ``recorded``: when it came in (both ISO 8601). ``address``: the commitment of where it
    went, or "" when the state says nothing of that address.
    """

    job: str
    case_id: str
    period: str
    channel: str
    state: State
    at: str
    provider_id: str = ""
    recorded: str = ""
    address: str = ""

    @property
    def identity(self) -> tuple[str, State, str, str]:
        """A receipt that comes in twice is one receipt."""
        return self.job, self.state, self.at, self.provider_id


_NAMES = tuple(one.name for one in fields(Receipt))


def values(receipt: Receipt) -> tuple[str, ...]:
    """As it is chained."""
    return astuple(receipt)


def of_row(row: Row[Any]) -> Receipt:
    return Receipt(*(getattr(row, name) for name in _NAMES))


def further(known: State | None, new: State) -> State:
    """How a message stands: reports may come in in any order, but a try of our own sender follows the one before."""
    return known if known is not None and _RANK[known] > _RANK[new] else new


def moment() -> str:
    """Now, as receipts have it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Receipts:
    """The receipts of one finished run, while no other process writes in its chain. Raises ``run_busy``."""

    def __init__(self, url: URL, run: Run) -> None:
        self._run = run
        self._session = Session(url, lock=run.id)
        self._session.do(lambda connection: schema.ready(connection, engine.shown(url)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def add(self, new: Iterable[Receipt]) -> int:
        """Chain those that were not there yet, in one transaction; how many."""
        wanted = list(new)

        def work(connection: Connection) -> int:
            known = {one.identity for one in _of_run(connection, self._run.id)} if wanted else set()
            fresh = [one for one in dict.fromkeys(wanted) if one.identity not in known]
            self._append(connection, list({one.identity: one for one in fresh}.values()))
            return len({one.identity for one in fresh})

        return self._session.do(work)

    def write(self, receipt: Receipt) -> None:
        """Chain one of our own sender, whatever is there."""
        self._session.do(lambda connection: self._append(connection, [receipt]))

    def _append(self, connection: Connection, new: list[Receipt]) -> None:
        chained = [values(one) for one in new]
        rows = [dict(zip(_NAMES, one, strict=True)) for one in chained]
        append(connection, self._run.id, RECEIPT, rows, chained)

    def states(self) -> dict[str, State]:
        """How each message stands that something is known of, by its id."""

        def work(connection: Connection) -> dict[str, State]:
            stand: dict[str, State] = {}
            for one in _of_run(connection, self._run.id):
                stand[one.job] = further(stand.get(one.job), one.state)
            return stand

        return self._session.do(work)

    def paid(self, references: Iterable[str]) -> dict[PaidKey, str]:
        """As ``paid`` below, of cases as the messages of this run name them."""
        wanted = {case_key(reference) for reference in references}

        def work(connection: Connection) -> dict[PaidKey, str]:
            asked = select(WRITTEN.c.case_key, WRITTEN.c.reference).where(WRITTEN.c.run == self._run.id)
            known = {row.case_key: row.reference for row in connection.execute(asked) if row.reference in wanted}
            return paid(connection, known)

        return self._session.do(work)


def _of_run(connection: Connection, run: str) -> Iterator[Receipt]:
    asked = select(RECEIPT).where(RECEIPT.c.run == run).order_by(RECEIPT.c.position)
    return (of_row(row) for row in connection.execute(asked))


def paid(connection: Connection, known: Mapping[str, str]) -> dict[PaidKey, str]:
    """Case and period of arrears that were paid after a message of any run, with the day of the first receipt.

    ``known``: every form in which a ledger may have a case (``case_keys``) -> how the answer names it.
    """
    dialect, found = connection.dialect.name, dict[PaidKey, str]()
    for asked in _came_in(dialect):
        for row in connection.execute(asked, these(dialect, known)):
            place, day = (known[row.case], row.period), str(row.at)[:10]
            found[place] = min(day, found.get(place, day))
    return found


@cache
def _came_in(dialect: str) -> tuple[Select[Any], ...]:
    """The payments of cases, by the turns of their messages, and of turns that were given back."""
    came_in = select(RECEIPT.c.period, RECEIPT.c.at).where(RECEIPT.c.state == "paid").order_by(RECEIPT.c.at.desc())
    same = and_(
        WRITTEN.c.run == RECEIPT.c.run,
        WRITTEN.c.period == RECEIPT.c.period,
        WRITTEN.c.reference == func.lower(RECEIPT.c.case_id),
    )
    written = came_in.add_columns(WRITTEN.c.case_key.label("case")).join(WRITTEN, same)
    case = func.lower(RECEIPT.c.case_id).label("case")
    return (
        written.where(among(dialect, WRITTEN.c.case_key)),
        came_in.add_columns(case).where(among(dialect, case)),
    )


def dead(connection: Connection, until: str | None) -> frozenset[str]:
    """The addresses on which the last message that came to an end came back. ``until``: later receipts do not count."""
    asked = select(RECEIPT.c.address, RECEIPT.c.state, RECEIPT.c.at, RECEIPT.c.recorded)
    of_end = asked.where(RECEIPT.c.address != "", RECEIPT.c.state.in_((*_CAME_BACK, *_ARRIVED)))
    last: dict[str, tuple[datetime, str]] = {}
    for row in connection.execute(of_end):
        if until is None or _time(row.recorded) <= _time(until):
            last[row.address] = max(last.get(row.address, (_time(row.at), row.state)), (_time(row.at), row.state))
    return frozenset(address for address, (_, state) in last.items() if state in _CAME_BACK)


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
