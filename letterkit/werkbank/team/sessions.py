"""Who is logged in: a random key in a cookie, of which only the hash is stored."""

import hashlib
import json
import secrets
import time
from dataclasses import dataclass

from letterkit.drafts.papers.store import Papers


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody is by the house's own account: a name it is known by, what people say, and its groups."""

    id: str
    called: str = ""
    groups: frozenset[str] = frozenset()


class Sessions:
    """The sessions of one werkbank; each ends after ``seconds``, whatever its owner does."""

    def __init__(self, papers: Papers, seconds: float) -> None:
        self._papers, self._seconds = papers, seconds

    def begin(self, who: Identity) -> str:
        """A new session; the answer is the key for its cookie."""
        key, now = secrets.token_urlsafe(32), time.time()
        values = (_hash(key), who.id, who.called, json.dumps(sorted(who.groups)), now + self._seconds)
        with self._papers.open() as db:
            db.execute("DELETE FROM sessions WHERE ends < ?", (now,))
            db.execute("INSERT INTO sessions VALUES (?, ?, ?, ?, ?)", values)
        return key

    def who(self, key: str) -> Identity | None:
        """Whose session this is; None for a key that was never given, or that ended."""
        query = "SELECT person, called, groups FROM sessions WHERE key = ? AND ends > ?"
        with self._papers.open() as db:
            row = db.execute(query, (_hash(key), time.time())).fetchone()
        return Identity(row[0], row[1], frozenset(json.loads(row[2]))) if row else None

    def end(self, key: str) -> None:
        with self._papers.open() as db:
            db.execute("DELETE FROM sessions WHERE key = ?", (_hash(key),))


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
