"""Two stages of a creditor's own, with one folder each and nothing else: they work in every command."""

import json
import shutil
from pathlib import Path

import pytest

from letterkit import resources, stages
from letterkit.cli import cli
from tests.conftest import Run

OWN = Path(__file__).parent / "own"
TODAY = ("--today", "2026-11-23")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample creditor with the two folders, and the sample cases of both."""
    folder = tmp_path_factory.mktemp("own")
    for name in ("creditor.yaml", "logo.svg", "betaalgeheim"):
        shutil.copyfile(resources.samples_dir() / name, folder / name)
    shutil.copytree(OWN, folder / "templates" / "nl")
    cases = [json.loads((OWN / stage / "sample.json").read_text()) for stage in ("welkom_overname", "huurverhoging")]
    (folder / "zaken.json").write_text(json.dumps(cases), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def night(workspace: Path) -> Path:
    out = workspace / "uit"
    assert cli.main(["batch", str(workspace / "zaken.json"), *TODAY, "--out", str(out)], standalone_mode=False) == 0
    return out


def test_it_is_a_stage_like_the_others(workspace: Path) -> None:
    found = stages.load(stages.own_folder(workspace))
    assert set(found) == {*stages.shipped(), "welkom_overname", "huurverhoging"}
    assert found.named("huurverhoging") == "jaarlijkse huurverhoging"
    assert list(found)[: len(stages.shipped())] == list(stages.shipped())


def test_render(workspace: Path, letterkit: Run, tmp_path: Path) -> None:
    found = letterkit("render", workspace / "zaken.json", *TODAY, "--out", tmp_path)
    assert (found.code, found.err) == (0, "")
    names = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")}
    assert names == {"letters/EIGEN-0001.pdf", "letters/EIGEN-0002.pdf", "email/EIGEN-0001.eml"}


@pytest.mark.quick
def test_batch_sends_each_once_and_plans_its_call(workspace: Path, night: Path, letterkit: Run, tmp_path: Path) -> None:
    sent = [json.loads(line) for line in (night / "manifest.jsonl").read_text().splitlines()]
    assert {(one["case_id"], one["stage"]) for one in sent} == {
        ("EIGEN-0001", "welkom_overname"), ("EIGEN-0002", "huurverhoging"),
    }  # fmt: skip
    assert "De klant hoort van een nieuw bedrijf." in (night / "calls.csv").read_text()
    cases = json.loads((workspace / "zaken.json").read_text())
    for case in cases:
        case["eerdere_berichten"] = [{"fase": case["bericht"]["fase"], "datum": "2026-11-23"}]
    again = workspace / "nog_eens.json"
    again.write_text(json.dumps(cases), encoding="utf-8")
    assert "Gemaakt                                     0" in letterkit("batch", again, *TODAY, "--out", tmp_path).out


@pytest.mark.slow
def test_lint_judges_its_templates(workspace: Path, letterkit: Run) -> None:
    found = letterkit("lint", workspace / "templates/nl/huurverhoging", *TODAY)
    assert found.code == 0
    assert "1 tekst(en) bekeken: 0 fout(en), 0 waarschuwing(en)" in found.out
    assert "13 van de 13 stukken" in found.err


def test_lint_knows_a_finished_text_of_it(workspace: Path, letterkit: Run, tmp_path: Path) -> None:
    text = tmp_path / "brief.txt"
    text.write_text("Onderwerp: Wij nemen uw contract over\n\nWelkom bij ons.\n", encoding="utf-8")
    own = letterkit("lint", text, "--creditor", workspace / "creditor.yaml", "--format", "json")
    assert json.loads(own.out)["documents"][0]["stage_read"] == "welkom_overname"
    assert "oplossing-ontbreekt" not in own.out  # its own levels.yaml
    shipped = letterkit("lint", text, "--format", "json")
    assert json.loads(shipped.out)["documents"][0]["stage_read"] is None


def test_simulate(workspace: Path, letterkit: Run) -> None:
    arguments = ("--case", "EIGEN-0001", "--from", "stand", "--days", 5)
    found = letterkit("simulate", workspace / "zaken.json", *arguments)
    assert found.code == 0
    assert "Welkom na overname, per brief en e-mail. Vraagt geen geld." in found.out


@pytest.mark.slow
def test_evaluate(night: Path, letterkit: Run, tmp_path: Path) -> None:
    found = letterkit("evaluate", night, "--out", tmp_path)
    assert (found.code, found.err) == (0, "")
    page = (tmp_path / "evaluation.html").read_text(encoding="utf-8")
    assert "welkom na overname" in page
    assert "jaarlijkse huurverhoging" in page


@pytest.mark.slow
def test_callguide(workspace: Path, letterkit: Run, tmp_path: Path) -> None:
    arguments = ("callguide", workspace / "zaken.json", *TODAY, "--out", tmp_path)
    found = letterkit(*arguments, "--case", "EIGEN-0001", "--stage", "welkom_overname")
    assert found.code == 0
    assert "Heet de klant welkom." in next(tmp_path.glob("*.html")).read_text(encoding="utf-8")
    without = letterkit(*arguments, "--case", "EIGEN-0002", "--stage", "huurverhoging")
    assert (without.code, "callguide.yaml" in without.err) == (2, True)


def test_panel(workspace: Path, letterkit: Run, tmp_path: Path) -> None:
    arguments = ("--creditor", workspace / "creditor.yaml", "--out", tmp_path)
    assert letterkit("panel", "new", "welkom_overname/email", *arguments).code == 0
    leader = (tmp_path / "4-leider.html").read_text(encoding="utf-8").replace("\u00a0", " ")
    assert "Vanaf welke dag hoort uw contract bij de afzender?" in leader
    assert "Vanaf 1 januari 2027" in leader
