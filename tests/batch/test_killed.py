"""Real processes, really killed: kill -9, SIGTERM, SIGINT, and a worker that is shot."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.batch.conftest import CREDITOR
from tests.batch.many import write
from tests.batch_outputs import hashes

pytestmark = pytest.mark.slow
CASES, CHUNK = 200, 5  # so many chunks that a run is at work for some seconds after its first
PATIENCE = 120


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("cases") / "zaken.jsonl", CASES)


@pytest.fixture(scope="module")
def whole(cases: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    out = tmp_path_factory.mktemp("whole") / "out"
    assert finished(cases, out) == 0
    return hashes(out)


def command(cases: Path, out: Path, *options: str) -> list[str]:
    start = [sys.executable, "-m", "letterkit", "batch", str(cases), "--out", str(out), "--chunk", str(CHUNK)]
    return [*start, "--creditor", str(CREDITOR), "--today", "2026-11-23", *options]


def finished(cases: Path, out: Path, *options: str) -> int:
    return subprocess.run(command(cases, out, *options), capture_output=True, check=False, timeout=PATIENCE).returncode


@contextlib.contextmanager
def started(cases: Path, out: Path, chunks: int, *options: str) -> Iterator[subprocess.Popen[bytes]]:
    """A run in which so many chunks are done."""
    run = subprocess.Popen(
        command(cases, out, *options),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        preexec_fn=_as_in_the_foreground,  # noqa: PLW1509 - no threads here
    )
    give_up = time.monotonic() + PATIENCE
    while len(list((out / ".work/lines").glob("*.lines"))) < chunks and run.poll() is None:
        assert time.monotonic() < give_up
        time.sleep(0.005)
    try:
        yield run
    finally:
        run.kill()
        run.communicate()


def _as_in_the_foreground() -> None:
    """A shell that runs the tests in the background lets its children ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def verified(out: Path) -> bool:
    checked = subprocess.run([sys.executable, "-m", "letterkit", "verify", str(out)], capture_output=True, check=False)
    return checked.returncode == 0


@pytest.mark.parametrize("workers", ["2", "4"])
def test_the_number_of_workers_changes_nothing(
    cases: Path, whole: dict[str, str], tmp_path: Path, workers: str
) -> None:
    assert finished(cases, tmp_path / "out", "--workers", workers) == 0
    assert hashes(tmp_path / "out") == whole


def test_kill_9_again_and_again(cases: Path, whole: dict[str, str], tmp_path: Path) -> None:
    out, chance = tmp_path / "out", random.Random(9)  # noqa: S311 - any moment will do
    for chunks in (0, 3, 7):
        with started(cases, out, chunks, "--workers", "2") as run:
            children = psutil.Process(run.pid).children(recursive=True)
            time.sleep(chance.random() / 10)
            run.kill()
            run.wait()
            _, alive = psutil.wait_procs(children, timeout=20)
            assert not alive, "a worker went on without its run"
    assert finished(cases, out) == 0
    assert hashes(out) == whole
    assert verified(out)


@pytest.mark.parametrize(("workers", "sign"), [("1", signal.SIGINT), ("2", signal.SIGTERM)])
def test_asked_to_stop(cases: Path, whole: dict[str, str], tmp_path: Path, workers: str, sign: signal.Signals) -> None:
    out = tmp_path / "out"
    with started(cases, out, 2, "--workers", workers) as run:
        run.send_signal(sign)
        _, told = run.communicate(timeout=30)
        assert run.returncode == 130
        assert "verder" in told.decode()
        assert "Traceback" not in told.decode()
    assert finished(cases, out, "--workers", workers) == 0
    assert hashes(out) == whole


def test_a_worker_that_is_shot_is_replaced(cases: Path, whole: dict[str, str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    with started(cases, out, 2, "--workers", "2") as run:
        for child in psutil.Process(run.pid).children():
            if "spawn_main" in " ".join(child.cmdline()):
                os.kill(child.pid, signal.SIGKILL)
                break
        _, told = run.communicate(timeout=PATIENCE)
        assert (run.returncode, told) == (0, b"")
    assert hashes(out) == whole


def test_one_at_a_time(cases: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with started(cases, out, 1) as first:
        first.send_signal(signal.SIGSTOP)
        second = subprocess.run(command(cases, out), capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert second.returncode == 6
    assert "andere opdracht" in second.stderr
