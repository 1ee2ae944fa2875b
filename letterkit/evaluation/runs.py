"""The folder of a past run, read strictly and never written: errors in a foreign or damaged one name file and line."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from letterkit.batch.customers import Customers
from letterkit.batch.ledger.engine import FILE as LEDGER
from letterkit.batch.lines import SUMMARY
from letterkit.batch.place import MARK
from letterkit.channels import RECORDS
from letterkit.errors import Unreadable, WrongCall

Value = str | int | bool
Variables = tuple[tuple[str, Value], ...]
DECISIONS, MANIFEST = "decisions.jsonl", "manifest.jsonl"
_OF_A_MESSAGE = ("case_id", "stage", "channel", "template_version", "sha256")


@dataclass(frozen=True, slots=True)
class Decided:
    """How one case ended in one run. ``stage``: what was due, also when the case was held; empty when nothing was."""

    case_id: str
    ended: str
    stage: str
    period: str
    reasons: tuple[str, ...]
    variables: Variables

    @property
    def produced(self) -> bool:
        return self.ended == "produced"


@dataclass(frozen=True, slots=True)
class Made:
    """One message, as recorded in the manifest. ``path``: of its file; "" for a line in a file."""

    case_id: str
    stage: str
    channel: str
    version: str
    sha256: str
    path: str = ""


@dataclass(frozen=True)
class PastRun:
    """A finished run. ``name`` is that of its folder; ``read`` is ``produced + held + rejected``. ``door``: why it went
    without approval, or "".
    """

    folder: Path
    day: date
    read: int
    produced: int
    held: int
    rejected: int
    door: str = ""

    @property
    def name(self) -> str:
        return self.folder.name

    @cached_property
    def _names(self) -> dict[str, str]:
        """Who is who, in a run that names its cases by a number."""
        return Customers(str(self.folder)).names()

    def _named(self, reference: str) -> str:
        return self._names.get(reference, reference)

    def _made(self, line: Mapping[str, Any]) -> Made:
        case, stage, channel, version, digest = (str(line[key]) for key in _OF_A_MESSAGE)
        file = RECORDS[channel].file if channel in RECORDS else ""
        path = str(line.get("path", "")) or file.format(case_id=case)
        return Made(self._named(case), stage, channel, version, digest, path)

    @property
    def has_decisions(self) -> bool:
        """Whether this run recorded its decisions: runs of an older letterkit did not."""
        return (self.folder / DECISIONS).is_file()

    def decisions(self) -> Iterator[Decided]:
        """How each case ended, in the order of the input; nothing for a run without decisions."""
        if self.has_decisions:
            for number, line in _records(self.folder / DECISIONS):
                try:
                    yield _decided(line | {"case_id": self._named(line["case_id"])})
                except (KeyError, TypeError, ValueError, AttributeError) as error:
                    raise _broken(self.folder / DECISIONS, number) from error

    def messages(self) -> Iterator[Made]:
        """The messages of the run, as its manifest records them."""
        for number, line in _records(self.folder / MANIFEST):
            if "erased" in line:  # a customer who was erased
                continue
            try:
                yield self._made(line)
            except KeyError as error:
                raise _broken(self.folder / MANIFEST, number) from error

    def contents(self, wanted: Sequence[Made]) -> Iterator[tuple[Made, bytes | None]]:
        """The bytes of messages as they were hashed; None for one that is no longer there or is not the same."""
        texts = self._texts(wanted)
        for message in wanted:
            if message.path:
                content = self._file(message.path)
                yield message, content if content and _digest(content) == message.sha256 else None
            else:
                yield message, texts.get(message.sha256)

    def _texts(self, wanted: Sequence[Made]) -> dict[str, bytes]:
        """The lines of these messages in the run's line files: SHA-256 -> line."""
        digests, channels = {message.sha256 for message in wanted}, {message.channel for message in wanted}
        records = [record for record in RECORDS.values() if record.name in channels and record.line_text]
        paths = [self.folder / record.line_file for record in records]
        lines = (line.removesuffix(b"\n") for path in paths if path.is_file() for line in _lines(path))
        return {digest: line for line in lines if (digest := _digest(line)) in digests}

    def _file(self, name: str) -> bytes | None:
        path = self.folder / name
        inside = path.resolve().is_relative_to(self.folder.resolve())
        try:
            return path.read_bytes() if inside and path.is_file() else None
        except OSError as error:
            raise Unreadable("file_unreadable", file=str(path), reason=error.strerror or "") from error


def open_runs(folders: Sequence[Path]) -> tuple[PastRun, ...]:
    """The runs in these folders, oldest first.

    Raises ``WrongCall`` for a folder named twice and ``Unreadable`` for one that is no folder of a finished run.
    """
    places = [folder.resolve() for folder in folders]
    for at, place in enumerate(places):
        if place in places[:at]:
            raise WrongCall("evaluation_twice", path=str(folders[at]))
    return tuple(sorted(map(_open, folders), key=lambda run: (run.day, str(run.folder))))


def _open(folder: Path) -> PastRun:
    if not folder.is_dir():
        raise Unreadable("file_missing", file=str(folder))
    summary = folder / SUMMARY
    if not summary.is_file():
        started = any((folder / name).exists() for name in (LEDGER, MARK, ".work"))
        raise Unreadable("evaluation_unfinished" if started else "evaluation_no_run", path=str(folder), name=SUMMARY)
    if not (folder / MANIFEST).is_file():
        raise Unreadable("evaluation_no_run", path=str(folder), name=MANIFEST)
    try:
        totals = json.loads(summary.read_bytes())
        read, produced, held, rejected = (int(totals[name]) for name in ("read", "produced", "held", "rejected"))
        door = str(totals.get("run", {}).get("unapproved", {}).get("reason", ""))
        return PastRun(folder, date.fromisoformat(totals["today"]), read, produced, held, rejected, door)
    except OSError as error:
        raise Unreadable("file_unreadable", file=str(summary), reason=error.strerror or "") from error
    except (ValueError, KeyError, TypeError) as error:
        raise _broken(summary, 1) from error


def _records(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Line number and object of every line."""
    for number, line in enumerate(_lines(path), 1):
        try:
            record = json.loads(line)
        except ValueError as error:
            raise _broken(path, number) from error
        if not isinstance(record, dict):
            raise _broken(path, number)
        yield number, record


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            yield from file
    except OSError as error:
        raise Unreadable("file_unreadable", file=str(path), reason=error.strerror or "") from error


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _decided(line: dict[str, Any]) -> Decided:
    if line["ended"] not in ("produced", "held"):
        raise ValueError(line["ended"])
    variables = tuple(sorted((str(name), _value(value)) for name, value in line["variables"].items()))
    case_id, stage, period = (str(line[name]) for name in ("case_id", "stage", "period"))
    return Decided(case_id, line["ended"], stage, period, tuple(map(str, line["reasons"])), variables)


def _value(value: object) -> Value:
    if isinstance(value, str | int):  # a bool is an int
        return value
    raise TypeError


def _broken(path: Path, line: int) -> Unreadable:
    return Unreadable("evaluation_broken", file=str(path), line=line)
