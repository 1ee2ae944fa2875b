"""The installed wheel works without the checkout: templates, glossary, samples and models are in it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing but the installed wheel."""
    place = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", place], cwd=ROOT, check=True,
                   capture_output=True)  # fmt: skip
    (wheel,) = place.glob("*.whl")
    target = place / "site"
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", target, wheel],
                   check=True)  # fmt: skip
    return target


def call(installed: Path, *arguments: object) -> str:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, "-m", "letterkit", *map(str, arguments)]
    done = subprocess.run(command, cwd=installed.parent, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_it_runs_from_the_wheel_and_not_from_the_checkout(installed: Path) -> None:
    found = subprocess.run([sys.executable, "-c", "import letterkit; print(letterkit.__file__)"], text=True, check=True,
                           cwd=installed.parent, env={**os.environ, "PYTHONPATH": str(installed)}, capture_output=True)  # fmt: skip
    assert found.stdout.startswith(str(installed))


@pytest.mark.slow
def test_a_new_workspace_renders(installed: Path) -> None:
    workspace = installed.parent / "werk"
    call(installed, "init", workspace, "--today", "2026-11-23")
    cases = next(path for path in workspace.rglob("*") if path.suffix == ".csv")
    out = installed.parent / "out"
    call(installed, "batch", cases, "--creditor", workspace / "creditor.yaml", "--today", "2026-11-23", "--out", out)
    assert list((out / "letters").glob("*.pdf"))
    assert list((out / "email").glob("*.eml"))
