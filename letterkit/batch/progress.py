"""What a run tells of itself while it works: numbers only, nothing of any case."""

from collections.abc import Callable
from dataclasses import dataclass

from letterkit.batch.counts import Counts


@dataclass(frozen=True, slots=True)
class Step:
    """A chunk that came to its end. ``counts``: how its rows ended; None when an earlier call did it."""

    chunk: int
    rows: int
    counts: Counts | None = None


Progress = Callable[[Step], object]
