"""One thing that is wrong in what was handed in, with its place. Never a personal value: a loan number at most."""

from dataclasses import dataclass
from pathlib import Path

from letterkit.errors import Problem


@dataclass(frozen=True, slots=True)
class Fault:
    """``row``: of a loan file, 0 for the file as a whole. ``line``: of an institution file, 0 when unknown."""

    file: Path
    problem: Problem
    row: int = 0
    line: int = 0
    loan: str = ""
