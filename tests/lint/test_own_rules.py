"""Own rules, words and norms in a workspace: found, tested by their examples, named with their owner, and bundled."""

import json
import shutil
from pathlib import Path

import pytest

from letterkit import resources
from letterkit.bundle import Bundle, key_of
from letterkit.workspace import load_workspace
from tests.conftest import Run

RULES = """\
eigenaar: Team Taal
regels:
  - id: eigen-geen-belofte
    niveau: fout
    vormen: ["binnen een (uur|dag) (antwoord|bericht)"]
    melding: "Beloof geen antwoord binnen een dag: {text}."
    waarom: Onze afdeling haalt dat niet.
    fout: ["U krijgt «binnen een dag antwoord»."]
    goed: ["U krijgt binnen 5 werkdagen antwoord."]
  - id: eigen-groet-vooraf
    niveau: let op
    soort: eerst
    vormen: [goedemorgen, goedemiddag]
    anders: ["{wij} bellen"]
    melding: Groet eerst.
    waarom: Dat is onze stijl.
    fout: ["«Wij bellen» u."]
    goed: ["Goedemorgen. Wij bellen u."]
  - id: eigen-geen-twee-merken
    niveau: let op
    soort: niet_samen
    vormen: [Huisbank]
    anders: [Sneldienst]
    melding: Noem maar één merk.
    waarom: Twee merken verwarren.
    fout: ["Huisbank schrijft u. «Sneldienst» ook."]
    goed: ["Huisbank schrijft u."]
  - id: eigen-moet-slogan
    niveau: tip
    soort: verplicht
    vormen: [samen verder]
    fasen: [aanmaning]
    melding: De zin "samen verder" ontbreekt.
    waarom: Dat is onze belofte.
    fout: ["«»Wij schrijven u."]
    goed: ["Wij gaan samen verder."]
"""
WORDS = """\
eigenaar: Communicatie
woorden:
  - id: eigen-portal
    niveau: let op
    vormen: [klantportal]
    liever: [website]
    waarom: Klanten kennen dat woord niet.
    fout: ["Kijk in het «klantportal»."]
    goed: ["Kijk op onze website."]
"""
NORMS = """\
eigenaar: Compliance
normen:
  - id: HUIS-1
    vraagt: Wij beloven niets wat wij niet halen.
    bron: Huisregels 2026
    regels: [eigen-geen-belofte]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with own rules, words and norms."""
    shutil.copytree(resources.samples_dir(), tmp_path / "w")
    for name, text in (("regels", RULES), ("woorden", WORDS), ("normen", NORMS)):
        (tmp_path / "w" / name).mkdir()
        (tmp_path / "w" / name / "huis.yaml").write_text(text, encoding="utf-8")
    return tmp_path / "w"


def found(letterkit: Run, folder: Path, text: str, *more: str) -> dict[str, dict[str, object]]:
    (folder / "brief.txt").write_text(text, encoding="utf-8")
    call = ("lint", folder / "brief.txt", "--creditor", folder / "creditor.yaml", "--format", "json", *more)
    (document,) = json.loads(letterkit(*call, "--fail-on", "never").out)["documents"]
    return {one["rule"]: one for one in document["findings"] if one["rule"].startswith("eigen-")}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("U krijgt binnen een dag antwoord van ons.", "eigen-geen-belofte"),
        ("Wij bellen u. Goedemorgen.", "eigen-groet-vooraf"),
        ("Huisbank helpt u, en Sneldienst helpt u ook.", "eigen-geen-twee-merken"),
        ("Kijk in het klantportal.", "eigen-portal"),
    ],
)
def test_an_own_rule_speaks_with_its_owner_and_place(letterkit: Run, folder: Path, text: str, rule: str) -> None:
    findings = found(letterkit, folder, f"Beste mevrouw Vermeulen,\n\n{text}\n")
    assert rule in findings
    assert "huis.yaml, regel" in str(findings[rule]["source"])


def test_what_must_stand_there_is_asked_in_its_stage_only(letterkit: Run, folder: Path) -> None:
    text = "Beste mevrouw Vermeulen,\n\nWij missen uw betaling.\n"
    assert "eigen-moet-slogan" in found(letterkit, folder, text, "--stage", "aanmaning")
    assert "eigen-moet-slogan" not in found(letterkit, folder, text, "--stage", "herinnering")


def test_the_examples_are_run(letterkit: Run, folder: Path) -> None:
    call = ("rules", "--test", "--creditor", folder / "creditor.yaml")
    assert letterkit(*call).code == 0
    path = folder / "regels" / "huis.yaml"
    path.write_text(RULES.replace("U krijgt binnen 5 werkdagen antwoord.", "U krijgt binnen een uur antwoord."))
    result = letterkit(*call)
    assert result.code == 1
    assert "regels/huis.yaml, regel 3: eigen-geen-belofte" in result.out


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("id: eigen-geen-belofte", "id: geen-belofte", "moet beginnen met eigen-"),
        ("niveau: fout", "niveau: heel erg", "Kies uit: fout, let op, tip"),
        ("soort: eerst", "soort: misschien", "De soort 'misschien' bestaat niet"),
        ("{wij} bellen", "{wij bellen", "hoort bij elk haakje een tweede haakje"),
        ("    anders: [Sneldienst]\n", "", "Bij de soort niet_samen"),
        ("«binnen een dag antwoord»", "binnen een dag antwoord", "tussen « en »"),
    ],
)
def test_a_mistake_is_told_with_its_place(letterkit: Run, folder: Path, old: str, new: str, expected: str) -> None:
    (folder / "regels" / "huis.yaml").write_text(RULES.replace(old, new, 1), encoding="utf-8")
    (folder / "brief.txt").write_text("Beste lezer,\n\nDag.\n", encoding="utf-8")
    result = letterkit("lint", folder / "brief.txt", "--creditor", folder / "creditor.yaml")
    assert result.code == 4
    assert expected in result.err
    assert "huis.yaml" in result.err


def test_own_rules_are_in_the_hash_of_a_run_and_travel(folder: Path) -> None:
    workspace = load_workspace(folder / "creditor.yaml")
    key = key_of(workspace)
    assert Bundle.of(workspace, key).open().linter.own.rules.keys() == workspace.linter.own.rules.keys()
    (folder / "woorden" / "huis.yaml").write_text(WORDS.replace("website]", "site]"), encoding="utf-8")
    assert key_of(load_workspace(folder / "creditor.yaml")) != key
