"""What was judged before is found by what decides it, and by nothing else."""

import shutil
from datetime import date
from pathlib import Path

from letterkit.branches.of_template import Name, OfTemplate
from letterkit.branches.stored import Store
from letterkit.workspace import load_workspace
from tests.conftest import Run

NAME: Name = ("herinnering", "sms")
JUDGED = OfTemplate((), {}, frozenset(), 3)


def store(cache: Path, base: Path) -> Store:
    return Store(cache, load_workspace(base / "creditor.yaml"), (), date(2026, 11, 23))


def test_a_workspace_that_was_moved_is_not_judged_again(letterkit: Run, tmp_path: Path) -> None:
    here, there, cache = tmp_path / "hier", tmp_path / "daar", tmp_path / "oordelen"
    assert letterkit("init", here, "--today", "2026-11-23").code == 0
    cache.mkdir(mode=0o700)
    store(cache, here).put(NAME, JUDGED)
    shutil.copytree(here, there)
    assert store(cache, there).get(NAME) == JUDGED


def test_another_setting_is_judged_again(letterkit: Run, tmp_path: Path) -> None:
    base, cache = tmp_path / "hier", tmp_path / "oordelen"
    assert letterkit("init", base, "--today", "2026-11-23").code == 0
    cache.mkdir(mode=0o700)
    store(cache, base).put(NAME, JUDGED)
    creditor = base / "creditor.yaml"
    creditor.write_text(creditor.read_text(encoding="utf-8").replace("naam: ", "naam: De ", 1), encoding="utf-8")
    assert store(cache, base).get(NAME) is None
