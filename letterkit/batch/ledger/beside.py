"""What a ledger knows of a run outside its chain, as one hash that its last event holds: the rows it read, what it was
asked, and how versions were drawn. So nobody can change those afterwards either.
"""

import hashlib
import json

from sqlalchemy import Connection, select

from letterkit.batch.ledger.tables import CHUNK, RUN

KEY = "beside"
"""Its name among the details of the event ``ended``; a run of an earlier version has none."""


def digest(connection: Connection, run: str) -> str:
    """The hash, of the tables as they stand."""
    asked = connection.execute(select(RUN.c.split, RUN.c.choices).where(RUN.c.id == run)).one()
    chunks = select(CHUNK.c.number, CHUNK.c.input, CHUNK.c.first_row).where(CHUNK.c.run == run)
    rows = [list(row) for row in connection.execute(chunks.order_by(CHUNK.c.number))]
    return hashlib.sha256(json.dumps([list(asked), rows]).encode()).hexdigest()
