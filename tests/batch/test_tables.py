"""The tables of a run as Dutch Excel opens them: in columns, in UTF-8, and never with a formula in a cell."""

import csv
import io
import json
from datetime import datetime
from pathlib import Path

import pytest

from letterkit import resources
from letterkit.batch import lines
from letterkit.batch.row_result import RowResult
from letterkit.errors import Problem
from letterkit.journey import Call
from letterkit.pipeline import HoldReason
from letterkit.stages.model import Task
from tests.conftest import Run
from tests.invented import record

CREDITOR = resources.samples_dir() / "creditor.yaml"
TABLES = [name for name, head in lines.HEADS.items() if head]
FORMULAS = ["=cmd()", "+31", "-1+1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1"]
SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝")


def _cells(text: str) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") for cell in row]


@pytest.mark.parametrize("value", FORMULAS)
@pytest.mark.parametrize("table", TABLES)
def test_whatever_comes_into_a_table_it_is_no_formula(table: str, value: str) -> None:
    """The cells that come from a case file have no pattern here, as if the checks before them were not there."""
    noon = datetime.fromisoformat("2026-11-24T12:00+01:00")
    result = RowResult(
        7,
        value,
        stage="aanmaning",
        held=(HoldReason("stand_oud", {}),) if table == "held.csv" else (),
        problems=(Problem(value, "extra_forbidden"),) if table == "rejected.csv" else (),
        dropped=(Problem(value, "extra_forbidden"),) if table == "dropped.csv" else (),
        call=Call("aanmaning", noon, None, Task(when="after", why="Bel.", do="Bel.")) if table == "calls.csv" else None,
    )
    written = "".join(line for name, line in lines.lines(result) if name == table)
    cells = _cells(written)
    assert f"'{value}" in cells
    assert not [cell for cell in cells if cell.startswith(SIGNS)]


@pytest.mark.slow
def test_a_column_that_is_a_formula_is_shown_as_text(letterkit: Run, tmp_path: Path) -> None:
    path, out = tmp_path / "zaken.json", tmp_path / "out"
    path.write_text(json.dumps([{**record(), "=cmd()": "x"}]), encoding="utf-8")
    assert letterkit("batch", path, "--creditor", CREDITOR, "--today", "2026-11-23", "--out", out).code == 7
    text = (out / "rejected.csv").read_text(encoding="utf-8-sig")
    assert any("cmd" in cell for cell in _cells(text))
    assert not [cell for cell in _cells(text) if cell.startswith(SIGNS)]


@pytest.mark.slow
def test_excel_opens_every_table_in_columns(letterkit: Run, tmp_path: Path) -> None:
    path, out = tmp_path / "zaken.json", tmp_path / "out"
    path.write_text(json.dumps([record(signalen={"klacht": True})]), encoding="utf-8")
    letterkit("batch", path, "--creditor", CREDITOR, "--today", "2026-11-23", "--out", out)
    for name in TABLES:
        content = (out / name).read_bytes()
        assert content.startswith(b"\xef\xbb\xbf" + ";".join(lines.HEADS[name]).encode() + b"\r\n"), name
