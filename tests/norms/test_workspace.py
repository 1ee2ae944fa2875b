"""Norms judged on a workspace: red with its place when the thing that serves a norm is taken away."""

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from letterkit import resources
from letterkit.norms import Norm, Proof, norms
from letterkit.norms.judged import Judge
from letterkit.workspace import load_workspace
from tests.conftest import Run
from tests.norms.mutants import taken_away

OWN = "eigenaar: Compliance\nnormen:\n  - {id: HUIS-1, vraagt: Geen jargon., bron: Huisregels, regels: [jargon]}\n"


@pytest.fixture
def workspace(letterkit: Run, tmp_path: Path) -> Path:
    """A workspace with the shipped wording, which has no template of its own."""
    folder = tmp_path / "werk"
    assert letterkit("init", folder).code == 0
    for file in sorted((folder / "templates").rglob("*.*")):
        file.unlink()
    return folder


def judged(letterkit: Run, workspace: Path, *more: str) -> dict[str, dict[str, Any]]:
    result = letterkit("norms", "--workspace", workspace, "--format", "json", *more)
    assert result.code == 0, result.err
    return {norm["id"]: norm for norm in json.loads(result.out)["norms"]}


@pytest.mark.slow
def test_a_sentence_taken_away_is_shown_with_its_file(workspace: Path) -> None:
    wanted = next(
        (norm, proof)
        for norm in norms()
        for proof in norm.by
        if proof.kind == "sjabloon" and proof.part and _verdict(workspace, norm) == "vervuld"
    )
    norm, proof = wanted
    own = workspace / "templates" / "nl" / proof.name
    own.parent.mkdir(parents=True, exist_ok=True)
    text = (resources.templates_dir() / proof.name).read_text(encoding="utf-8")
    own.write_text(text.replace(proof.part, "iets"), encoding="utf-8")
    assert _verdict(workspace, norm) in {"deels", "niet"}
    judged = Judge(load_workspace(workspace / "creditor.yaml"), {}, None).norm(norm)
    assert (False, proof.name) in {(one.holds, one.place) for one in judged.evidence}


def test_the_place_where_help_is_offered_is_shown_when_it_goes(workspace: Path) -> None:
    """AFM-203 asks for it where it stands out: its sentence taken away, and then one of its rules switched off."""
    norm = next(norm for norm in norms() if norm.id == "AFM-203")
    assert _verdict(workspace, norm) == "vervuld"
    creditor = workspace / "creditor.yaml"
    content = creditor.read_text(encoding="utf-8")
    proof = next(proof for proof in norm.by if proof.kind == "sjabloon")
    own = workspace / "templates" / "nl" / proof.name
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text((resources.templates_dir() / proof.name).read_text(encoding="utf-8").replace(proof.part, "Hulp"))
    assert (False, proof.name) in _found(workspace, norm)
    own.unlink()
    off = (
        "{regel: oplossing-onopvallend, niveau: uit, reden: Staat elders op de bladzijde., door: N.N., tot: 2099-01-01}"
    )
    creditor.write_text(f"{content}\ntoetsing:\n  - {off}\n", encoding="utf-8")
    assert (False, "creditor.yaml: toetsing") in _found(workspace, norm)
    assert _verdict(workspace, norm) in {"deels", "niet"}


def _found(workspace: Path, norm: Norm) -> set[tuple[bool | None, str]]:
    judged = Judge(load_workspace(workspace / "creditor.yaml"), {}, None).norm(norm)
    return {(one.holds, one.place) for one in judged.evidence}


def _verdict(workspace: Path, norm: Norm) -> str:
    """Without a look at every branch of every template, which takes minutes."""
    return Judge(load_workspace(workspace / "creditor.yaml"), {}, None).norm(norm).verdict


@pytest.mark.parametrize("kind", ["regel", "woord", "sjabloon", "instelling", "fase"])
def test_a_thing_taken_away_turns_its_norm_red(kind: str, tmp_path: Path) -> None:
    workspace = load_workspace(resources.samples_dir() / "creditor.yaml")
    norm, proof = next(
        (norm, proof)
        for norm in norms()
        for proof in norm.by
        if proof.kind == kind and (proof.part or kind != "sjabloon") and _holds(Judge(workspace, {}, None), norm, proof)
    )
    judges = list(taken_away(workspace, proof, tmp_path))
    assert judges
    assert not any(_holds(judge, norm, proof) for _, judge in judges)


def _holds(judge: Judge, norm: Norm, proof: Proof) -> bool:
    evidence = dict(zip(norm.by, judge.norm(norm).evidence, strict=True))
    return evidence[proof].holds is True


@pytest.mark.parametrize("confirmed", [True, False])
def test_only_a_confirmed_figure_of_law_holds(*, confirmed: bool) -> None:
    workspace = load_workspace(resources.samples_dir() / "creditor.yaml")
    proof = next(proof for norm in norms() for proof in norm.by if proof.kind == "wet")
    norm = Norm("X", "afm", "", (), (), "Een bedrag.", by=(proof,))
    figure = getattr(workspace.creditor.law, proof.name).model_copy(update={"confirmed": confirmed, "note": "Gelezen."})
    law = workspace.creditor.law.model_copy(update={proof.name: figure})
    creditor: Any = SimpleNamespace(stages={}, toetsing=(), law=law)
    assert _holds(Judge(replace(workspace, creditor=creditor), {}, None), norm, proof) is confirmed


def test_a_rule_switched_off_is_shown(letterkit: Run, workspace: Path) -> None:
    path = workspace / "creditor.yaml"
    choice = (
        "toetsing:\n  - {regel: jargon, niveau: uit, reden: Onze lezers kennen het., door: N.N., tot: 2099-01-01}\n"
    )
    before = {one: norm for one, norm in judged(letterkit, workspace).items() if _by(norm, "jargon")}
    assert before
    path.write_text(path.read_text(encoding="utf-8") + "\n" + choice, encoding="utf-8")
    after = judged(letterkit, workspace)
    assert all(after[one]["verdict"] in {"deels", "niet"} for one in before)


def _by(norm: dict[str, Any], rule: str) -> bool:
    return any((one["kind"], one["name"]) == ("regel", rule) for one in norm["evidence"])


@pytest.mark.slow
def test_own_norms_are_judged_too(letterkit: Run, workspace: Path) -> None:
    (workspace / "normen").mkdir()
    (workspace / "normen" / "huis.yaml").write_text(OWN, encoding="utf-8")
    assert judged(letterkit, workspace)["HUIS-1"]["verdict"] == "vervuld"


def test_what_only_a_run_shows_needs_a_run(letterkit: Run, workspace: Path, tmp_path: Path) -> None:
    without = [
        one for norm in judged(letterkit, workspace).values() for one in norm["evidence"] if one["kind"] == "uitvoer"
    ]
    assert without
    assert {one["holds"] for one in without} == {None}
    (tmp_path / "uit").mkdir()
    (tmp_path / "uit" / "manifest.jsonl").touch()
    with_run = judged(letterkit, workspace, "--run", str(tmp_path / "uit"))
    held = {
        one["name"]: one["holds"] for norm in with_run.values() for one in norm["evidence"] if one["kind"] == "uitvoer"
    }
    assert held["manifest.jsonl"] is True
    assert False in held.values()


@pytest.mark.slow
def test_as_oscal(letterkit: Run, workspace: Path) -> None:
    tree = json.loads(letterkit("norms", "--workspace", workspace, "--format", "oscal").out)["assessment-results"]
    (result,) = tree["results"]
    observed = {one["uuid"] for one in result["observations"]}
    assert tree["metadata"]["oscal-version"] == "1.1.2"
    assert len(result["findings"]) == len(observed) > 100
    for finding in result["findings"]:
        assert finding["target"]["status"]["state"] in {"satisfied", "not-satisfied"}
        assert {one["observation-uuid"] for one in finding["related-observations"]} <= observed


def test_a_form_without_a_workspace_is_refused(letterkit: Run) -> None:
    assert letterkit("norms", "--format", "oscal").code == 2
