"""Which cases went to a municipality before: a line each in a file beside creditor.yaml, with no more than the case id.

A case goes once in a spell of arrears. When all that was open then is paid, and there are new arrears, it may go again.
"""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from letterkit.case import Case, case_key
from letterkit.errors import LedgerTrouble

NAME = "letterkit-signalen.jsonl"


@dataclass(frozen=True, slots=True)
class Given:
    """A case that went, and the day."""

    case: str
    day: str

    @classmethod
    def of(cls, case: Case, today: date) -> "Given":
        return cls(case_key(case.zaaknummer), today.isoformat())


class Known:
    """The file, held by one process at a time."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self._lines = set(self._read())
        self._days: dict[str, str] = {}
        for line in self._lines:
            self._days[line.case] = max(line.day, self._days.get(line.case, ""))

    def before(self, case: Case) -> bool:
        """Whether this case went already over what is open now."""
        day, oldest = self._days.get(case_key(case.zaaknummer)), case.achterstand.oudste_vervaldatum
        return day is not None and (oldest is None or oldest.isoformat() <= day)

    def add(self, given: Iterable[Given]) -> int:
        """Write down what is not there yet; how many that were. It is on the disk when this returns."""
        new = [line for line in dict.fromkeys(given) if line not in self._lines]
        text = "".join(json.dumps(asdict(line)) + "\n" for line in new)
        try:
            with os.fdopen(os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "w") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise LedgerTrouble(
                "signals_record_unwritable", file=self.path.name, reason=error.strerror or ""
            ) from error
        self._lines.update(new)
        return len(new)

    def _read(self) -> Iterator[Given]:
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return
        except (OSError, UnicodeDecodeError) as error:
            raise LedgerTrouble("signals_record_unreadable", file=self.path.name, line=0) from error
        for number, line in enumerate(text.splitlines(), 1):
            try:
                yield Given(**json.loads(line))
            except (ValueError, TypeError) as error:
                raise LedgerTrouble("signals_record_unreadable", file=self.path.name, line=number) from error


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Nobody else writes signals for this creditor meanwhile, or a case could go twice."""
    lock = folder / f"{NAME}.bezig"
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as error:
        raise LedgerTrouble("signals_busy", file=lock.name) from error
    except OSError as error:
        raise LedgerTrouble("signals_record_unwritable", file=lock.name, reason=error.strerror or "") from error
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)
