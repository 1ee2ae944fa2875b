"""What stands where a customer was erased: signed, so that nobody can call a change an erasure.

One line of ``tombstones.jsonl`` is one signed statement: the numbers of the documents, their leaves, the hashes of the
files without that customer, and the links of the ledger that can no longer be computed. Nothing of it is personal.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from letterkit.batch.box import Box
from letterkit.sealing import envelope

FILE, KIND = "tombstones.jsonl", "gewist"


@dataclass(frozen=True, slots=True)
class Tombstone:
    """``files``: name -> hash since then; "" for one that is gone. ``links``: position in the chain -> its hash."""

    day: str
    ground: str
    by: str
    run: str
    documents: Sequence[str]
    leaves: Sequence[str]
    files: Mapping[str, str]
    links: Mapping[int, str]
    signed: bool


@dataclass(frozen=True, slots=True)
class Erased:
    """All tombstones of a run together."""

    stones: tuple[Tombstone, ...] = ()

    @property
    def leaves(self) -> frozenset[str]:
        return frozenset(leaf for one in self.stones for leaf in one.leaves)

    @property
    def links(self) -> dict[int, str]:
        return {position: found for one in self.stones for position, found in one.links.items()}

    @property
    def files(self) -> dict[str, str]:
        """The last hash of each file from which somebody was erased."""
        return {name: found for one in self.stones for name, found in one.files.items()}


def read(box: Box, known: Iterable[str] | None = None) -> Erased:
    """The tombstones of a run. ``known``: the keys that may sign one; None: nobody looks who did."""
    if not box.digest(FILE):
        return Erased()
    keys = None if known is None else tuple(known)
    found = (_read(line, keys) for line in box.lines(FILE))
    return Erased(tuple(one for one in found if one))


def _read(line: str, keys: tuple[str, ...] | None) -> Tombstone | None:
    """A line that is none leaves nothing erased, so what it should explain is found."""
    content = line.encode()
    stated = envelope.read(envelope.payload_of(content), KIND)
    try:
        predicate = stated[1] if stated else {}
        return Tombstone(
            str(predicate["day"]),
            str(predicate["ground"]),
            str(predicate["by"]),
            str(predicate["run"]),
            tuple(map(str, predicate["documents"])),
            tuple(map(str, predicate["leaves"])),
            {str(name): str(digest) for name, digest in predicate["files"].items()},
            {int(position): str(digest) for position, digest in predicate["links"].items()},
            keys is None or bool(envelope.signers(content, keys)),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def statement(predicate: Mapping[str, object]) -> bytes:
    """What is signed; the run is its subject."""
    return envelope.statement(KIND, {"run": str(predicate["run"])}, predicate)


def line(signed: bytes) -> str:
    """A signed statement as one line."""
    return json.dumps(json.loads(signed), separators=(",", ":")) + "\n"
