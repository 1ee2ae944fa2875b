"""The work in this process, one item after the other."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Protocol, Self, TypeVar

from letterkit.batch.executors.rescue import Rescue

I = TypeVar("I")  # noqa: E741 - an item
R = TypeVar("R")


class Luggage(Protocol):
    """What every worker process needs before it can do anything. ``name`` is a hash of what it holds."""

    @property
    def name(self) -> str: ...

    def packed(self) -> Callable[[], object]:
        """Called once in a worker process; it can be pickled."""
        ...


class Executor(AbstractContextManager["Executor"], Protocol):
    """Does the same work for many items. The function and the items can be pickled."""

    def each(
        self, function: Callable[[I], R], items: Iterable[I], rescue: Rescue[I, R] | None = None
    ) -> Iterator[tuple[I, R]]:
        """Each item with its result, in the order of the items."""
        ...

    def bring(self, luggage: Luggage) -> None:
        """Have every worker process, also one that starts later, unpack this before it works."""
        ...


class Here:
    """No other process: the reference for all others. What ends the process ends the run, so nothing is rescued."""

    def each(
        self, function: Callable[[I], R], items: Iterable[I], rescue: Rescue[I, R] | None = None
    ) -> Iterator[tuple[I, R]]:
        return ((item, function(item)) for item in items)

    def bring(self, luggage: Luggage) -> None:
        """This process has all of it already."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to close."""
