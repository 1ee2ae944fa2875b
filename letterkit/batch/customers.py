"""Who is who in a run that can be proven: in its manifest, decisions, ledger and file names a customer is a number.

``RUN.salts.jsonl`` lies beside the output and never in it, so that an archive of the output has nothing of it: one line
a customer, with the salt of which the number is made. Without its line nobody can say any more whose number it was.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from letterkit.batch.box import Box, is_elsewhere, open_box
from letterkit.batch.outbox import ReadOnly
from letterkit.case import case_key
from letterkit.errors import LedgerTrouble
from letterkit.sealing import commitments

SUFFIX = ".salts.jsonl"
_JSON = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Customer:
    case_id: str
    salt: bytes

    @property
    def number(self) -> str:
        """As the run names the customer, and as it is printed on the letter."""
        return commitments.document(self.salt)

    @property
    def line(self) -> str:
        return f'{{"case_id": {_JSON.encode(self.case_id)}, "salt": "{self.salt.hex()}"}}'


class Customers:
    """Of one run. ``out``: the place of its output. A run that hides no cases has no such file, and no customers."""

    def __init__(self, out: str) -> None:
        self._parent, self.name = _beside(out)

    @property
    def is_there(self) -> bool:
        return self._read().digest(self.name) is not None

    def __iter__(self) -> Iterator[Customer]:
        """All of them, in the order of the run. Raises ``salts_damaged`` with the line."""
        if not self.is_there:
            return
        for number, line in enumerate(self._read().lines(self.name), 1):
            try:
                record = json.loads(line)
                yield Customer(str(record["case_id"]), bytes.fromhex(record["salt"]))
            except (ValueError, KeyError, TypeError) as error:
                raise LedgerTrouble("salts_damaged", file=self.name, line=number) from error

    def find(self, wanted: str) -> Customer | None:
        """By the number of the case or of the message."""
        key = case_key(wanted)
        return next((one for one in self if key in (case_key(one.case_id), case_key(one.number))), None)

    def reference(self, wanted: str) -> str:
        """How the run names this case: by its number, or in a run that hides no cases by itself."""
        found = self.find(wanted)
        return found.number if found else wanted

    def names(self) -> dict[str, str]:
        """Number -> case id."""
        return {one.number: one.case_id for one in self}

    @contextmanager
    def writing(self) -> Iterator[Callable[[bytes], object]]:
        """The whole file, when the run ends."""
        box = open_box(self._parent)
        with box.create(self.name) as write:
            yield write
        box.sync([self.name])

    def forget(self, case: str) -> None:
        """Take one customer out: what the run has of that customer is then nobody's."""
        kept = [f"{one.line}\n" for one in self if case_key(one.case_id) != case_key(case)]
        with self.writing() as write:
            write("".join(kept).encode())

    def _read(self) -> Box:
        return open_box(self._parent) if is_elsewhere(self._parent) else ReadOnly(Path(self._parent))


def _beside(out: str) -> tuple[str, str]:
    """The place around an output, and the name of the file in it."""
    if is_elsewhere(out):
        kind, _, path = out.rstrip("/").partition("://")
        parent, _, name = path.rpartition("/")
        return f"{kind}://{parent or path}", name + SUFFIX  # a whole bucket has nothing beside it
    folder = Path(out).resolve()
    return str(folder.parent), folder.name + SUFFIX
