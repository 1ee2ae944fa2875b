"""The work on a Dask cluster. Who does what, and again when a worker is lost, is decided by ``distributed``."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Any, Self, TypeVar

from letterkit.errors import LedgerTrouble

I = TypeVar("I")  # noqa: E741 - an item
R = TypeVar("R")
_UNDER_WAY = 3
_PATIENCE = "30s"


class Cluster:
    """A running scheduler, such as ``tcp://planner:8786``. Needs ``letterkit[cluster]``.

    Every worker must have the same letterkit, and see the same templates and the same output.
    """

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client  # noqa: PLC0415 - an extra: only who has a cluster has it
        except ImportError as error:
            raise LedgerTrouble("needs_extra", file=address, extra="cluster") from error
        self._address = address
        try:
            client: Any = Client
            self._client = client(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise self._lost(error) from error

    def each(self, function: Callable[[I], R], items: Iterable[I]) -> Iterator[tuple[I, R]]:
        under_way: deque[tuple[I, Any]] = deque()
        for item in items:
            under_way.append((item, self._client.submit(function, item, pure=False, retries=2)))
            if len(under_way) >= self._room():
                yield self._first(under_way)
        while under_way:
            yield self._first(under_way)

    def _room(self) -> int:
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values())) * _UNDER_WAY

    def _first(self, under_way: deque[tuple[I, Any]]) -> tuple[I, Any]:
        from distributed.client import FutureCancelledError  # noqa: PLC0415 - as above
        from distributed.scheduler import KilledWorker  # noqa: PLC0415 - as above

        item, future = under_way.popleft()
        try:
            return item, future.result()
        except (KilledWorker, FutureCancelledError) as error:
            raise self._lost(error) from error

    def _lost(self, error: Exception) -> LedgerTrouble:
        return LedgerTrouble("cluster_lost", address=self._address, reason=type(error).__name__)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()
