"""Two versions of a template in one run, drawn by case number: who gets which never changes, and the record says it."""

import json
from pathlib import Path

import pytest

from letterkit import resources
from letterkit.batch.split import Split
from letterkit.errors import LetterkitError
from letterkit.workspace import Workspace, load_workspace
from tests.batch.many import write
from tests.batch_outputs import hashes
from tests.conftest import Run

CREDITOR = resources.samples_dir() / "creditor.yaml"


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Templates of which one e-mail begins in another way."""
    text = (resources.templates_dir() / "herinnering" / "email.md.j2").read_text(encoding="utf-8")
    path = tmp_path / "anders" / "herinnering" / "email.md.j2"
    path.parent.mkdir(parents=True)
    path.write_text(text.replace("{{ klant.aanhef }},", "Goedendag {{ klant.aangesproken }},", 1), encoding="utf-8")
    assert "Goedendag" in path.read_text(encoding="utf-8")
    return tmp_path / "anders"


def night(letterkit: Run, cases: Path, out: Path, *more: object) -> list[dict[str, str]]:
    result = letterkit("batch", cases, "--creditor", CREDITOR, "--today", "2026-11-23", "--out", out, *more)
    assert result.code == 0, result.err
    return [json.loads(line) for line in (out / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.slow
def test_a_split_run(letterkit: Run, tmp_path: Path, other: Path) -> None:
    cases = write(tmp_path / "zaken.jsonl", 120)
    out = tmp_path / "uit"
    records = night(letterkit, cases, out, "--split", other, "--split-share", "40", "--split-seed", "voorjaar")
    variants = {record["case_id"]: record["variant"] for record in records}
    split = Split(lambda: load_workspace(CREDITOR), "voorjaar", 0.4)
    assert variants == {case: split.variant(case) for case in variants}
    assert {"a", "b"} == set(variants.values())
    for record in records:
        if (record["stage"], record["channel"]) == ("herinnering", "email"):
            text = (out / "email" / f"{record['case_id']}.eml").read_text(encoding="utf-8")
            assert ("Goedendag" in text) == (record["variant"] == "b")
    versions = {(r["stage"], r["channel"], r["variant"]): r["template_version"] for r in records}
    assert versions["herinnering", "email", "a"] != versions["herinnering", "email", "b"]
    assert versions["herinnering", "sms", "a"] == versions["herinnering", "sms", "b"]
    assert json.loads((out / "summary.json").read_text())["split"] == {"seed": "voorjaar", "share": 0.4}
    assert letterkit("verify", out).code == 0


@pytest.mark.slow
def test_the_draw_is_the_same_for_any_number_of_workers_and_on_other_days(
    letterkit: Run, tmp_path: Path, other: Path
) -> None:
    cases = write(tmp_path / "zaken.jsonl", 60)
    night(letterkit, cases, tmp_path / "een", "--split", other, "--chunk", "20")
    night(letterkit, cases, tmp_path / "twee", "--split", other, "--chunk", "20", "--workers", "2")
    assert hashes(tmp_path / "een") == hashes(tmp_path / "twee")


@pytest.mark.slow
def test_without_a_split_nothing_is_said_of_it(letterkit: Run, tmp_path: Path) -> None:
    records = night(letterkit, write(tmp_path / "zaken.jsonl", 5), tmp_path / "uit")
    assert not any("variant" in record for record in records)
    assert "split" not in json.loads((tmp_path / "uit" / "summary.json").read_text())


@pytest.mark.slow
def test_who_changes_the_variant_is_found_out(letterkit: Run, tmp_path: Path, other: Path) -> None:
    out = tmp_path / "uit"
    night(letterkit, write(tmp_path / "zaken.jsonl", 20), out, "--split", other)
    manifest = out / "manifest.jsonl"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('"variant": "a"', '"variant": "b"', 1))
    assert letterkit("verify", out).code == 6


def test_the_draw_is_fair() -> None:
    split = Split(_nobody, "1", 0.3)
    drawn = [split.variant(f"Z-{number}") for number in range(10_000)]
    assert 2_850 < drawn.count("b") < 3_150
    assert split.variant("z-1") == split.variant("Z-1")


def test_a_folder_that_is_not_there(letterkit: Run, tmp_path: Path) -> None:
    cases = write(tmp_path / "zaken.jsonl", 5)
    result = letterkit("batch", cases, "--creditor", CREDITOR, "--out", tmp_path / "uit", "--split", tmp_path / "weg")
    assert result.code == 2
    assert "weg" in result.err


def _nobody() -> Workspace:
    raise LetterkitError("internal")
