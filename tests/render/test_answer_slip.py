"""The page that is sent back: it comes after a letter that stays as it was, says who answers, and where it goes."""

import io
import json
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from letterkit import resources
from tests.cli.test_signals import creditor
from tests.conftest import Run
from tests.invented import record

FORM = '{% include "_parts/antwoord.md.j2" %}'
HEAD = "Uw antwoord: wilt u gratis hulp van uw gemeente?"


@pytest.fixture
def pages(letterkit: Run, tmp_path: Path) -> Any:
    """The text of each page of the letter of a stage, and its file."""

    def shown(sector: str, stage: str = "tweede_herinnering", **changes: Any) -> tuple[list[str], Path]:
        creditor(tmp_path, sector)
        (tmp_path / "zaken.json").write_text(json.dumps([record(**changes)]), encoding="utf-8")
        where = ("--stage", stage, "--channel", "letter", "--out", tmp_path / "uit", "--today", "2026-11-23")
        done = letterkit("render", tmp_path / "zaken.json", *where)
        assert done.code == 0, done.err
        (path,) = (tmp_path / "uit").rglob("*.pdf")
        document = pypdfium2.PdfDocument(io.BytesIO(path.read_bytes()))
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document], path

    return shown


@pytest.mark.parametrize(("sector", "stage"), [("huur", "tweede_herinnering"), ("drinkwater", "herinnering")])
def test_the_slip_has_a_page_of_its_own(pages: Any, sector: str, stage: str) -> None:
    *letter, slip = pages(sector, stage)[0]
    assert HEAD in slip
    assert not any(HEAD in page for page in letter)
    for words in ("S. van den Berg", "C-77", "Z-1001", "Ja, graag.", "Nee, liever niet.", "Wij geven dan niets door."):
        assert words in slip
    assert "Voorbeeld Krediet, Postbus 1234, 1000 AB Amsterdam" in slip
    assert "meedenken@voorbeeldkrediet.nl" in slip
    assert slip.count("[") == slip.count("]") == 2


@pytest.mark.slow
def test_the_first_page_stays_as_it_was(pages: Any, tmp_path: Path) -> None:
    with_slip, path = pages("huur")
    own = tmp_path / "templates" / "nl" / "tweede_herinnering"
    own.mkdir(parents=True)
    shipped = (resources.templates_dir() / "tweede_herinnering/letter.md.j2").read_text(encoding="utf-8")
    assert FORM in shipped
    (own / "letter.md.j2").write_text(shipped.replace(FORM, ""), encoding="utf-8")
    path.unlink()
    without, _ = pages("huur")
    assert len(with_slip) == 2
    assert without == with_slip[:1]


def test_a_sector_that_passes_nothing_on_has_no_slip(pages: Any) -> None:
    (only,) = pages("overig")[0]
    assert HEAD not in only


@pytest.mark.slow
def test_large_print_has_it_too(pages: Any) -> None:
    shown, _ = pages("huur", klant__grote_letters=True)
    assert HEAD in shown[-1]


@pytest.mark.slow
def test_it_is_accessible(pages: Any, letterkit: Run) -> None:
    _, path = pages("huur")
    done = letterkit("check-pdf", path)
    assert done.code == 0, done.out
