"""Work with rests, written as a generator: many pieces of work can go from one rest to the next together.

What the same part of all of them needs, code and tables, then stays at hand in the processor: that takes a quarter off
the time of a night.
"""

from collections.abc import Generator
from typing import TypeVar

T = TypeVar("T")


def finished(work: Generator[object, None, T]) -> T:
    """What work gives that is done without a rest."""
    while True:
        try:
            next(work)
        except StopIteration as done:
            return done.value  # type: ignore[no-any-return]
