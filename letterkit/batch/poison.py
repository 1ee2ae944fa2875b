"""A row that ends its worker, or takes longer than its limit: it is held, and the night goes on without it."""

from dataclasses import replace

from letterkit import case as case_record
from letterkit.batch.chunk import Chunk
from letterkit.batch.executors import Rescue
from letterkit.batch.row_result import RowResult
from letterkit.errors import HoldReason

Endings = tuple[RowResult, ...]
_SECONDS_TO_START, _SECONDS_A_ROW = 30.0, 0.5
"""A worker that starts anew opens its templates first, in some three seconds. A row takes a few thousandths."""


def _halves(chunk: Chunk) -> tuple[Chunk, ...]:
    middle = len(chunk.rows) // 2
    return (replace(chunk, rows=chunk.rows[:middle]), replace(chunk, rows=chunk.rows[middle:])) if middle else ()


def _held(chunk: Chunk) -> Endings:
    found = chunk.rows[0]
    return (RowResult(found.number, case_record.safe_id(found.record or {}), held=(HoldReason("stops_worker"),)),)


def _joined(parts: list[Endings]) -> Endings:
    return tuple(result for part in parts for result in part)


def _limit(chunk: Chunk) -> float:
    return _SECONDS_TO_START + _SECONDS_A_ROW * len(chunk.rows)


def _nothing(chunk: Chunk) -> Chunk:
    return replace(chunk, rows=())


rescue: Rescue[Chunk, Endings] = Rescue(_halves, _held, _joined, _limit, _nothing)
"""How a chunk whose work does not come back is taken apart, down to the row that does it."""
