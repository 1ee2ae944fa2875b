"""The report that a reviewer files, in a real browser: nothing is asked of the network, and the keyboard reaches all."""

from pathlib import Path

import pytest

from tests import browser
from tests.conftest import Run

pytestmark = [pytest.mark.browser, browser.needs_browser]


@pytest.fixture
def report(letterkit: Run, tmp_path: Path) -> Path:
    letter = tmp_path / "brief.txt"
    letter.write_text("Onderwerp: laatste sommatie\n\nGeachte heer,\n\nHierbij stellen wij u in gebreke. Indien u niet "
                      "voldoet, zijn wij genoodzaakt rechtsmaatregelen te treffen.\n")  # fmt: skip
    path = tmp_path / "rapport.html"
    letterkit("lint", letter, "--format", "html", "--output", path)
    return path


@pytest.mark.enable_socket
def test_no_request_goes_out(report: Path, tmp_path: Path) -> None:
    assert browser.requests_of(report, tmp_path) == []


@pytest.mark.parametrize("width", [320, 1000])
def test_it_can_be_read_and_reached(report: Path, tmp_path: Path, width: int) -> None:
    assert browser.look(report, width=width) == browser.FINE


def test_it_can_be_read_in_the_dark(report: Path, tmp_path: Path) -> None:
    assert browser.look(report, dark=True) == browser.FINE
