"""A cluster that stops answering in the middle of a night: one sentence, exit 6, and the night goes on later."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from letterkit.batch.executors import cluster
from tests import needs
from tests.batch.conftest import CREDITOR
from tests.batch.many import write
from tests.batch_outputs import hashes
from tests.conftest import Run as Command

WHERE = "tcp://planner:8786"
Call = tuple[str, int]
"""What is asked of the cluster, and which time of asking it is."""


class _Future:
    """``slow``: how often its result is not there in time, though the work is done."""

    def __init__(self, work: Callable[[], Any], slow: int) -> None:
        self._slow, self.status = slow, "finished"
        self._result: Any = None
        self._error: Exception | None = None
        try:
            self._result = work()
        except Exception as error:
            self._error, self.status = error, "error"

    def result(self, timeout: float | None = None) -> Any:
        if self._error:
            raise self._error
        self._slow -= 1
        if self._slow >= 0:
            raise TimeoutError
        return self._result


class _Client:
    """A cluster of one worker in this process. It raises an error at one of the calls, when a test wants so."""

    status = "running"
    breaks: tuple[Call, Exception] | None = None
    slow = 0

    def __init__(self, *_: Any, **__: Any) -> None:
        self._asked: dict[str, int] = {}

    def _ask(self, what: str) -> None:
        self._asked[what] = self._asked.get(what, 0) + 1
        if self.breaks and (what, self._asked[what]) == self.breaks[0]:
            raise self.breaks[1]

    def nthreads(self) -> dict[str, int]:
        self._ask("nthreads")
        return {"worker": 1}

    def scatter(self, data: dict[str, Any], *, broadcast: bool) -> dict[str, Any]:
        self._ask("scatter")
        return data if broadcast else {}

    def submit(self, function: Callable[..., Any], *arguments: Any, **_: Any) -> _Future:
        self._ask("submit")
        return _Future(lambda: function(*arguments), self.slow)

    def close(self) -> None:
        self._ask("close")


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> type[_Client]:
    class Fresh(_Client):
        pass

    monkeypatch.setattr("distributed.Client", Fresh)
    monkeypatch.setattr(cluster, "_LOOK_EVERY", 0.0)
    return Fresh


BROKEN = [
    (("nthreads", 1), "TimeoutError"),
    (("nthreads", 4), "CommClosedError"),
    (("scatter", 1), "TimeoutError"),
    (("submit", 3), "CommClosedError"),
]


@pytest.mark.slow
@needs.cluster
@pytest.mark.parametrize(("call", "error"), BROKEN)
def test_a_cluster_that_no_longer_answers(
    call: Call, error: str, client: type[_Client], letterkit: Command, tmp_path: Path
) -> None:
    from distributed.comm.core import CommClosedError  # noqa: PLC0415 - an extra

    night = _night(tmp_path / "out", write(tmp_path / "zaken.jsonl", 12))
    client.breaks = call, {"TimeoutError": TimeoutError(), "CommClosedError": CommClosedError()}[error]
    stopped = letterkit(*night, "--dask", WHERE)
    sentence = f"Het cluster {WHERE} is niet te bereiken ({error}). Dezelfde opdracht gaat later verder"
    assert (stopped.code, stopped.err.count("\n")) == (6, 1)
    assert stopped.err.startswith(sentence)
    assert not (tmp_path / "out/summary.json").exists()
    client.breaks = None
    assert letterkit(*night, "--dask", WHERE).code == 0
    assert letterkit(*_night(tmp_path / "alone", tmp_path / "zaken.jsonl")).code == 0
    assert hashes(tmp_path / "out") == hashes(tmp_path / "alone")


@pytest.mark.slow
@needs.cluster
def test_a_result_that_is_long_on_its_way_is_waited_for(
    client: type[_Client], letterkit: Command, tmp_path: Path
) -> None:
    client.slow = 3
    night = letterkit(*_night(tmp_path / "out", write(tmp_path / "zaken.jsonl", 6)), "--dask", WHERE)
    assert (night.code, night.err) == (0, "")


@pytest.mark.slow
@needs.cluster
def test_a_cluster_that_does_not_hear_us_leave(client: type[_Client], letterkit: Command, tmp_path: Path) -> None:
    client.breaks = ("close", 1), TimeoutError()
    assert letterkit(*_night(tmp_path / "out", write(tmp_path / "zaken.jsonl", 6)), "--dask", WHERE).code == 0


def _night(out: Path, cases: Path) -> tuple[object, ...]:
    return "batch", cases, "--creditor", CREDITOR, "--today", "2026-11-23", "--out", out, "--chunk", "3"
