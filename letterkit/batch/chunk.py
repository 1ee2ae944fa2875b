"""The unit of work: some hundred rows that stand together in the input."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from letterkit import case as case_record
from letterkit.case import case_key
from letterkit.errors import HoldReason

if TYPE_CHECKING:
    from letterkit.case_file import InputRow

ClaimKey = tuple[str, str, str]
"""Case key, stage and period: what may be written once."""
PaidKey = tuple[str, str]
"""Case key and period: arrears that were paid."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """``twice`` has the numbers of rows whose case stands in an earlier row; ``earlier`` what other runs wrote.

    ``paid``: arrears of which a receipt said that they were paid, with the day. ``dead``: commitments of addresses on
    which messages came back (``addresses``).
    """

    number: int
    rows: tuple[InputRow, ...] = field(repr=False)
    twice: frozenset[int] = frozenset()
    earlier: Mapping[ClaimKey, HoldReason] = field(default_factory=dict)
    paid: Mapping[PaidKey, str] = field(default_factory=dict)
    dead: frozenset[str] = frozenset()

    @property
    def keys(self) -> dict[int, str]:
        """Row number -> case key, for the rows that have one."""
        ids = ((one.number, case_record.safe_id(one.record or {})) for one in self.rows)
        return {number: case_key(case_id) for number, case_id in ids if case_id}

    @property
    def input(self) -> str:
        """Hash of the rows as they were read."""
        rows = [[one.number, one.record, [(p.field, p.code) for p in one.problems]] for one in self.rows]
        return hashlib.sha256(json.dumps(rows, default=repr).encode("utf-8", "surrogatepass")).hexdigest()


def chunks(found: Iterable[InputRow], size: int) -> Iterator[Chunk]:
    """The rows in chunks of ``size``, numbered from 0; only one chunk is in memory."""
    rows, number = iter(found), 0
    while some := tuple(islice(rows, size)):
        yield Chunk(number, some)
        number += 1
