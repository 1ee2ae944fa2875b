"""What was made, and by which run: SQLite beside the output, or a PostgreSQL database that many runs share.

``tables``   the six tables
``engine``   how to connect, and the lock that lets one process at a time work on a run
``chain``    every record carries the hash of the one before
``ledger``   what a run asks and writes
``evidence`` what it says to whoever checks a run
"""

from letterkit.batch.ledger.engine import address, own_ledger, started
from letterkit.batch.ledger.evidence import Evidence
from letterkit.batch.ledger.ledger import Ledger, Record, Run

__all__ = ["Evidence", "Ledger", "Record", "Run", "address", "own_ledger", "started"]
