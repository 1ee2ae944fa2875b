"""A part of the cases by their numbers, so that several first processes can share a night.

Each kind of source compares in one way of its own (a database as it sorts, a file by the code points of a text), so
ranges that join leave no case out and have none twice. A row without a case number is in the range without a lowest.
"""

from dataclasses import dataclass
from typing import Self

_DOTS = ".."


@dataclass(frozen=True, slots=True)
class KeyRange:
    """From ``lowest`` up to, and without, ``end``; "" has no bound."""

    lowest: str = ""
    end: str = ""

    @classmethod
    def of(cls, given: str) -> Self:
        """From ``A..B``, ``..B`` or ``A..``. Raises ``ValueError`` for anything else."""
        lowest, dots, end = given.partition(_DOTS)
        lowest, end = lowest.strip(), end.strip()
        if not dots or not (lowest or end) or _DOTS in end or (lowest and end and not lowest < end):
            raise ValueError(given)
        return cls(lowest, end)

    def holds(self, key: str) -> bool:
        """Whether a case with this number is in it; "" for a row without one."""
        return self.lowest <= key and (not self.end or key < self.end)
