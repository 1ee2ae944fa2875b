"""``letterkit lint --series`` as a user calls it."""

import json
from pathlib import Path
from shutil import copytree

import pytest

from letterkit import resources
from tests.conftest import Run

FIRST = "Utrecht, 1 maart 2027\n\nBeste mevrouw Bakker,\n\nWilt u € 80 betalen vóór 20 maart 2027?\n"
SECOND = "Utrecht, 25 maart 2027\n\nGeachte mevrouw Bakker,\n\nWilt u € 140 betalen vóór 10 april 2027?\n"


def customer(folder: Path) -> Path:
    (folder / "2.txt").write_text(FIRST, encoding="utf-8")
    (folder / "1.txt").write_text(SECOND, encoding="utf-8")
    return folder


def test_json_names_both_messages(letterkit: Run, tmp_path: Path) -> None:
    result = letterkit("lint", "--series", customer(tmp_path), "--format", "json")
    tree = json.loads(result.out)
    assert result.code == 1
    assert [Path(one["path"]).name for one in tree["documents"]] == ["2.txt", "1.txt"]
    jump = next(one for one in tree["documents"][1]["findings"] if one["rule"] == "totaal-onverklaard")
    assert (jump["category"], jump["text"], jump["line"]) == ("series", "€ 140", 5)
    assert Path(jump["other"]["path"]).name == "2.txt"
    assert FIRST[jump["other"]["start"] : jump["other"]["end"]] == jump["other"]["text"] == "€ 80"
    assert "op volgorde van datum" in result.err
    assert "2027-03-01 (datum uit de tekst)" in result.err


def test_text_shows_the_earlier_place(letterkit: Run, tmp_path: Path) -> None:
    result = letterkit("lint", "--series", customer(tmp_path), "--fail-on", "never")
    assert result.code == 0
    assert "totaal-onverklaard" in result.out
    assert "Vergelijk met" in result.out
    assert "“€ 80”" in result.out


def test_nothing_to_read_is_a_wrong_call(letterkit: Run, tmp_path: Path) -> None:
    result = letterkit("lint", "--series", tmp_path)
    assert result.code == 2
    assert "geen bestand" in result.err


@pytest.mark.slow
def test_without_a_path_every_sector_is_read(letterkit: Run) -> None:
    result = letterkit("lint", "--series", "--fail-on", "never", "--format", "json")
    tree = json.loads(result.out)
    sectors = {one["path"].split("/")[0] for one in tree["documents"]}
    assert {"consumptief_krediet", "huur", "energie", "zorgverzekering", "gemeente"} <= sectors
    assert {finding["category"] for one in tree["documents"] for finding in one["findings"]} <= {"series"}


@pytest.mark.slow
def test_a_creditor_is_read_over_its_own_ladder(letterkit: Run) -> None:
    creditor = resources.samples_dir() / "creditor.yaml"
    result = letterkit("lint", "--series", "--creditor", creditor, "--fail-on", "never", "--format", "json")
    paths = {one["path"].split("/")[0] for one in json.loads(result.out)["documents"]}
    assert paths == {"consumptief_krediet"}


@pytest.mark.slow
def test_a_creditor_can_switch_a_series_rule_off_with_a_reason(letterkit: Run, tmp_path: Path) -> None:
    copytree(resources.samples_dir(), tmp_path / "eigen")
    creditor = tmp_path / "eigen" / "creditor.yaml"
    choice = (
        "toetsing:\n  - {regel: oplossing-zwakker, niveau: uit, reden: in overleg met compliance, door: N. de Wit, "
        "tot: 2099-01-01}\n"
    )
    creditor.write_text(creditor.read_text(encoding="utf-8").rstrip("\n") + "\n" + choice, encoding="utf-8")
    result = letterkit("lint", "--series", "--creditor", creditor, "--fail-on", "never", "--format", "json")
    overrides = [one for document in json.loads(result.out)["documents"] for one in document["overrides"]]
    assert overrides
    assert {(one["rule"], one["level"]) for one in overrides} == {("oplossing-zwakker", "off")}
