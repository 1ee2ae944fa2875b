"""What is wrong with the settings for every case is told once, when the workspace opens."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from letterkit import resources, texts
from letterkit.errors import SourceInvalid
from letterkit.workspace import load_workspace

SAMPLES = resources.samples_dir()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("creditor.yaml", "logo.svg", "betaalgeheim"):
        shutil.copy(SAMPLES / name, tmp_path)
    return tmp_path


def edited(old: str, new: str) -> Callable[[Path], object]:
    def edit(folder: Path) -> None:
        path = folder / "creditor.yaml"
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))

    return edit


def broken_logo(folder: Path) -> None:
    (folder / "logo.png").write_bytes(b"geen plaatje")
    edited("logo: logo.svg", "logo: logo.png")(folder)


WRONG = {
    "token in the middle": (edited("/b/{token}", "/{token}/b"), "De betaallink klopt niet"),
    "no token": (edited("/b/{token}", "/b/"), "De betaallink klopt niet"),
    "not https": (edited("https://betaal", "http://betaal"), "De betaallink klopt niet"),
    "another domain": (edited("domein: betaal.voorbeeld", "domein: betaal.ander"), "niet naar het toegestane domein"),
    "no picture": (broken_logo, "Het plaatje logo.png kan niet worden gelezen"),
    "text in the logo": (
        lambda folder: (folder / "logo.svg").write_text(
            '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><text x="5" y="20">Hoi</text></svg>'
        ),
        "Het logo logo.svg heeft tekst",
    ),
    "no secret": (lambda folder: (folder / "betaalgeheim").unlink(), "geheim voor betaallinks"),
    "no font": (
        lambda folder: (
            shutil.copy(folder / "logo.svg", folder / "letter.ttf"),
            shutil.copy(folder / "logo.svg", folder / "vet.ttf"),
            edited("  venster: links", "  lettertype: letter.ttf\n  lettertype_vet: vet.ttf\n  venster: links")(folder),
        ),
        "letter.ttf",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_for_every_case_is_told_at_once(folder: Path, name: str) -> None:
    spoil, words = WRONG[name]
    spoil(folder)
    with pytest.raises(SourceInvalid) as caught:
        load_workspace(folder / "creditor.yaml")
    sentence = texts.say(f"errors.{caught.value.code}", **caught.value.values)
    assert caught.value.exit_code == 4
    assert words in sentence


def test_without_a_pay_link_there_is_no_secret_to_ask_for(folder: Path) -> None:
    (folder / "betaalgeheim").unlink()
    path = folder / "creditor.yaml"
    kept = [
        line
        for line in path.read_text().splitlines()
        if not line.strip().startswith(("betaallink:", "domein:", "geheim:", "qr:"))
    ]
    path.write_text("\n".join(kept) + "\n")
    assert load_workspace(path).secret is None
