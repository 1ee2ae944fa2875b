"""A large run in subfolders, several first processes that share a night, and files written side by side far away."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fsspec
import pytest
from fsspec.asyn import AsyncFileSystem
from fsspec.implementations.memory import MemoryFileSystem

from letterkit.batch import Counts, Order, run
from letterkit.batch.box import open_box
from letterkit.batch.executors import Here
from letterkit.batch.ledger import Ledger, Run, address
from letterkit.batch.remote import RemoteBox
from letterkit.channels import RECORDS
from letterkit.evaluation.runs import open_runs
from tests.batch.conftest import CREDITOR, TODAY, faults, input_rows, workspace
from tests.batch.many import records, write
from tests.batch_outputs import hashes, lasting, lines, rows
from tests.conftest import Run as Command

NIGHT = ("--creditor", CREDITOR, "--today", "2026-11-23")


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def messages(out: Path) -> dict[str, str]:
    """Last part of the name, and hash, of every letter and e-mail."""
    return {
        name.rpartition("/")[2]: found for name, found in hashes(out).items() if name.startswith(("letters", "email"))
    }


@pytest.mark.slow
def test_subfolders_from_a_number_on(letterkit: Command, tmp_path: Path) -> None:
    cases = write(tmp_path / "zaken.jsonl", 30)
    few, many = tmp_path / "weinig", tmp_path / "veel"
    assert letterkit("batch", cases, *NIGHT, "--out", few, "--per-folder", 30).code == 0
    assert letterkit("batch", cases, *NIGHT, "--out", many, "--per-folder", 7).code == 0
    assert all("/" not in name for name in (*names(few / "letters"), *names(few / "email")))
    for folder in ("letters", "email"):
        found = names(many / folder)
        assert found
        assert all("/" in name for name in found), "whoever sends letters/* finds all, or nothing"
    assert {name.partition("/")[0] for name in names(many / "email")} <= {f"{part:05}" for part in range(1, 6)}
    assert max(len(list(folder.iterdir())) for folder in (many / "email").iterdir()) <= 7
    assert messages(few) == messages(many)
    assert letterkit("verify", many).code == 0
    outbox = [line for line in lines(many / "outbox.jsonl") if "path" in line]
    assert sorted(line["path"] for line in outbox) == sorted(
        f"{folder}/{name}" for folder in ("letters", "email") for name in names(many / folder)
    )
    (past,) = open_runs([many])
    kept = [made for made in past.messages() if RECORDS[made.channel].file]
    assert all(content for _, content in past.contents(kept))
    with (many / "email" / "00009").open("w") as stranger:
        stranger.write("van een ander")
    assert "email/00009" in letterkit("verify", many).out


@pytest.mark.slow
def test_a_stopped_run_goes_on_in_its_subfolders(
    letterkit: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases, out = write(tmp_path / "zaken.jsonl", 30), tmp_path / "uit"
    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "record", _dies_at_third())
        assert letterkit("batch", cases, *NIGHT, "--out", out, "--per-folder", 7, "--chunk", 5).code == 70
    assert letterkit("batch", "--resume", out).code == 0
    assert letterkit("batch", cases, *NIGHT, "--out", tmp_path / "heel", "--per-folder", 7, "--chunk", 5).code == 0
    assert hashes(out) == hashes(tmp_path / "heel")
    assert letterkit("verify", out).code == 0


def _dies_at_third() -> Callable[..., None]:
    record, times = Ledger.record, iter(range(2))

    def dies(self: Ledger, *arguments: Any, **more: Any) -> None:
        if next(times, None) is None:
            raise AssertionError
        record(self, *arguments, **more)

    return dies


@pytest.mark.slow
def test_subfolders_far_away(key: str, tmp_path: Path) -> None:
    where = f"memory://{tmp_path.name}/uit"
    url = address(str(tmp_path / "samen.sqlite"))
    order = Order(workspace, TODAY, where, key, chunk=4, per_folder=5)
    with Ledger(url, Run(key, where, TODAY)) as ledger:
        run(input_rows(records(20)), order, ledger, Here())
    found = MemoryFileSystem().find(f"/{tmp_path.name}/uit/email")
    assert found
    assert all(name.rsplit("/", 2)[1].isdecimal() for name in found)
    assert not faults(where, url, where)
    open_box(where).place("email/00002/vreemd.eml", b"x")
    assert [fault.values["name"] for fault in faults(where, url, where)] == ["email/00002/vreemd.eml"]


@pytest.mark.slow
def test_first_processes_share_a_night(letterkit: Command, tmp_path: Path) -> None:
    cases, shared = write(tmp_path / "zaken.jsonl", 40), ("--ledger", tmp_path / "samen.sqlite")
    whole = tmp_path / "heel"
    assert letterkit("batch", cases, *NIGHT, "--out", whole).code == 0
    parts = [tmp_path / name for name in "abc"]
    for out, keys in zip(parts, ("..M-0000012", "M-0000012..M-0000031", "M-0000031.."), strict=True):
        assert letterkit("batch", cases, *NIGHT, *shared, "--keys", keys, "--out", out).code == 0
    together = [line for out in parts for line in lines(out / "manifest.jsonl")]
    assert together == lines(whole / "manifest.jsonl")
    for table in ("held.csv", "rejected.csv"):
        assert [row for out in parts for row in rows(out / table)] == rows(whole / table)
    assert letterkit("batch", cases, *NIGHT, *shared, "--out", tmp_path / "d").code == 0
    assert lines(tmp_path / "d/manifest.jsonl") == []


@pytest.mark.slow
@pytest.mark.parametrize("given", ["M-1", "..", "", "B..A", "A..A", "A..B..C"])
def test_a_range_that_is_none(letterkit: Command, tmp_path: Path, given: str) -> None:
    cases = write(tmp_path / "zaken.jsonl", 2)
    result = letterkit("batch", cases, *NIGHT, "--keys", given or "..", "--out", tmp_path / "uit")
    assert result.code == 2
    assert "VAN..TOT" in result.err
    assert not (tmp_path / "uit").exists()


class Slow(AsyncFileSystem):
    """A store that answers late; it counts how many wait side by side."""

    protocol = "traag"
    cachable = False
    files: dict[str, bytes] = {}  # noqa: RUF012 - of the class: each box makes a store
    waiting = most = 0

    async def _pipe_file(self, path: str, value: bytes, mode: str = "overwrite", **_: Any) -> None:
        Slow.waiting += 1
        Slow.most = max(Slow.most, Slow.waiting)
        await asyncio.sleep(0.005)
        Slow.waiting -= 1
        Slow.files[path] = value

    async def _info(self, path: str, **_: Any) -> dict[str, Any]:
        return {"name": path, "size": 0, "type": "directory"}

    async def _exists(self, path: str, **_: Any) -> bool:
        return True


def test_files_go_to_a_store_side_by_side() -> None:
    fsspec.register_implementation("traag", Slow, clobber=True)
    box = RemoteBox("traag://emmer/nacht")
    for number in range(100):
        box.stage(f".work/{number}", str(number).encode())
    box.staged()
    assert {name: Slow.files[f"emmer/nacht/.work/{name}"] for name in range(100)} == {
        name: str(name).encode() for name in range(100)
    }
    assert 20 <= Slow.most <= 64
    box.staged()
    assert len(Slow.files) == 100


@pytest.mark.slow
def test_the_same_bytes_in_subfolders(small_run: Callable[..., Counts], tmp_path: Path) -> None:
    small_run(input_rows(records(8)), tmp_path / "a")
    assert lasting("x", b"y") == lasting("z", b"y")
    assert (tmp_path / "a" / "summary.json").is_file()
