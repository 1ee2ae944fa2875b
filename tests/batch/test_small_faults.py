"""Small things an operator stumbles over: a cluster in which nobody works, reports of bugs, noise of libraries."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest

from letterkit.batch.executors import cluster
from letterkit.batch.executors.processes import _quiet_tracker
from letterkit.cli import error_boundary, trace
from letterkit.errors import LedgerTrouble
from letterkit.texts import say


class _Idle:
    """A scheduler whose workers are all gone."""

    status = "pending"

    def nthreads(self) -> dict[str, int]:
        return {}

    def submit(self, *_: Any, **__: Any) -> "_Idle":
        return self

    def result(self, timeout: float) -> None:
        raise TimeoutError


@pytest.mark.slow
def test_a_cluster_in_which_nobody_works_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_WITHOUT_WORKERS", 0.0)
    night = object.__new__(cluster.Cluster)
    night._client, night._address = _Idle(), "tcp://planner:8786"
    night._luggage, night._scattered = None, None
    with pytest.raises(LedgerTrouble) as found:
        list(night.each(str, [1]))
    assert found.value.code == "cluster_idle"
    assert "werkproces" in say("errors.cluster_idle", **found.value.values)


def _fails() -> None:
    name = "Samira Yıldız"
    raise RuntimeError(name)


def test_a_report_of_a_bug_has_no_value_and_is_for_its_owner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old, young = tmp_path / "letterkit-fout-oud.txt", tmp_path / "letterkit-fout-jong.txt"
    for path, days in ((old, 31), (young, 29)):
        path.write_text("eerder", encoding="utf-8")
        moment = time.time() - days * 24 * 3600
        os.utime(path, (moment, moment))
    assert error_boundary.run(_fails) == 70
    (report,) = set(tmp_path.iterdir()) - {young}
    assert str(report) in capsys.readouterr().err
    assert not old.exists()
    assert "Samira" not in report.read_text(encoding="utf-8")
    assert "_fails" in report.read_text(encoding="utf-8")
    if os.name == "posix":
        assert report.stat().st_mode & 0o077 == 0
    assert trace._KEPT_SECONDS == 30 * 24 * 3600


def test_libraries_tell_the_operator_nothing() -> None:
    program = (
        "import logging\n"
        "from letterkit.cli import error_boundary\n"
        "error_boundary.run(lambda: logging.getLogger('svglib').warning('in English'))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_what_tidies_up_after_kill_9_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONWARNINGS", "error")
    with _quiet_tracker():
        assert os.environ["PYTHONWARNINGS"].startswith("error,ignore")
    assert os.environ["PYTHONWARNINGS"] == "error"
    monkeypatch.delenv("PYTHONWARNINGS")
    with _quiet_tracker():
        assert "resource_tracker" in os.environ["PYTHONWARNINGS"]
    assert "PYTHONWARNINGS" not in os.environ
