"""A run says what it skipped, and in CI a program that is not there is a failure."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_TESTS = """
import pytest
lacking = pytest.mark.skipif(True, reason="no Chromium")
@lacking
def test_one(): pass
@lacking
def test_two(): pass
def test_three(): pytest.skip("no PostgreSQL")
@pytest.mark.skip(reason="only on Windows")
def test_four(): pass
@pytest.mark.xfail
def test_five(): assert False
def test_six(): pass
"""
_ROOT = Path(__file__).parents[1]


def _run(folder: Path, *, ci: str) -> list[str]:
    (folder / "test_some.py").write_text(_TESTS, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.skips", "-c", os.devnull, "test_some.py"]
    env = {**os.environ, "CI": ci, "PYTHONPATH": str(_ROOT), "PYTEST_ADDOPTS": ""}
    shown = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=300, check=False)
    return shown.stdout.splitlines()


@pytest.mark.slow
def test_the_line_before_the_last_says_what_was_skipped(tmp_path: Path) -> None:
    *_, counted, closing = _run(tmp_path, ci="")
    assert counted == "4 skipped: 2 no Chromium, 1 no PostgreSQL, 1 only on Windows"
    assert closing.startswith("1 passed, 4 skipped, 1 xfailed in ")


@pytest.mark.slow
def test_in_ci_what_is_missing_is_a_failure(tmp_path: Path) -> None:
    lines = _run(tmp_path, ci="true")
    assert lines[-2] == "1 skipped: 1 only on Windows"
    assert lines[-1].startswith("1 failed, 1 passed, 1 skipped, 1 xfailed, 2 errors in ")
    assert "test_some.py::test_one may not be skipped in CI: no Chromium" in lines
