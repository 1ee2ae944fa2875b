"""A disk that is full or may not be written: told as one sentence, and the same command goes on later."""

import errno
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from letterkit.batch import Counts, outbox
from letterkit.batch.outbox import Outbox
from letterkit.errors import LedgerTrouble
from tests.batch.conftest import CREDITOR, input_rows
from tests.batch.many import records, write
from tests.batch_outputs import hashes

ROWS = input_rows(records(20))[10:20]
TOO_SMALL = 20_000  # bytes: a letter is larger, and so is the ledger


@pytest.mark.slow
def test_no_room_for_a_file_at_any_moment(
    small_run: Callable[..., Counts], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_run(ROWS, tmp_path / "whole")
    out = tmp_path / "out"
    for left in (0, 1, 5, 9):
        with monkeypatch.context() as patch:
            patch.setattr("letterkit.batch.outbox._opened", _full_after(left))
            with pytest.raises(LedgerTrouble) as told:
                small_run(ROWS, out)
            assert told.value.code == "output_unwritable"
        assert not list(out.rglob("*.part"))
    small_run(ROWS, out)
    assert hashes(out) == hashes(tmp_path / "whole")


def _full_after(files: int) -> Callable[[Path], int]:
    real, left = outbox._opened, [files]

    def opened(path: Path) -> int:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(path)

    return opened


@pytest.mark.slow
def test_a_disk_that_takes_no_more_bytes(tmp_path: Path) -> None:
    cases, out = write(tmp_path / "zaken.jsonl", 60), tmp_path / "out"
    command = [sys.executable, "-m", "letterkit", "batch", str(cases), "--out", str(out)]
    command += ["--creditor", str(CREDITOR), "--today", "2026-11-23"]
    small = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (TOO_SMALL, TOO_SMALL)),
    )
    assert small.returncode == 6
    assert "Traceback" not in small.stderr
    assert not (out / "summary.json").exists()
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert not list(out.rglob("*.part"))


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    """Below a file there is no place, also for a user who may write everywhere."""
    file = tmp_path / "bestand"
    file.touch()
    with pytest.raises(LedgerTrouble) as told:
        Outbox(file / "uit")
    assert told.value.code == "output_unwritable"


@pytest.mark.slow
def test_a_folder_inside_that_leads_elsewhere(small_run: Callable[..., Counts], tmp_path: Path) -> None:
    elsewhere, out = tmp_path / "elders", tmp_path / "out"
    elsewhere.mkdir()
    out.mkdir()
    (out / "email").symlink_to(elsewhere)
    with pytest.raises(LedgerTrouble) as told:
        small_run(ROWS, out)
    assert told.value.code == "output_is_link"
    assert not list(elsewhere.iterdir())
