"""Living with findings: exceptions, a baseline, a creditor's own levels, and exit codes."""

import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest

from letterkit.errors import LetterkitError
from letterkit.lint import Linter, Override, judge
from letterkit.lint.baseline import Baseline, Term
from letterkit.lint.inputs.text import plain
from letterkit.lint.levels import profile
from letterkit.lint.rule import all_rules
from letterkit.message import CHANNELS
from letterkit.stages import shipped
from tests.conftest import Run

BAD = "Onderwerp: Uw betaling\n\nKijk op https://bit.ly/3abc.\n"
TERM = Term("N. de Wit", "oude brieven", date(2099, 1, 1))
WAIVER = '<!-- letterkit: sta-toe linkverkorter bij="bit.ly" reden="oude folder" wie="N. de Wit" tot=2027-01-01 -->'


def test_an_exception_excuses_and_is_counted(letterkit: Run, tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text(BAD + WAIVER, encoding="utf-8")
    result = letterkit("lint", path, "--today", "2026-12-01")
    assert result.code == 0
    assert "oude folder" in result.out
    assert "1 bevinding" in result.out
    late = letterkit("lint", path, "--today", "2027-01-02")
    assert late.code == 1
    assert "uitzondering-verlopen" in late.out


def test_levels_and_exit_codes(letterkit: Run, tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("Dit is niet onmogelijk.", encoding="utf-8")
    assert letterkit("lint", path).code == 0
    assert letterkit("lint", path, "--fail-on", "warning").code == 1
    path.write_text(BAD, encoding="utf-8")
    assert letterkit("lint", path).code == 1
    assert letterkit("lint", path, "--fail-on", "never").code == 0
    assert letterkit("lint").code == 2
    assert letterkit("lint", tmp_path / "weg.txt").code == 2
    assert letterkit("lint", path, "--stage", "bestaat-niet").code == 2


def test_only_new_findings_fail(letterkit: Run, tmp_path: Path) -> None:
    path, baseline = tmp_path / "brief.txt", tmp_path / "beginstand.json"
    path.write_text(BAD, encoding="utf-8")
    term = ("--reviewer", "N. de Wit", "--reason", "oude brieven", "--until", "2099-01-01")
    assert letterkit("lint", path, "--write-baseline", baseline).code == 2
    assert letterkit("lint", path, "--write-baseline", baseline, *term).code == 0
    assert "bit.ly" not in baseline.read_text(encoding="utf-8")
    path.write_text("Een regel erboven.\n\n" + BAD, encoding="utf-8")
    known = letterkit("lint", path, "--baseline", baseline)
    assert known.code == 0
    assert "beginstand" in known.out
    path.write_text(BAD + "\nEn op https://bit.ly/3abc.", encoding="utf-8")
    assert letterkit("lint", path, "--baseline", baseline).code == 1
    baseline.write_text("[]", encoding="utf-8")
    assert letterkit("lint", path, "--baseline", baseline).code == 2


@pytest.mark.parametrize("taken", ["by", "reason", "until"])
def test_a_baseline_that_is_nobodys_or_over_excuses_nothing(letterkit: Run, tmp_path: Path, taken: str) -> None:
    path, baseline = tmp_path / "brief.txt", tmp_path / "beginstand.json"
    path.write_text(BAD, encoding="utf-8")
    kept = Baseline.of([judge(plain(BAD, path=str(path)))], TERM)
    baseline.write_text(kept.text(), encoding="utf-8")
    assert letterkit("lint", path, "--baseline", baseline).code == 0
    late = letterkit("lint", path, "--baseline", baseline, "--today", "2099-01-02")
    assert late.code == 1
    assert "verlopen" in late.err
    baseline.write_text(json.dumps(json.loads(kept.text()) | {taken: ""}), encoding="utf-8")
    nobodys = letterkit("lint", path, "--baseline", baseline)
    assert nobodys.code == 1
    assert "telt niet mee" in nobodys.err


def test_a_baseline_never_holds_a_rule_of_law() -> None:
    report = judge(plain("Onderwerp: Uw betaling\n\nNiet betalen is strafbaar.\n", path="a.txt"))
    of_law = {one.rule for one in report.findings} & {"bevoegdheid-onwaar"}
    assert of_law
    kept = Baseline.of([report], TERM)
    assert "bevoegdheid-onwaar" not in kept.text()
    (parted,) = kept.part([report])
    assert of_law <= {one.rule for one in parted.findings}


def test_a_baseline_counts_equal_findings() -> None:
    report = judge(plain(BAD + "\nhttps://bit.ly/3abc", path="a.txt"))
    (parted,) = Baseline.of([judge(plain(BAD, path="a.txt"))], TERM).part([report])
    assert [one.rule for one in parted.findings if one.rule == "linkverkorter"] == ["linkverkorter"]


def test_a_creditors_own_level_has_its_reason_in_the_report() -> None:
    override = Override("linkverkorter", "Onze bank werkt zo.", "info", stage="herinnering", by="N. de Wit")
    linter = Linter(overrides=[override])
    softened = linter.judge(plain(BAD, stage="herinnering"))
    assert [one.level for one in softened.findings if one.rule == "linkverkorter"] == ["info"]
    assert softened.overrides == (override,)
    other = linter.judge(plain(BAD, stage="aanmaning"))
    assert [one.level for one in other.findings if one.rule == "linkverkorter"] == ["error"]
    off = Linter(overrides=[Override("linkverkorter", "Onze bank werkt zo.", "off")])
    assert not [one for one in off.judge(plain(BAD)).findings if one.rule == "linkverkorter"]
    with pytest.raises(LetterkitError, match="lint_rule_unknown"):
        Linter(overrides=[Override("bestaat-niet", "zomaar", "off")]).judge(plain(BAD))


@pytest.mark.parametrize("stage", [None, *shipped()])
@pytest.mark.parametrize("channel", CHANNELS)
def test_every_table_settles_every_rule(stage: str | None, channel: str) -> None:
    assert set(profile(stage, channel)) == set(all_rules())


def test_there_is_a_table_for_every_stage_of_the_contract() -> None:
    assert len(shipped()) >= 15
    assert all(shipped().levels(stage) for stage in shipped())
    with pytest.raises(LetterkitError, match="unknown_stage"):
        profile("eerste-herinnering", "letter")


def test_standard_input(letterkit: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BAD.encode()), encoding="utf-8"))
    result = letterkit("lint", "-")
    assert result.code == 1
    assert "3:9" in result.out


def test_rules_command(letterkit: Run) -> None:
    assert "oplossing-ontbreekt" in letterkit("rules").out
    told = letterkit("rules", "oplossing-ontbreekt").out
    assert "AFM" in told
    assert "toon-verhardt" in letterkit("rules").out
    assert "@bericht" in letterkit("rules", "toon-verhardt").out
    assert letterkit("rules", "bestaat-niet").code == 2
