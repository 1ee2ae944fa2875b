"""What was made, and by which run: SQLite beside the creditor, or a PostgreSQL database that many runs share.

``tables``   the tables; ``schema`` brings those of an earlier version up to date
``engine``   how to connect, and the lock that lets one process at a time work on a run; ``session`` transactions
``chain``    every record carries the hash of the one before; ``beside`` what stands outside it, as one hash in it
``records``  a run and its messages; ``events`` what happened to it, when and by whom
``ledger``   what a run asks and writes
``ways_out`` what a person can do with a run; ``overview`` the runs of a ledger
``evidence`` what it says to whoever checks a run
``receipts`` what became of messages after they were handed over; ``daily`` how many an address gets on a day
"""

from sqlalchemy import URL

from letterkit.batch.ledger import events, overview, receipts
from letterkit.batch.ledger.engine import address, is_own, own_ledger, shown, started
from letterkit.batch.ledger.events import Event
from letterkit.batch.ledger.evidence import Evidence
from letterkit.batch.ledger.ledger import Done, Ledger
from letterkit.batch.ledger.receipts import Receipt, Receipts
from letterkit.batch.ledger.records import Record, Run
from letterkit.batch.ledger.ways_out import WaysOut

__all__ = [
    "URL",
    "Done",
    "Event",
    "Evidence",
    "Ledger",
    "Receipt",
    "Receipts",
    "Record",
    "Run",
    "WaysOut",
    "address",
    "events",
    "is_own",
    "overview",
    "own_ledger",
    "receipts",
    "shown",
    "started",
]
