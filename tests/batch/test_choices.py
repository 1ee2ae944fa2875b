"""Dry run, sample, one stage, the first cases; and what the operator reads in the end."""

import json
from pathlib import Path

import pytest

from letterkit import resources
from tests.batch.conftest import CREDITOR
from tests.batch_outputs import lines, rows
from tests.conftest import Result, Run

PORTFOLIO = resources.samples_dir() / "portfolio.csv"


@pytest.fixture
def batch(letterkit: Run, tmp_path: Path) -> Run:
    def run(*options: object) -> Result:
        arguments = ("--creditor", CREDITOR, "--today", "2026-11-23", "--out", tmp_path / "out")
        return letterkit("batch", PORTFOLIO, *arguments, *options)

    return run


@pytest.mark.slow
def test_a_dry_run_counts_all_and_writes_nothing(batch: Run, tmp_path: Path) -> None:
    dry = batch("--dry-run")
    assert (dry.code, dry.err, (tmp_path / "out").exists()) == (0, "", False)
    assert dry.out.splitlines()[-1].startswith("Proef")
    real = batch()
    assert dry.out.splitlines()[:-1] == real.out.splitlines()[:-1]


@pytest.mark.slow
def test_one_stage(batch: Run, tmp_path: Path) -> None:
    assert batch("--only-stage", "aanmaning").code == 0
    summary = json.loads((tmp_path / "out/summary.json").read_text())
    assert set(summary["stages"]) == {"aanmaning"}
    assert summary["read"] == summary["produced"] + summary["held"] + summary["rejected"]
    assert summary["held_because"]["other_stage"] > 20
    assert batch("--only-stage", "nooit").code == 2


@pytest.mark.slow
def test_the_first_cases(batch: Run, tmp_path: Path) -> None:
    batch("--limit", 5)
    assert json.loads((tmp_path / "out/summary.json").read_text())["read"] == 5
    assert batch("--limit", 6).code == 6


@pytest.mark.slow
def test_a_sample_has_every_stage_and_many_ways_a_text_turns_out(batch: Run, tmp_path: Path) -> None:
    assert batch("--sample", 20).code == 0
    made = lines(tmp_path / "out/manifest.jsonl")
    assert len({line["case_id"] for line in made}) == 20
    assert {"herinnering", "tweede_herinnering", "aanmaning", "regeling_gemist"} <= {line["stage"] for line in made}
    stages = [line["stage"] for line in made if line["channel"] != "letter"]
    assert max(stages.count(stage) for stage in stages) < len(stages) / 2
    assert not rows(tmp_path / "out/held.csv")


@pytest.mark.slow
def test_the_table(batch: Run) -> None:
    table = batch().out
    assert [line.split("  ")[0] for line in table.splitlines()[:5]] == [
        "De letters van het bestand zijn gelezen als UTF-8.",
        "Gelezen", "Gemaakt", "Eerst laten bekijken", "Afgekeurd (gegevens kloppen niet)",
    ]  # fmt: skip
    assert "De klant is overleden." in table
    assert "_" not in table.rpartition("\n")[0].rpartition("\n")[0]
