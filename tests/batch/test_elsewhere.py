"""Beyond one machine: a Dask cluster of real processes, and output in a place that is no folder."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem
from fsspec.spec import AbstractFileSystem

from letterkit.batch import Counts, Order, run
from letterkit.batch.box import open_box
from letterkit.batch.executors import Here
from letterkit.batch.ledger import Ledger, Run, address
from letterkit.errors import LedgerTrouble
from tests import needs
from tests.batch.conftest import CREDITOR, TODAY, faults, input_rows, workspace
from tests.batch.many import records, write
from tests.batch_outputs import hashes, lasting
from tests.conftest import Run as Command

PATIENCE = 120


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and two workers, each a process of its own."""
    file = tmp_path / "scheduler.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = os.environ | {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "30s"}
    scheduler = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0"]
    scheduler += ["--no-dashboard", "--scheduler-file", str(file)]
    worker = worker_command(tmp_path)
    running = [subprocess.Popen(scheduler, env=environment, **quiet)]
    try:
        running += [subprocess.Popen(worker, env=environment, **quiet) for _ in range(2)]
        give_up = time.monotonic() + PATIENCE
        while not (file.exists() and file.read_text().endswith("}")):
            assert time.monotonic() < give_up
            time.sleep(0.05)
        yield json.loads(file.read_text())["address"], running
    finally:
        for process in running:
            process.kill()
            process.wait()


def worker_command(folder: Path) -> list[str]:
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny", "--no-dashboard"]
    return [*worker, "--scheduler-file", str(folder / "scheduler.json"), "--local-directory", str(folder)]


@pytest.mark.slow
@needs.cluster
def test_a_cluster_of_which_a_worker_is_killed(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    where, (_, *workers) = cluster
    cases = write(tmp_path / "zaken.jsonl", 100)
    command = [sys.executable, "-m", "letterkit", "batch", str(cases), "--creditor", str(CREDITOR), "--chunk", "5"]
    command += ["--today", "2026-11-23", "--out"]
    assert subprocess.run([*command, tmp_path / "whole"], capture_output=True, check=False).returncode == 0
    out = tmp_path / "out"
    night = subprocess.Popen([*command, out, "--dask", where], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    give_up = time.monotonic() + PATIENCE
    while len(list((out / ".work/lines").glob("*.lines"))) < 3 and night.poll() is None:
        assert time.monotonic() < give_up
        time.sleep(0.02)
    workers[0].send_signal(signal.SIGKILL)
    _, told = night.communicate(timeout=PATIENCE)
    assert night.returncode == 0, told
    assert hashes(out) == hashes(tmp_path / "whole")


@pytest.mark.slow
@needs.cluster
def test_a_cluster_that_outlives_a_night_writes_with_the_account_of_tonight(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    where, _ = cluster
    cases, creditor = write(tmp_path / "zaken.jsonl", 40), own_files(tmp_path)
    command = [sys.executable, "-m", "letterkit", "batch", str(cases), "--creditor", str(creditor), "--chunk", "5"]
    command += ["--today", "2026-11-23", "--out"]
    for night, account in enumerate(("NL91ABNA0417164300", "NL02ABNA0123456789")):
        creditor.write_text(re.sub(r"iban: .*", f"iban: {account}", creditor.read_text(encoding="utf-8"), count=1))
        assert subprocess.run([*command, tmp_path / f"{night}", "--dask", where], check=False).returncode == 0
        assert subprocess.run([*command, tmp_path / f"{night} here"], check=False).returncode == 0
        assert hashes(tmp_path / f"{night}") == hashes(tmp_path / f"{night} here")
    assert hashes(tmp_path / "0") != hashes(tmp_path / "1")


@pytest.mark.slow
@needs.cluster
def test_a_cluster_of_which_every_worker_is_replaced(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    """What was scattered is gone with the last worker; the one that comes is given it again."""
    where, (_, *workers) = cluster
    cases, creditor = write(tmp_path / "zaken.jsonl", 100), own_files(tmp_path)
    command = [sys.executable, "-m", "letterkit", "batch", str(cases), "--creditor", str(creditor), "--chunk", "5"]
    command += ["--today", "2026-11-23", "--out"]
    assert subprocess.run([*command, tmp_path / "whole"], capture_output=True, check=False).returncode == 0
    out = tmp_path / "out"
    night = subprocess.Popen([*command, out, "--dask", where], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    give_up = time.monotonic() + PATIENCE
    while len(list((out / ".work/lines").glob("*.lines"))) < 3 and night.poll() is None:
        assert time.monotonic() < give_up
        time.sleep(0.02)
    creditor.unlink()
    for worker in workers:
        worker.send_signal(signal.SIGKILL)
    running = subprocess.Popen(worker_command(tmp_path), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _, told = night.communicate(timeout=PATIENCE)
    finally:
        running.kill()
        running.wait()
    assert night.returncode == 0, told
    assert hashes(out) == hashes(tmp_path / "whole")


def own_files(folder: Path) -> Path:
    """A copy of the sample creditor, free to be changed."""
    for name in ("creditor.yaml", "logo.svg", "betaalgeheim"):
        shutil.copy(CREDITOR.parent / name, folder / name)
    return folder / "creditor.yaml"


@pytest.mark.slow
@needs.cluster
def test_a_cluster_that_is_not_there(letterkit: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("letterkit.batch.executors.cluster._PATIENCE", "1s")
    cases = write(tmp_path / "zaken.jsonl", 3)
    command = ("batch", cases, "--creditor", CREDITOR, "--today", "2026-11-23", "--out", tmp_path / "out")
    result = letterkit(*command, "--dask", "niets://hier:1")
    assert result.code == 6
    assert "Traceback" not in result.err


@pytest.mark.slow
def test_output_in_another_place(key: str, small_run: Callable[..., Counts], tmp_path: Path) -> None:
    rows = input_rows(records(30))
    small_run(rows, tmp_path / "out")
    where = f"memory://{tmp_path.name}/uit"
    order = Order(workspace, TODAY, where, key, chunk=4)
    url = address(str(tmp_path / "samen.sqlite"))
    with Ledger(url, Run(key, where, TODAY)) as ledger:
        run(rows, order, ledger, Here())
    box = open_box(where)
    assert {name: lasting(name, box.read(name)) for name in hashes(tmp_path / "out")} == hashes(tmp_path / "out")
    assert len(MemoryFileSystem().find(f"/{tmp_path.name}/uit")) == len(hashes(tmp_path / "out"))
    assert not faults(where, url, where)


def test_a_place_that_nobody_knows(letterkit: Command, tmp_path: Path) -> None:
    cases = write(tmp_path / "zaken.jsonl", 3)
    command = ("batch", cases, "--creditor", CREDITOR, "--today", "2026-11-23", "--out", "nergens://a/b")
    result = letterkit(*command, "--ledger", tmp_path / "samen.sqlite")
    assert result.code == 6
    assert "nergens" in result.err


@pytest.mark.slow
def test_a_sample_elsewhere_leaves_nothing_here(
    letterkit: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases, where = write(tmp_path / "zaken.jsonl", 8), f"memory://{tmp_path.name}/proef"
    here = tmp_path / "hier"
    here.mkdir()
    monkeypatch.chdir(here)
    command = ("batch", cases, "--creditor", CREDITOR, "--today", "2026-11-23", "--out", where, "--sample", 3)
    assert letterkit(*command, "--ledger", tmp_path / "samen.sqlite").code == 0
    assert not list(here.iterdir())
    assert not (tmp_path / "samen.sqlite").exists()
    assert open_box(where).digest("summary.json")


class Buckets(AbstractFileSystem):
    """Buckets of which one is there, where nobody may write; an error of its own, as such places have."""

    protocol = "emmers"

    class Refused(Exception):
        pass

    def exists(self, path: str, **_: Any) -> bool:
        return path.startswith("hier")

    def ls(self, path: str, detail: bool = True, **_: Any) -> list[Any]:  # noqa: FBT002 - as in fsspec
        return []

    def pipe_file(self, path: str, value: bytes, mode: str = "overwrite", **_: Any) -> None:
        raise self.Refused("sleutel-1234")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("where", "told"), [("emmers://heir/nacht", "maakt zelf geen emmer"), ("emmers://hier/nacht", "Refused")]
)
def test_a_place_that_refuses(letterkit: Command, tmp_path: Path, where: str, told: str) -> None:
    fsspec.register_implementation("emmers", Buckets, clobber=True)
    cases = write(tmp_path / "zaken.jsonl", 3)
    command = ("batch", cases, "--creditor", CREDITOR, "--today", "2026-11-23", "--out", where)
    result = letterkit(*command, "--ledger", tmp_path / "samen.sqlite")
    assert result.code == 6
    assert told in result.err
    assert "1234" not in result.err


def test_needs_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(LedgerTrouble) as told:
        open_box("s3://a/b")
    assert told.value.code == "needs_extra"
