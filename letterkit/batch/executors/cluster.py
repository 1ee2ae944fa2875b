"""The work on a Dask cluster. Who does what, and again when a worker is lost, is decided by ``distributed``."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from types import TracebackType
from typing import Any, Self, TypeVar

from letterkit.batch.executors.here import Luggage
from letterkit.batch.executors.rescue import MOST_ATTEMPTS, Rescue, Rescuer, bounded
from letterkit.errors import LedgerTrouble

I = TypeVar("I")  # noqa: E741 - an item
R = TypeVar("R")
_UNDER_WAY = 3
_PATIENCE = "30s"
_LOOK_EVERY, _WITHOUT_WORKERS = 5.0, 60.0  # seconds


class Cluster:
    """A running scheduler, such as ``tcp://planner:8786``. Needs ``letterkit[cluster]``.

    Every worker must have the same letterkit, and see the same output. What else it needs is scattered to the workers
    under a name that is its hash, and goes along with all work: a worker that lives on for another night is given that
    night's own.
    """

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client  # noqa: PLC0415 - an extra: only who has a cluster has it
        except ImportError as error:
            raise LedgerTrouble("needs_extra", file=address, extra="cluster") from error
        self._address = address
        self._luggage: Luggage | None = None
        self._scattered: Any = None
        try:
            client: Any = Client
            self._client = client(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise self._lost(error) from error

    def bring(self, luggage: Luggage) -> None:
        self._luggage, self._scattered = luggage, None

    def each(
        self, function: Callable[[I], R], items: Iterable[I], rescue: Rescue[I, R] | None = None
    ) -> Iterator[tuple[I, R]]:
        rescuer = Rescuer(rescue, partial(self._alone, function, rescue)) if rescue else None
        submit = partial(self._submit, function, rescue=rescue)
        under_way: deque[tuple[I, Any]] = deque()
        for item in items:
            under_way.append((item, submit(item)))
            if len(under_way) >= self._room():
                yield self._first(under_way, submit, rescuer)
        while under_way:
            yield self._first(under_way, submit, rescuer)

    def _submit(self, function: Callable[[I], R], item: I, rescue: Rescue[I, R] | None) -> Any:
        if rescue:
            function = partial(bounded, function, rescue.limit(item))
        if self._luggage is None:
            work: tuple[Any, ...] = (function, item)
        else:
            work = (_unpacked, function, item, self._spread(self._luggage))
        with self._reached():
            return self._client.submit(*work, pure=False, retries=2)

    def _spread(self, luggage: Luggage) -> Any:
        """The luggage on the workers there are; a worker that comes later gets it from them."""
        if self._scattered is None:
            self._wait_for_workers()
            with self._reached():
                self._scattered = self._client.scatter({luggage.name: luggage.packed()}, broadcast=True)[luggage.name]
        return self._scattered

    def _wait_for_workers(self) -> None:
        begin = time.monotonic()
        while not self._threads():
            if time.monotonic() - begin > _WITHOUT_WORKERS:
                raise LedgerTrouble("cluster_idle", address=self._address)
            time.sleep(_LOOK_EVERY / 10)

    def _room(self) -> int:
        return max(1, self._threads()) * _UNDER_WAY

    def _threads(self) -> int:
        """How much can be done at once; 0 when there is no worker."""
        with self._reached():
            threads: dict[str, int] = self._client.nthreads()
        return sum(threads.values())

    def _first(
        self, under_way: deque[tuple[I, Any]], again: Callable[[I], Any], rescuer: Rescuer[I, R] | None
    ) -> tuple[I, Any]:
        """The oldest item with its result. ``distributed`` gives up an item under which several workers died."""
        item, future = under_way.popleft()
        for _ in range(MOST_ATTEMPTS):
            back, result, error = self._outcome(future)
            if back:
                return item, result
            if self._scattered is not None:
                break
            future = again(item)
            items = [one for one, _ in under_way]
            under_way.clear()
            under_way.extend((one, again(one)) for one in items)
        if rescuer is None:
            raise self._lost(error) from error
        return item, rescuer.result(item)

    def _alone(self, function: Callable[[I], R], rescue: Rescue[I, R], item: I) -> tuple[bool, R | None]:
        back, result, _ = self._outcome(self._submit(function, item, rescue))
        return back, result

    def _outcome(self, future: Any) -> tuple[bool, Any, Exception]:
        """Whether work came back, with its result. With the last worker goes what was scattered, and all work with it:
        then nothing is scattered any more. Raises ``cluster_lost`` when there is no scheduler either.
        """
        from distributed.client import FutureCancelledError  # noqa: PLC0415 - as above
        from distributed.scheduler import KilledWorker  # noqa: PLC0415 - as above

        try:
            return True, self._result(future), AssertionError()
        except KilledWorker as error:
            return False, None, error
        except FutureCancelledError as error:
            if self._client.status != "running":
                raise self._lost(error) from error
            self._scattered = None
            return False, None, error

    def _result(self, future: Any) -> Any:
        """Wait, but not for a cluster in which nobody works any more."""
        last_seen = time.monotonic()
        while True:
            try:
                return future.result(timeout=_LOOK_EVERY)
            except OSError as error:  # not there yet, or not over the line yet, or the line broke
                if future.status == "error":
                    return future.result()  # raises what the work itself ran into
                if not isinstance(error, TimeoutError):
                    raise self._lost(error) from error
                if self._threads():
                    last_seen = time.monotonic()
                elif time.monotonic() - last_seen > _WITHOUT_WORKERS:
                    raise LedgerTrouble("cluster_idle", address=self._address) from error

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """Around whatever is asked of the cluster. Raises ``cluster_lost`` when no answer comes, or none in time."""
        from distributed.client import ClosedClientError  # noqa: PLC0415 - as above

        try:
            yield
        except (OSError, ClosedClientError) as error:
            raise self._lost(error) from error

    def _lost(self, error: Exception) -> LedgerTrouble:
        return LedgerTrouble("cluster_lost", address=self._address, reason=type(error).__name__)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):  # whether it hears that we leave changes nothing of the night
            self._client.close()


def _unpacked(function: Callable[[I], R], item: I, unpack: Callable[[], object]) -> R:
    unpack()
    return function(item)
