"""How many messages an address or a person gets on one day, over all cases and runs: nobody's telephone may ring all
morning.
"""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, select, text

from letterkit.batch.chunk import ClaimKey
from letterkit.batch.ledger.case_keys import CaseKeys
from letterkit.batch.ledger.session import among, insert, these
from letterkit.batch.ledger.tables import ADDRESSED
from letterkit.errors import HoldReason

Address = tuple[str, str, int, str]
"""Commitment of an address, number or person, the day on which the message arrives, how many it may get on that day,
and the reason (below ``gate`` in the texts) for which one more waits."""
Spot = tuple[str, str]
"""An address on a day."""

_COUNTING = 20_261_124  # any number, the same in every process: on PostgreSQL two runs count after each other


def reserve(
    connection: Connection, run: str, chunk: int, asked: Mapping[ClaimKey, Collection[Address]], cases: CaseKeys
) -> dict[ClaimKey, HoldReason]:
    """Write down where messages go; the turns for which an address has enough come back, and are not written down.

    Asking again for the same case changes nothing.
    """
    spots = {(address, day) for addresses in asked.values() for address, day, *_ in addresses}
    if not spots:
        return {}
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_COUNTING})"))
    users, full, new = _users(connection, spots), dict[ClaimKey, HoldReason](), list[dict[str, object]]()
    for turn, addresses in asked.items():
        me = (run, cases.written(turn[0]))
        crowded = ((day, why) for address, day, most, why in addresses if len(users[address, day] - {me}) >= most)
        if first := next(crowded, None):
            full[turn] = HoldReason(first[1], (("day", first[0]),))
            continue
        for address, day in dict.fromkeys(one[:2] for one in addresses):
            users[address, day].add(me)
            new.append({"run": run, "case_key": me[1], "address": address, "chunk": chunk, "day": day})
    insert(connection, ADDRESSED, new)
    return full


def _users(connection: Connection, spots: Collection[Spot]) -> dict[Spot, set[tuple[str, str]]]:
    """Run and case of every message that goes to these addresses on these days."""
    users: dict[Spot, set[tuple[str, str]]] = {spot: set() for spot in spots}
    dialect = connection.dialect.name
    for row in connection.execute(_at(dialect), these(dialect, {address for address, _ in spots})):
        if (row.address, row.day) in users:
            users[row.address, row.day].add((row.run, row.case_key))
    return users


@cache
def _at(dialect: str) -> Select[Any]:
    asked = select(ADDRESSED.c.address, ADDRESSED.c.day, ADDRESSED.c.run, ADDRESSED.c.case_key)
    return asked.where(among(dialect, ADDRESSED.c.address))
