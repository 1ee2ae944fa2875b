"""What determines the output of a run, as one hash."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from letterkit.errors import LedgerTrouble, Unreadable

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Input:
    """The cases as they were when the run looked at them: a file by its bytes, a database by its query alone."""

    source: str
    size: int = 0
    changed: int = 0
    digest: str = ""

    @classmethod
    def of(cls, source: str) -> "Input":
        """Look at the cases now."""
        if "://" in source:
            return cls(source, digest=source.rpartition("@")[2])
        digest = hashlib.sha256()
        _add(digest, Path(source))
        now = Path(source).stat()
        return cls(source, now.st_size, now.st_mtime_ns, digest.hexdigest())

    def check(self) -> None:
        """Raises ``input_changed_meanwhile`` when the file is no longer what it was: rows of two nights, or half."""
        if Input.of(self.source) != self:
            raise LedgerTrouble("input_changed_meanwhile", file=self.source)


def identity(cases: Input, *, key: str, today: date, choices: Iterable[object]) -> str:
    """Hash of a whole run: the cases, the workspace (``bundle.key_of``), the day, the choices.

    A database may change between two calls; the ledger sees that chunk by chunk.
    """
    parts = [key, today.isoformat(), *map(str, choices), cases.digest]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _add(digest: "hashlib._Hash", path: Path) -> None:
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    except OSError as error:
        raise Unreadable("file_unreadable", file=str(path), reason=error.strerror) from error
    digest.update(b"\0")
