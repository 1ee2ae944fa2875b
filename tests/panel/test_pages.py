"""The pages in a real browser: nothing asked of the network, readable on a telephone, by keyboard and on paper."""

from pathlib import Path

import pypdfium2
import pytest

from tests.browser import FINE, look, needs_browser, paper, requests_of
from tests.conftest import Run
from tests.panel.made_up import filled, marks

PAGES = ("2-toestemming.html", "3-vragen.html", "4-leider.html", "v/panel.html")
pytestmark = [pytest.mark.browser, needs_browser]


@pytest.fixture
def pages(workspace: Path, pack: Path, letterkit: Run) -> list[Path]:
    one = filled(pack / "resultaten.csv", workspace / "a.csv", 24, marks({"bedrag": 20, "datum": 11}))
    two = filled(pack / "resultaten.csv", workspace / "b.csv", 8, marks({"bedrag": 1}), version="v0123456789abcdef")
    letterkit("panel", "report", one, two, "--creditor", workspace / "creditor.yaml", "--out", pack / "v")
    return [pack / name for name in PAGES]


@pytest.mark.parametrize("width", [320, 1000])
def test_every_page_is_readable_and_usable(pages: list[Path], tmp_path: Path, width: int) -> None:
    assert [look(page, width=width) for page in pages] == [FINE] * len(pages)


@pytest.mark.enable_socket
def test_no_page_asks_anything_of_the_network(pages: list[Path], tmp_path: Path) -> None:
    assert [requests_of(page, tmp_path) for page in pages] == [[]] * len(pages)


def test_the_sheets_print_on_a4_and_consent_fits_on_one(pages: list[Path], tmp_path: Path) -> None:
    counts = []
    for page in pages[:3]:
        pdf = tmp_path / f"{page.stem}.pdf"
        paper(page, pdf)
        with pypdfium2.PdfDocument(pdf) as printed:
            assert {tuple(round(side) for side in sheet.get_size()) for sheet in printed} == {(595, 842)}
            counts.append(len(printed))
    assert counts[0] == 1
    assert max(counts) <= 6
