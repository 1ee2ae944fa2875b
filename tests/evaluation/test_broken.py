"""Folders that are no finished run, and calls that cannot be right: one sentence, and nothing written."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.evaluation.past import ended, past

BROKEN = {
    "no folder": (shutil.rmtree, "bestaat niet"),
    "foreign folder": (lambda run: [path.unlink() for path in run.iterdir()], "summary.json ontbreekt"),
    "no manifest": (lambda run: (run / "manifest.jsonl").unlink(), "manifest.jsonl ontbreekt"),
    "unfinished": (lambda run: ((run / "summary.json").unlink(), (run / "run.sqlite").touch()), "is niet af"),
    "broken summary": (lambda run: (run / "summary.json").write_text("{"), "summary.json, regel 1"),
    "summary of something else": (lambda run: (run / "summary.json").write_text("[]"), "summary.json, regel 1"),
    "broken line": (
        lambda run: (run / "decisions.jsonl").write_text('{"case_id": "A"}\n{'),
        "decisions.jsonl, regel 1",
    ),
    "no object": (lambda run: (run / "manifest.jsonl").write_text("12\n"), "manifest.jsonl, regel 1"),
    "binary": (lambda run: (run / "manifest.jsonl").write_bytes(b"\xff\xfe\x00"), "manifest.jsonl, regel 1"),
    "variables are no scalars": (
        lambda run: (run / "decisions.jsonl").write_text(json.dumps(ended("A", wat=["x"])) + "\n"),
        "decisions.jsonl, regel 1",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_or_foreign_folder_is_told_in_one_sentence(letterkit: Run, tmp_path: Path, name: str) -> None:
    run = past(tmp_path / "r", "2026-11-23", [ended("A")])
    damage, expected = BROKEN[name]
    damage(run)
    found = letterkit("evaluate", run, "--out", tmp_path / "e")
    assert found.code == 2
    assert expected in found.err
    assert len(found.err.strip().splitlines()) == 1
    assert not (tmp_path / "e").exists()


def test_wrong_calls(letterkit: Run, tmp_path: Path) -> None:
    run = past(tmp_path / "r", "2026-11-23", [ended("A")])
    before = sorted(path.name for path in run.iterdir())
    for arguments, expected in (
        ((run, run, "--out", tmp_path / "e"), "twee keer"),
        ((run, "--out", run / "e"), "ligt in een map van een run"),
        ((run, "--out", run), "ligt in een map van een run"),
    ):
        found = letterkit("evaluate", *arguments)
        assert (found.code, expected in found.err) == (2, True)
    assert sorted(path.name for path in run.iterdir()) == before


def test_a_case_number_that_leads_elsewhere_reads_nothing(letterkit: Run, tmp_path: Path) -> None:
    (tmp_path / "geheim.pdf").write_bytes(b"%PDF")
    line = {"case_id": "../../geheim", "stage": "herinnering", "channel": "letter", "template_version": "1",
            "sha256": hashlib.sha256(b"%PDF").hexdigest()}  # fmt: skip
    run = past(tmp_path / "r", "2026-11-23", [ended("A")], [line])
    assert letterkit("evaluate", run, "--out", tmp_path / "e").code == 0
    assert "weg of veranderd zijn: 1" in (tmp_path / "e" / "evaluation.html").read_text()
