"""What nobody would read in a template folder is an error, with what was probably meant."""

import json
import re
import shutil
from pathlib import Path

import pytest

from letterkit import resources, stages
from letterkit.errors import SourceInvalid
from tests.conftest import Run

SMS = (resources.templates_dir() / "herinnering" / "sms.md.j2").read_text(encoding="utf-8")
WRONG = SMS.replace("\n---\n", "\n---\n{{ klant.bestaat_niet }}", 1)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for name in ("creditor.yaml", "logo.svg", "betaalgeheim", "portfolio.csv"):
        shutil.copyfile(resources.samples_dir() / name, tmp_path / name)
    (tmp_path / "templates/nl/herinnering").mkdir(parents=True)
    (tmp_path / "templates/nl/herinnering/sms.md.j2").write_text(SMS, encoding="utf-8")
    return tmp_path


STRAYS = [
    ("nl/herinnering/brief.md.j2", "template_stray", "letter.md.j2"),
    ("nl/herinnering/mail.md.j2", "template_stray", "email.md.j2"),
    ("nl/herinnering/e-mail.md.j2", "template_stray", "email.md.j2"),
    ("nl/herinnering/letter.md.j2.txt", "template_stray", "letter.md.j2"),
    ("nl/herinnering/letter - kopie.md.j2", "template_stray", "letter.md.j2"),
    ("nl/herinnering/letter (1).md.j2", "template_stray", "letter.md.j2"),
    ("nl/herinnering/letter.md.j2.bak", "template_stray", "letter.md.j2"),
    ("nl/herinnering/Letter.md.j2", "template_stray", "letter.md.j2"),
    ("nl/herinnering/stages.yaml", "template_stray", "stage.yaml"),
    ("nl/herinnering/oud/letter.md.j2", "template_stray", ""),
    ("nl/herinering/letter.md.j2", "stage_folder_unknown", "herinnering"),
    ("nl/derde_herinnering/letter.md.j2", "stage_folder_unknown", "tweede_herinnering"),
    ("nl/zomaar/letter.md.j2", "stage_folder_unknown", ""),
    ("nl/_stages.yaml", "template_stray", "fase/stage.yaml"),
    ("nl/letter.md.j2", "template_stray", "fase/letter.md.j2"),
    ("nl/_detail.yaml", "template_stray", "_details.yaml"),
    ("nl/_parts/grot.md.j2", "part_unused", "groet.md.j2"),
    ("nl/_parts/groet.md.j2.txt", "part_unused", "groet.md.j2"),
    ("herinnering/letter.md.j2", "template_stray", "nl/"),
]


@pytest.mark.parametrize(("name", "code", "near"), STRAYS)
def test_it_is_refused_and_the_right_name_is_given(workspace: Path, name: str, code: str, near: str) -> None:
    path = workspace / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SMS, encoding="utf-8")
    with pytest.raises(SourceInvalid) as found:
        stages.load(stages.own_folder(workspace))
    assert (found.value.code, found.value.values["near"]) == (code, f" Bedoelt u {near}?" if near else "")


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [".DS_Store", "Thumbs.db", "herinnering/.DS_Store", "herinnering/sms.md.j2~", "herinnering/.sms.md.j2.swp",
     "herinnering/~$letter.md.j2", "desktop.ini", ".git/config", "LEESMIJ.md"],
)  # fmt: skip
def test_what_a_computer_leaves_there_itself_is_let_be(workspace: Path, name: str) -> None:
    path = workspace / "templates/nl" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\xff\x00")
    found = stages.load(stages.own_folder(workspace))
    assert dict(found.files.texts() if name != "LEESMIJ.md" else []).get(name) is None


def test_a_part_of_ones_own_that_a_template_uses_is_no_stray(workspace: Path) -> None:
    (workspace / "templates/nl/_parts").mkdir()
    (workspace / "templates/nl/_parts/wij.md.j2").write_text("Wij helpen u.", encoding="utf-8")
    (workspace / "templates/nl/herinnering/sms.md.j2").write_text(SMS + '{% include "_parts/wij.md.j2" %}\n')
    assert "herinnering" in stages.load(stages.own_folder(workspace))


@pytest.mark.slow
def test_every_command_refuses_it(workspace: Path, letterkit: Run, tmp_path: Path) -> None:
    stray = workspace / "templates/nl/herinnering/brief.md.j2"
    stray.write_text(SMS, encoding="utf-8")
    cases, own = workspace / "portfolio.csv", ("--creditor", workspace / "creditor.yaml")
    for arguments in (
        ("batch", cases, "--out", tmp_path / "b"),
        ("render", cases, "--out", tmp_path / "r"),
        ("check-cases", cases),
        ("lint", "--templates", *own),
        ("lint", workspace),
        ("lint", workspace / "templates"),
        ("lint", workspace / "templates/nl"),
        ("lint", stray.parent),
        ("lint", stray),
    ):
        found = letterkit(*arguments)
        assert (found.code, found.out) == (4, ""), arguments
        assert "brief.md.j2" in found.err
        assert "Bedoelt u letter.md.j2?" in found.err


@pytest.mark.slow
def test_templates_in_a_folder_are_judged_as_templates(workspace: Path, letterkit: Run) -> None:
    (workspace / "templates/nl/herinnering/sms.md.j2").write_text(WRONG, encoding="utf-8")
    found = letterkit("lint", workspace / "templates/nl/herinnering")
    assert (found.code, "klant.bestaat_niet" in found.out) == (4, True)


def test_the_shipped_folder_has_no_strays() -> None:
    stages.load(resources.templates_dir())


@pytest.mark.slow
def test_every_shipped_template_is_judged_and_every_piece_of_it_reached(
    workspace: Path, letterkit: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also those of stages about which no case of the sample portfolio is; and all but one after a mistake in that one."""
    monkeypatch.setenv("LETTERKIT_CACHE", str(tmp_path / "oordelen"))
    found = letterkit("lint", workspace, "--today", "2026-11-23", "--format", "json")
    files = {name for name in stages.shipped().files.names if name.endswith(".md.j2") and not name.startswith("_")}
    assert {document["path"] for document in json.loads(found.out)["documents"]} == files
    reached, total = re.findall(r"(\d+) van de (\d+) stukken", found.err)[0]
    assert reached == total
    (workspace / "templates/nl/herinnering/sms.md.j2").write_text(WRONG, encoding="utf-8")
    found = letterkit("lint", workspace, "--today", "2026-11-23", "--format", "json")
    assert found.code == 4
    assert "klant.bestaat_niet" in found.out
    assert {document["path"] for document in json.loads(found.out)["documents"]} == files
