"""Two versions of the texts, as customers see them."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import Run

NAME = "templates/nl/tweede_herinnering/letter.md.j2"
DAY = ("--today", "2026-11-30")
ONE = ("--text", "tweede_herinnering/letter", "--customer", "Geldzorgen")


@pytest.fixture
def two(made: Path, tmp_path: Path) -> tuple[Path, Path]:
    for name in ("oud", "nieuw"):
        shutil.copytree(made, tmp_path / name)
    return tmp_path / "oud", tmp_path / "nieuw"


def _change(folder: Path, old: str, new: str, name: str = NAME) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.slow
def test_the_same_texts_change_nothing(letterkit: Run, two: tuple[Path, Path]) -> None:
    done = letterkit("compare", *two, *DAY)
    assert (done.code, done.out) == (0, "Er verandert niets voor de klant.\n")


@pytest.mark.slow
def test_a_changed_sentence_is_told_for_the_customers_who_get_it(letterkit: Run, two: tuple[Path, Path]) -> None:
    _change(two[1], "Wij weten dat u geldzorgen heeft.", "U heeft geldzorgen.")
    done = letterkit("compare", *two, *DAY, "--text", "tweede_herinnering/letter")
    assert done.code == 1
    assert "tweede herinnering, brief (bij Geldzorgen)" in done.out
    assert "- Wij weten dat u geldzorgen heeft." in done.out
    assert "+ U heeft geldzorgen." in done.out
    assert "Gewoon" not in done.out


@pytest.mark.slow
def test_what_changes_besides_words_is_named(letterkit: Run, two: tuple[Path, Path]) -> None:
    _change(two[1], "termijn_dagen: 14", "termijn_dagen: 21", "creditor.yaml")
    _change(two[1], "herinnering_kosteloos: true", "herinnering_kosteloos: false", "creditor.yaml")
    _change(two[1], "Kunt u wel betalen?", "Indien u kunt:")
    done = letterkit("compare", *two, *DAY, *ONE)
    assert "betalen vóór: 17 december 2026 -> 24 december 2026" in done.out
    assert "beloften: belofte dat de herinnering niets kost -> -" in done.out
    assert "bevindingen: - -> archaisch" in done.out


@pytest.mark.slow
def test_the_page_shows_both_letters_and_asks_nothing_of_the_network(
    letterkit: Run, two: tuple[Path, Path], tmp_path: Path
) -> None:
    _change(two[1], "Kunt u wel betalen?", "Lukt het wel?")
    page = tmp_path / "verschil.html"
    assert letterkit("compare", *two, *DAY, *ONE, "--format", "html", "--output", page).code == 1
    text = page.read_text(encoding="utf-8")
    assert text.count("data:image/png;base64,") == 2
    assert "<ins>Lukt</ins>" in text or "<ins>Lukt " in text
    assert "default-src 'none'" in text
    assert 'src="http' not in text


@pytest.mark.slow
def test_a_new_text_and_one_that_is_gone_are_changes(letterkit: Run, two: tuple[Path, Path]) -> None:
    done = letterkit("compare", *two, *DAY, "--text", "bestaat/niet")
    assert done.code == 2
    done = letterkit("compare", two[0], two[0] / "nergens", *DAY)
    assert done.code == 2
    assert "geen werkmap" in done.err
