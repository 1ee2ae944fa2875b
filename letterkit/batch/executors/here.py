"""The work in this process, one item after the other."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Protocol, Self, TypeVar

I = TypeVar("I")  # noqa: E741 - an item
R = TypeVar("R")


class Executor(AbstractContextManager["Executor"], Protocol):
    """Does the same work for many items. The function and the items can be pickled."""

    def each(self, function: Callable[[I], R], items: Iterable[I]) -> Iterator[tuple[I, R]]:
        """Each item with its result, in the order of the items."""
        ...


class Here:
    """No other process: the reference for all others."""

    def each(self, function: Callable[[I], R], items: Iterable[I]) -> Iterator[tuple[I, R]]:
        return ((item, function(item)) for item in items)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to close."""
