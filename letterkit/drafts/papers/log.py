"""Who did what, when: entries that are only added, each with the hash of the one before it.

Somebody who changes, takes out or puts in an entry breaks the chain at that place. Who cuts off its end does not; so
note the hash of the last entry now and then, and ask later whether it is still there.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

from letterkit.drafts.papers.store import Papers

START = "0" * 64
_FIELDS = "number, at, person, what, about, details, before, hash"


@dataclass(frozen=True, slots=True)
class Entry:
    """``what``: the kind of thing that was done. ``about``: the text it was done to, or "". ``before``: the hash of the
    entry before it.
    """

    number: int
    at: str
    person: str
    what: str
    about: str
    details: dict[str, Any]
    before: str
    hash: str

    @property
    def when(self) -> datetime:
        return datetime.fromisoformat(self.at)

    def line(self) -> str:
        """The entry as a line of JSON, as it can be checked by anybody."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)


class Log:
    """The log of one workspace."""

    def __init__(self, papers: Papers) -> None:
        self._papers = papers

    def add(self, person: str, what: str, about: str = "", /, **details: object) -> Entry:
        """Write an entry; it is on the disk when this returns."""
        with self._papers.open() as db:
            last = db.execute("SELECT number, hash FROM log ORDER BY number DESC LIMIT 1").fetchone() or (0, START)
            at = datetime.now(UTC).isoformat(timespec="milliseconds")
            entry = _chained(Entry(last[0] + 1, at, person, what, about, details, last[1], ""))
            values = (*_values(entry), entry.before, entry.hash)
            db.execute(f"INSERT INTO log ({_FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)  # noqa: S608 - our names
            return entry

    def entries(self, *, about: str | None = None, newest: int | None = None) -> list[Entry]:
        """The entries from old to new: all, those of one text, or the newest few."""
        asked = "" if about is None else "WHERE about = ?"
        query = f"SELECT {_FIELDS} FROM log {asked} ORDER BY number DESC LIMIT ?"  # noqa: S608 - our names
        with self._papers.open() as db:
            limit = -1 if newest is None else newest
            rows = db.execute(query, (limit,) if about is None else (about, limit)).fetchall()
        return [
            Entry(number, at, person, what, of, json.loads(details), before, digest)
            for number, at, person, what, of, details, before, digest in reversed(rows)
        ]


def broken(entries: list[Entry]) -> int | None:
    """The number of the first entry that does not follow on the one before it; None when all do."""
    before = START
    for number, entry in enumerate(entries, 1):
        if _chained(replace(entry, number=number, before=before, hash="")) != entry:
            return number
        before = entry.hash
    return None


def _chained(entry: Entry) -> Entry:
    """The entry with the hash of what it says and of the entry before it."""
    return replace(entry, hash=hashlib.sha256("\n".join(_lines(entry)).encode()).hexdigest())


def _lines(entry: Entry) -> Iterator[str]:
    """What is hashed: every value as JSON on a line of its own, so that none can pass for another."""
    for value in (*_values(entry), entry.before):
        yield json.dumps(value, ensure_ascii=False)


def _values(entry: Entry) -> tuple[int, str, str, str, str, str]:
    details = json.dumps(entry.details, ensure_ascii=False, sort_keys=True)
    return entry.number, entry.at, entry.person, entry.what, entry.about, details
