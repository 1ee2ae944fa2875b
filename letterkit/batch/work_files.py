"""What the first process keeps of each chunk below ``.work`` until the run ends, and whether it is still whole."""

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
    return f"{WAITING}/lines/{chunk:06}.json"


def keep_lines(box: Box, chunk: int, part: Iterable[Line]) -> str:
    """Put aside the lines of a chunk, those of each file together; their hash."""
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for name, line in part:
        texts[name].append(line)
    content = json.dumps({name: "".join(lines) for name, lines in texts.items()}).encode()
    box.place(lines_name(chunk), content)
    return hashlib.sha256(content).hexdigest()


def kept_lines(box: Box, chunk: int, digest: str | None) -> Iterator[Line]:
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
        yield from json.loads(content).items()
    except (ValueError, AttributeError) as error:
        raise LedgerTrouble("work_lost", name=lines_name(chunk)) from error


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
