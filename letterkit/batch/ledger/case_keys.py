"""As what a ledger knows a case: by its key, or in a run that can be proven by a salted commitment to it.

The salt is the ledger's own, so that every machine that writes in it finds what others wrote, and a new secret of the
creditor changes nothing. Whoever has that ledger can check a guess, until the row is gone; nobody can read a case in
it. Both forms are always looked for: a ledger may hold runs of before ``rollen.yaml``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection, select

from letterkit.batch.ledger import schema
from letterkit.batch.ledger.tables import SALT
from letterkit.sealing import commitments


@dataclass(frozen=True, slots=True)
class CaseKeys:
    """``hides``: this run writes commitments. ``salt``: "" in a ledger of an earlier form that is only read."""

    salt: str
    hides: bool

    def written(self, key: str) -> str:
        """As this run writes a case down."""
        return _commitment(self.salt, key) if self.hides else key

    def known(self, keys: Iterable[str]) -> dict[str, str]:
        """Every form in which any run may have written these cases -> the key."""
        found = {key: key for key in keys}
        return found | {_commitment(self.salt, key): key for key in found} if self.salt else found


@lru_cache(maxsize=8_192)  # while a chunk is under way, each of its cases is asked for in every transaction
def _commitment(salt: str, key: str) -> str:
    code = commitments.keyed(salt.encode()).copy()
    code.update(key.encode("utf-8", "surrogatepass"))
    return code.hexdigest()


def of(connection: Connection, *, hides: bool) -> CaseKeys:
    """Those of a ledger."""
    there = schema.version(connection) == schema.VERSION
    return CaseKeys(str(connection.execute(select(SALT.c.salt)).scalar() or "") if there else "", hides)
