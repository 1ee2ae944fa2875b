"""An exception or own level that is over, or nobody's, does not exist: not in a run, not in a single message."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.invented import record

WHOLE = {
    "rule": "jargon",
    "at": "in gebreke",
    "reason": "Zo staat het in de wet.",
    "by": "N. de Wit",
    "until": "2026-12-31",
}
CHOICE = (
    "toetsing:\n  - {{regel: jargon, niveau: tip, reden: Onze lezers kennen het., door: N. de Wit, tot: {until}}}\n"
)


@pytest.fixture
def workspace(letterkit: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "werk"
    assert letterkit("init", folder).code == 0
    return folder


def written(workspace: Path, allow: dict[str, str] | None) -> None:
    """A reminder with a hard word, and perhaps an exception for it."""
    line = f"allow:\n- {json.dumps(allow, ensure_ascii=False)}\n" if allow else ""
    for channel in ("email", "sms", "letter"):
        template = workspace / f"templates/nl/herinnering/{channel}.md.j2"
        head, body = template.read_text(encoding="utf-8").split("\n---\n", 1)
        template.write_text(f"{head}\n{line}---\n{body}\nHierbij stellen wij u in gebreke.\n", encoding="utf-8")


def made(letterkit: Run, workspace: Path, day: str) -> bool:
    """Whether a run of one case makes its message."""
    path, out = workspace / "zaken.json", workspace / f"uit-{day}"
    path.write_text(json.dumps([record()]), encoding="utf-8")
    letterkit("batch", path, "--creditor", workspace / "creditor.yaml", "--today", day, "--out", out)
    return (out / "manifest.jsonl").is_file() and bool((out / "manifest.jsonl").read_text(encoding="utf-8"))


@pytest.mark.slow
def test_a_whole_exception_holds_in_a_run_until_it_is_over(letterkit: Run, workspace: Path) -> None:
    written(workspace, WHOLE)
    assert made(letterkit, workspace, "2026-11-23")


@pytest.mark.slow
@pytest.mark.parametrize(
    "allow",
    [None, WHOLE | {"until": "2026-11-22"}, WHOLE | {"by": ""}, WHOLE | {"at": ""}, WHOLE | {"at": "iets anders"}],
)
def test_another_exception_does_not(letterkit: Run, workspace: Path, allow: dict[str, str] | None) -> None:
    written(workspace, allow)
    assert not made(letterkit, workspace, "2026-11-23")


@pytest.mark.slow
@pytest.mark.parametrize(("until", "expected"), [("2026-12-31", True), ("2026-11-22", False)])
def test_an_own_level_ends_in_a_run(letterkit: Run, workspace: Path, until: str, expected: bool) -> None:
    written(workspace, None)
    path = workspace / "creditor.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n" + CHOICE.format(until=until), encoding="utf-8")
    assert made(letterkit, workspace, "2026-11-23") is expected
