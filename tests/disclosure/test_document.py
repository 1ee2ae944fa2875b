"""The document: accessible as PDF, readable in a browser, the same bytes every time, and only for its owner."""

import io
import stat
from pathlib import Path

import page as validator
import pikepdf
import pytest

from letterkit.render.letter.check.walk import walk
from tests import browser, needs
from tests.conftest import Run
from tests.render.letter.seen import pages, spoken

from .conftest import SAMPLE, Write, institution, row, with_data


@pytest.fixture
def sample(letterkit: Run, tmp_path: Path) -> Path:
    assert letterkit("disclosure", SAMPLE / "leningen-2026.csv", "--out", tmp_path / "sample").code == 0
    return tmp_path / "sample"


@pytest.fixture
def gaps(letterkit: Run, write: Write, tmp_path: Path) -> Path:
    """A document in which much is missing, a year is not there and nothing was validated yet."""
    whole = with_data(kosten=None, bni=None, aantallen=None)
    whole["jaren"] = [whole["jaren"][1]]
    path = write([row("L1", "A"), row("L2", "B", vrouw="ja")], {**whole, "prioritaire_clausules": ["4.2.2"]})
    assert letterkit("disclosure", path, "--out", tmp_path / "gaps", "--concept").code == 0
    return tmp_path / "gaps"


def pdf_of(folder: Path) -> bytes:
    return (folder / "openbaarmaking-2026.pdf").read_bytes()


def page_of(folder: Path) -> Path:
    return folder / "openbaarmaking-2026.html"


@pytest.mark.slow
@pytest.mark.parametrize("which", ["sample", "gaps"])
def test_the_pdf_is_accessible_and_fit_for_an_archive(which: str, request: pytest.FixtureRequest) -> None:
    data = pdf_of(request.getfixturevalue(which))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert walk(pdf) == []
    for profile in ("ua1", "2a"):
        assert [failure.message for failure in validator.validate_pdf_bytes(data, profile=profile).failures] == []


@pytest.mark.slow
def test_check_pdf_agrees(letterkit: Run, sample: Path) -> None:
    assert letterkit("check-pdf", sample).code == 0


@pytest.mark.slow
@needs.verapdf
def test_the_reference_validator_agrees(gaps: Path) -> None:
    path = gaps / "openbaarmaking-2026.pdf"
    assert needs.reference_faults(path) == []


@pytest.mark.slow
def test_tables_have_a_caption_and_heads_for_columns_and_rows(sample: Path) -> None:
    tags = [tag for tag, _ in spoken(pdf_of(sample))]
    assert tags.count("Table") == tags.count("Caption") == 5
    assert tags.count("H1") == 1
    assert tags.count("TR") == 29 + 3 + 29 + 3 + 1 + 1  # Annex I with its heads, the readings, the explanation
    assert tags.count("TH") == 3 * 5 + 29 + 4 + 3 + 3 + 29


@pytest.mark.slow
def test_the_paper_says_what_the_page_says(sample: Path) -> None:
    text = " ".join(pages(pdf_of(sample)))
    page = page_of(sample).read_text()
    for said in ("Stichting Krediet Dichtbij", "Verzonnen Beoordelaars B.V.", "Wij vragen onze cliënten niet naar hun",
                 "In bijlage I staat voor 2026 de lezing ‘achterstand’", "betekent niet dat wij een certificaat hebben", "verzonnen voor dit voorbeeld"):  # fmt: skip
        assert said in text
        assert said in page
    assert "pagina 1 van 4" in text


@pytest.mark.slow
def test_a_draft_says_so_on_paper_and_names_what_is_missing(gaps: Path) -> None:
    text = " ".join(pages(pdf_of(gaps)))
    assert "CONCEPT, voor de externe beoordelaar" in text
    assert "Wat ontbreekt" in text
    assert "4.2.2 Gemiddelde lening (prioritair)" in text
    assert "4.4.9 Kosten per lening 2026 ontbreekt" in text


@pytest.mark.slow
def test_a_long_mission_and_many_gaps_go_over_pages(letterkit: Run, write: Write, tmp_path: Path) -> None:
    path = write([row("L1", "A")], institution(missie="Wij helpen. " * 160))
    assert letterkit("disclosure", path, "--out", tmp_path / "out").code == 0
    data = pdf_of(tmp_path / "out")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert walk(pdf) == []


@pytest.mark.slow
def test_missions_that_changed_stand_with_their_years(letterkit: Run, write: Write, tmp_path: Path) -> None:
    whole = institution()
    whole["jaren"][0]["missie"] = "Vroeger anders."
    letterkit("disclosure", write([row("L1", "A")], whole), "--out", tmp_path / "out")
    page = page_of(tmp_path / "out").read_text()
    assert "<strong>2025: </strong>Vroeger anders." in page
    assert "<strong>2026: </strong>Wij lenen aan wie begint." in page


@pytest.mark.slow
def test_the_same_files_give_the_same_bytes(letterkit: Run, sample: Path, tmp_path: Path) -> None:
    letterkit("disclosure", SAMPLE / "leningen-2026.csv", "--out", tmp_path / "again")
    names = sorted(path.name for path in sample.iterdir())
    assert names == ["cijfers-2026.yaml", *(f"openbaarmaking-2026.{kind}" for kind in ("csv", "html", "pdf"))]
    for name in names:
        assert (sample / name).read_bytes() == (tmp_path / "again" / name).read_bytes()


def test_only_the_owner_may_read_it(sample: Path) -> None:
    assert stat.S_IMODE(sample.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in sample.iterdir()} == {0o600}


def test_a_character_that_cannot_be_printed_is_told(letterkit: Run, write: Write, tmp_path: Path) -> None:
    found = letterkit("disclosure", write([row("L1", "A")], institution(missie="貸す")), "--out", tmp_path / "out")
    assert (found.code, "teken" in found.err) == (5, True)
    assert not list((tmp_path / "out").glob("*"))


@pytest.mark.browser
@browser.needs_browser
@pytest.mark.enable_socket
def test_no_request_goes_out(sample: Path, tmp_path: Path) -> None:
    assert browser.requests_of(page_of(sample), tmp_path) == []


@pytest.mark.browser
@browser.needs_browser
@pytest.mark.parametrize("width", [320, 1000])
@pytest.mark.parametrize("which", ["sample", "gaps"])
def test_it_can_be_read_and_reached(which: str, width: int, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    assert browser.look(page_of(request.getfixturevalue(which)), width=width) == browser.FINE
