"""letterkit is renewed between approval and night, and between night and proof: a real wheel of another version, with
another rule, beside the wheel that was put away.
"""

import csv
import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from letterkit import __version__
from tests.approval.house import TODAY, House
from tests.approval.test_evidence import alone, case_of, letter, packed, rows

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
PARTS = ("letterkit", "templates", "glossary", "samples", "pyproject.toml", "hatch_build.py", "README.md", "LICENSE")
NEXT, RULE = "9.9.9", "letterkit/lint/rules/afzender_onbekend.py"


@dataclass(frozen=True)
class Installed:
    """A wheel, and the folder in which it is unpacked, as ``pip install --target`` does."""

    wheel: Path
    folder: Path

    def letterkit(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "letterkit", *map(str, arguments)]
        own = {**os.environ, "PYTHONPATH": str(self.folder), "PYTHONUTF8": "1"}
        return subprocess.run(command, cwd=self.folder, env=own, capture_output=True, text=True, check=False)

    def night(self, house: House, out: str) -> subprocess.CompletedProcess[str]:
        given = ("--creditor", house.creditor, "--today", TODAY, "--run-key", house.key("run"))
        ledger = ("--ledger", house.base.parent / f"{out}.sqlite")
        return self.letterkit("batch", house.base / "zaken.csv", "--out", house.out(out), *given, *ledger)


def built(place: Path, source: Path) -> Installed:
    wheels = place / "wielen"
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels)]
    done = subprocess.run(build, cwd=source, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"no wheel can be made here: {done.stderr[-200:]}")
    (wheel,) = wheels.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place / "geinstalleerd")
    return Installed(wheel, place / "geinstalleerd")


@pytest.fixture(scope="module")
def then(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return built(tmp_path_factory.mktemp("toen"), ROOT)


@pytest.fixture(scope="module")
def renewed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    source = tmp_path_factory.mktemp("bron")
    for name in PARTS:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(ROOT / name, source / name)
    for name, old, new in (
        ("letterkit/__init__.py", __version__, NEXT),
        (RULE, "uw eigen naam.", "uw eigen naam, altijd."),
    ):
        text = (source / name).read_text(encoding="utf-8")
        assert old in text
        (source / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return built(tmp_path_factory.mktemp("nu"), source)


def codes(house: House, out: str) -> set[str]:
    with (house.out(out) / "held.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["code"] for row in csv.DictReader(file, delimiter=";")}


def test_renewed_between_approval_and_night_nothing_goes(released: House, then: Installed, renewed: Installed) -> None:
    same = then.night(released, "zelfde")
    assert same.returncode == 0, same.stderr
    assert len(rows_of(released, "zelfde")) > 50  # the same version, installed in another way, is what was approved
    other = renewed.night(released, "nieuw")
    assert other.returncode == 7, other.stderr
    assert rows_of(released, "nieuw") == []
    assert "not_released" in codes(released, "nieuw")
    assert json.loads((released.out("nieuw") / "run.json").read_bytes())["letterkit"]["version"] == NEXT


def rows_of(house: House, out: str) -> list[str]:
    return (house.out(out) / "manifest.jsonl").read_text(encoding="utf-8").splitlines()


def test_renewed_between_night_and_proof(released: House, then: Installed, renewed: Installed, tmp_path: Path) -> None:
    """What was made verifies, and the wheel of then makes the same bytes, asked by the letterkit of now."""
    assert released.night().code == 0
    trusted = tmp_path / "sleutels.txt"
    trusted.write_text("\n".join(released.public.values()), encoding="utf-8")
    verified = renewed.letterkit("verify", released.out(), "--trust", trusted)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    case = case_of(released, letter(released))
    old, new = packed(released, case, tmp_path / "toen.zip"), tmp_path / "nu.zip"
    made = renewed.letterkit("evidence", case, "--run", released.out(), "--out", new, "--creditor", released.creditor)
    assert made.returncode == 0, made.stderr
    for pack in (old, new):
        code, told = alone(pack, "--trust", trusted)
        assert code == 0, told
    again = ("evidence", "reproduce", new, "--creditor", released.creditor, "--wheel")
    result = renewed.letterkit(*again, then.wheel)
    assert result.returncode == 0, result.stdout + result.stderr
    count = sum(row["case_id"] == letter(released)["case_id"] for row in rows(released))
    assert result.stdout.count("precies hetzelfde bericht") == count
