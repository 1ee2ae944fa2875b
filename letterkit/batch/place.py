"""The place of one run: marked, so that no other run ever writes in it, and locked while somebody is at work there."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from letterkit.batch.box import is_elsewhere, open_box
from letterkit.errors import LedgerTrouble

if TYPE_CHECKING:  # who only reads the mark of a place needs no database
    from letterkit.batch.ledger import Run

MARK = ".letterkit-run"
_LOCK = f"{MARK}.lock"
_OWN_LEDGER = "run.sqlite"


@dataclass(frozen=True, slots=True)
class Mark:
    """Whose place this is. ``ledger``: the file of its ledger ("" for a database with a password). ``choices``:
    what the run was asked, as its ledger has it; "" in a place that an earlier version marked.
    """

    run: str
    ledger: str
    choices: str = ""


def mark_of(out: str) -> Mark | None:
    """The mark of a place; None when there is none, or one that a crash left empty."""
    try:
        record = json.loads(_read(out))
        return Mark(str(record["run"]), str(record["ledger"]), str(record.get("choices", "")))
    except (ValueError, KeyError, TypeError):
        return None


def _read(out: str) -> bytes:
    if is_elsewhere(out):
        box = open_box(out)
        return box.read(MARK) if box.digest(MARK) else b""
    try:
        return (Path(out) / MARK).read_bytes()
    except OSError:
        return b""


@contextmanager
def taken(out: str, run: Run, ledger: str, *, known: Callable[[Mark], bool]) -> Iterator[None]:
    """Mark the place for this run and keep others out of it. ``known``: whether a ledger knows the run of a mark; one
    that died before it was written down there made nothing.

    Raises ``other_run`` when it is another run's, ``output_not_empty`` when something else is in it, ``run_busy`` when
    somebody is at work there.
    """
    box = open_box(out)
    if is_elsewhere(out):
        if _is_free(out, run, known):
            box.place(MARK, _content(run, ledger))
        yield
        return
    with _locked(Path(out)):
        if _is_free(out, run, known):
            _refuse_what_else_is_there(Path(out))
            _marked(Path(out), _content(run, ledger))
        yield


def _is_free(out: str, run: Run, known: Callable[[Mark], bool]) -> bool:
    mark = mark_of(out)
    if mark and mark.run != run.id and known(mark):
        raise LedgerTrouble("other_run", path=out)
    return mark is None or mark.run != run.id


def _content(run: Run, ledger: str) -> bytes:
    return (json.dumps({"run": run.id, "ledger": ledger, "choices": run.choices}) + "\n").encode()


def _refuse_what_else_is_there(folder: Path) -> None:
    """Whoever sends ``letters/*`` must find the letters of this run alone. Hidden files are nobody's letters."""
    for path in folder.iterdir():
        if not path.name.startswith((".", _OWN_LEDGER)):
            raise LedgerTrouble("output_not_empty", path=str(folder), name=path.name)


def _marked(folder: Path, content: bytes) -> None:
    """Never through a link: a mark that is there by now is of somebody else."""
    try:
        (folder / MARK).unlink(missing_ok=True)  # an empty or unknown one: we have the lock
        file = os.open(folder / MARK, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(file, "wb") as mark:
            mark.write(content)
            mark.flush()
            os.fsync(mark.fileno())
    except OSError as error:
        raise LedgerTrouble("output_unwritable", path=str(folder), reason=error.strerror or "onbekend") from error


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    lock = FileLock(folder / _LOCK, mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise LedgerTrouble("run_busy") from error
    except OSError as error:
        raise LedgerTrouble("output_unwritable", path=str(folder), reason=error.strerror or "onbekend") from error
    try:
        yield
    finally:
        lock.release()
