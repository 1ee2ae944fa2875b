"""Letters of a collection partner beside what the creditor asks of them, and beside the time before."""

import json
import shutil
from pathlib import Path

import pytest

from letterkit import resources
from tests.conftest import Run

PARTNERS = "partners:\n  - naam: Incasso De Brug\n    drempels: {fouten_per_brief: 0, met_oplossing: 1}\n"
GOOD = (
    "Beste mevrouw Vermeulen,\n\nEr staat nog € 40 open. Lukt betalen niet? Dan zoeken we samen een oplossing. "
    "Bel ons op 020 123 45 67.\n\nMet vriendelijke groet,\nIncasso De Brug\n"
)
BAD = "Beste mevrouw Vermeulen,\n\nWij leggen morgen beslag op uw loon. Een klacht lezen wij niet.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(resources.samples_dir(), tmp_path / "w")
    (tmp_path / "w" / "partners.yaml").write_text(PARTNERS, encoding="utf-8")
    (tmp_path / "w" / "brieven").mkdir()
    return tmp_path / "w"


def call(letterkit: Run, folder: Path, *more: str) -> tuple[int, str, str]:
    result = letterkit("lint", folder / "brieven", "--partner", "Incasso De Brug", "--fail-on", "never", *more)
    return result.code, result.out, result.err


def test_letters_are_held_against_the_thresholds_and_the_time_before(letterkit: Run, folder: Path) -> None:
    (folder / "brieven" / "a.txt").write_text(BAD, encoding="utf-8")
    code, out, _ = call(letterkit, folder, "--today", "2026-11-29")
    assert code == 1
    assert "NIET IN ORDE" in out
    assert "vorige keer" not in out
    (folder / "brieven" / "a.txt").write_text(GOOD, encoding="utf-8")
    _, out, _ = call(letterkit, folder, "--today", "2026-11-30")
    assert "vorige keer" in out
    assert "minstens: 1.0 (gevraagd: 1.0), vorige keer 0.0, in orde" in out


def test_the_trend_has_figures_and_no_word_of_a_letter(letterkit: Run, folder: Path) -> None:
    (folder / "brieven" / "vermeulen.txt").write_text(BAD, encoding="utf-8")
    call(letterkit, folder, "--today", "2026-11-29")
    text = (folder / "partners" / "incasso-de-brug.jsonl").read_text(encoding="utf-8")
    line = json.loads(text)
    assert (line["day"], line["letters"]) == ("2026-11-29", 1)
    assert line["figures"]["fouten_per_brief"] >= 1
    assert "ermeulen" not in text
    assert "beslag" not in text


def test_the_partner_may_sign_its_own_letters(letterkit: Run, folder: Path) -> None:
    (folder / "brieven" / "a.txt").write_text(GOOD, encoding="utf-8")
    _, out, _ = call(letterkit, folder)
    assert "afzender-onbekend" not in out
    assert "afzender-onbekend" in letterkit("lint", folder / "brieven").out


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (PARTNERS, "De Andere", (2, "staat niet in partners.yaml. Wel: Incasso De Brug")),
        (PARTNERS.replace("fouten_per_brief", "foutjes"), "Incasso De Brug", (4, "fouten_per_brief")),
        (PARTNERS.replace("naam:", "name:"), "Incasso De Brug", (4, "heeft een naam")),
    ],
)
def test_a_mistake_is_told(letterkit: Run, folder: Path, content: str, name: str, expected: tuple[int, str]) -> None:
    (folder / "partners.yaml").write_text(content, encoding="utf-8")
    (folder / "brieven" / "a.txt").write_text(GOOD, encoding="utf-8")
    result = letterkit("lint", folder / "brieven", "--partner", name)
    assert result.code == expected[0]
    assert expected[1] in result.err
