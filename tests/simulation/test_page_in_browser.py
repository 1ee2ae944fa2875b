"""The page of a track in a real browser: narrow, wide and on paper, for each sector and for what people do."""

from pathlib import Path

import pypdfium2
import pytest

from letterkit.simulation import judge
from letterkit.simulation.as_page import as_page
from tests import browser
from tests.simulation.scene import SECTORS, track, workspace

pytestmark = [pytest.mark.browser, browser.needs_browser]

TRACKS = {
    **{sector: (sector,) for sector in SECTORS},
    "betaald": ("gemeente", "pays 2026-11-20"),
    "regeling mislukt": ("consumptief_krediet", "arranges 2026-12-10:50", "breaks_plan 2027-01-01", "pays 2027-01-25"),
    "schuldhulp": ("consumptief_krediet", "debt_help 2026-12-10"),
}


@pytest.fixture(params=TRACKS)
def page(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    sector, *happens = TRACKS[request.param]
    path = tmp_path / "traject.html"
    path.write_text(as_page(judge(track(sector, *happens), workspace(sector)), {}), encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [320, 1000])
def test_it_can_be_read_and_reached(page: Path, tmp_path: Path, width: int) -> None:
    assert browser.look(page, width=width) == browser.FINE


@pytest.mark.enable_socket
@pytest.mark.parametrize("page", ["regeling mislukt"], indirect=True)
def test_no_request_goes_out(page: Path, tmp_path: Path) -> None:
    assert browser.requests_of(page, tmp_path) == []


def test_on_paper_every_message_is_there(page: Path, tmp_path: Path) -> None:
    path = tmp_path / "druk.pdf"
    browser.paper(page, path)
    text = "".join(sheet.get_textpage().get_text_bounded() for sheet in pypdfium2.PdfDocument(path))
    assert text.count("Wat de klant leest") == page.read_text(encoding="utf-8").count("Wat de klant leest: ")
