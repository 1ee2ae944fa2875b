"""A sector is one file: added to a copy of the package, its letters can be made, simulated and judged."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SECTOR = """\
name: "sportvereniging"
order: 55
goods: "contributie"
fourteen_days: {value: true, source: BW 6:96 lid 6, confirmed: true}
ladder:
  herinnering: {vanaf_dag: 6, wachten: 6}
  aanmaning: {vanaf_dag: 20, wachten: 10}
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package, with links to what only fills it, and a creditor in the new sector."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "letterkit", folder / "letterkit", ignore=shutil.ignore_patterns("__pycache__", "data"))
    for path in (ROOT / "letterkit").rglob("data"):
        (folder / path.relative_to(ROOT)).symlink_to(path)
    for name in ("glossary", "templates"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "samples", folder / "samples")
    (folder / "letterkit/sectors/sportvereniging.yaml").write_text(SECTOR, encoding="utf-8")
    creditor = folder / "samples/creditor.yaml"
    text = creditor.read_text(encoding="utf-8")
    creditor.write_text(text.replace("sector: consumptief_krediet", "sector: sportvereniging"), encoding="utf-8")
    return folder


def run(copy: Path, *arguments: object) -> str:
    found = subprocess.run(
        [sys.executable, "-m", "letterkit", *map(str, arguments)],
        cwd=copy, env={**os.environ, "PYTHONPATH": str(copy)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert found.returncode == 0, found.stderr
    return found.stdout


@pytest.mark.slow
def test_it_works_everywhere(copy: Path) -> None:
    night = run(copy, "batch", "samples/portfolio.csv", "--today", "2026-11-23", "--out", "uit")
    assert "aanmaning" in night
    sent = [json.loads(line) for line in (copy / "uit/manifest.jsonl").read_text().splitlines()]
    assert {one["stage"] for one in sent} >= {"herinnering", "aanmaning"}
    assert "tweede_herinnering" not in {one["stage"] for one in sent}
    track = run(copy, "simulate", "samples/trajecten.json", "--case", "TRAJECT-HUUR", "--days", 40)
    assert "(sportvereniging)" in track
    assert "Aanmaning" in track
    case = json.loads((copy / "templates/nl/herinnering/sample.json").read_text())
    (copy / "samples/zaak.json").write_text(json.dumps(case), encoding="utf-8")
    assert "letters/" in run(
        copy, "render", "samples/zaak.json", "--stage", "aanmaning", "--today", "2026-11-23", "--out", "r"
    )
    run(copy, "lint", "--series", "--creditor", "samples/creditor.yaml", "--fail-on", "never")
    pack = run(copy, "panel", "new", "herinnering/sms", "--creditor", "samples/creditor.yaml", "--out", "p")
    assert "bestanden" in pack
