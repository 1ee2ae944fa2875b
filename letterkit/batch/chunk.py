"""The unit of work: some hundred rows that stand together in the input."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from letterkit import case as case_record
from letterkit.case import case_key
from letterkit.case_file import Found
from letterkit.pipeline import Reason

SIZE = 200
"""Rows a chunk. Another size cuts another way, so an unfinished run would not find its chunks back."""

Turn = tuple[str, str, str]
"""Case key, stage and period: what may be written once."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """``twice`` has the numbers of rows whose case stands in an earlier row; ``earlier`` what other runs wrote."""

    number: int
    found: tuple[Found, ...]
    twice: frozenset[int] = frozenset()
    earlier: Mapping[Turn, Reason] = field(default_factory=dict)

    @property
    def keys(self) -> dict[int, str]:
        """Row number -> case key, for the rows that have one."""
        ids = ((one.number, case_record.safe_id(one.record or {})) for one in self.found)
        return {number: case_key(case_id) for number, case_id in ids if case_id}

    @property
    def input(self) -> str:
        """Hash of the rows as they were read."""
        rows = [[one.number, one.record, [(p.field, p.code) for p in one.problems]] for one in self.found]
        return hashlib.sha256(json.dumps(rows, default=repr).encode("utf-8", "surrogatepass")).hexdigest()


def chunks(found: Iterable[Found], size: int) -> Iterator[Chunk]:
    """The rows in chunks of ``size``, numbered from 0; only one chunk is in memory."""
    rows, number = iter(found), 0
    while some := tuple(islice(rows, size)):
        yield Chunk(number, some)
        number += 1
