"""A chain of hashes: whoever changes, takes away or moves a record changes every hash after it.

The last hash stands in ``summary.json`` too. Kept elsewhere (printed, mailed), it also shows that a whole ledger was
replaced.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator

_JSON = json.JSONEncoder(ensure_ascii=False)


def start(identity: str) -> str:
    """What the first record of a run is linked to."""
    return hashlib.sha256(f"letterkit {identity}".encode()).hexdigest()


def link(before: str, record: Iterable[str]) -> str:
    """The hash of a record and of all before it."""
    return hashlib.sha256(_JSON.encode([before, *record]).encode()).hexdigest()


def links(before: str, records: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """The hashes of records that follow each other."""
    for record in records:
        before = link(before, record)
        yield before
