"""What the first process keeps of each chunk below ``.work`` until the run ends, and whether it is still whole.

The file of a chunk's lines begins with a line of JSON, the name of each line file and how many bytes of it follow, and
then has those bytes as they are: written as JSON they would cost a night as much as a step of it.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator

from letterkit.batch.box import WAITING, Box
from letterkit.batch.ledger import Done
from letterkit.errors import LedgerTrouble

Line = tuple[str, str]
"""Name of a line file, and a line of it, or several."""


def lines_name(chunk: int) -> str:
    return f"{WAITING}/lines/{chunk:06}.lines"


def keep_lines(box: Box, chunk: int, part: Iterable[Line]) -> str:
    """Put aside the lines of a chunk, those of each file together; their hash."""
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for name, line in part:
        texts[name].append(line)
    parts = {name: "".join(lines).encode() for name, lines in texts.items()}
    head = json.dumps({name: len(lines) for name, lines in parts.items()}).encode()
    content = b"\n".join((head, b"".join(parts.values())))
    box.place(lines_name(chunk), content)
    return hashlib.sha256(content).hexdigest()


def kept_lines(box: Box, chunk: int, digest: str | None) -> Iterator[tuple[str, bytes]]:
    """The names of the line files to which a chunk adds, each with all its lines. Raises ``work_lost`` when they are
    not those that were put aside.
    """
    try:
        content = box.read(lines_name(chunk))
    except LedgerTrouble as error:
        if error.code != "output_incomplete":
            raise
        content = b""  # gone
    try:
        if digest and hashlib.sha256(content).hexdigest() != digest:
            raise LedgerTrouble("work_lost", name=lines_name(chunk))
        yield from _parts(content)
    except (ValueError, AttributeError, TypeError) as error:
        raise LedgerTrouble("work_lost", name=lines_name(chunk)) from error


def _parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Raises ValueError, AttributeError or TypeError when it is no such content."""
    head, _, lines = content.partition(b"\n")
    lengths: dict[str, int] = json.loads(head)
    if sum(lengths.values()) != len(lines):
        raise ValueError("not as long as its head says")
    at = 0
    for name, length in lengths.items():
        yield name, lines[at : at + length]
        at += length


def lost(box: Box, chunk: int, done: Done, post: str) -> Iterator[str]:
    """The names of files of a chunk that are gone, empty or changed. ``post``: the name of its letters to print, or
    "".
    """
    expected = [(record.name, record.sha256) for record in done.records if record.name]
    expected += [(post, done.post)] if post and done.post else []
    yield from (name for name, digest in expected if box.digest(name) != digest)
    try:
        for _ in kept_lines(box, chunk, done.lines):
            pass
    except LedgerTrouble:
        yield lines_name(chunk)
