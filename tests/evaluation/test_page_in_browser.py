"""The page of an evaluation in a real browser."""

from pathlib import Path

import pytest

from tests import browser
from tests.conftest import Run
from tests.evaluation.past import ended, past

pytestmark = [pytest.mark.browser, browser.needs_browser]


@pytest.fixture
def page(letterkit: Run, tmp_path: Path) -> Path:
    lines = [{"case_id": "A-1", "stage": "herinnering", "channel": "email", "template_version": "v1", "sha256": "0"}]
    decisions = [ended("A-1"), ended("A-2", "aanmaning"), ended("A-3", "", "klacht"), ended("A-4", "", "overleden")]
    runs = [past(tmp_path / "map-met-een-hele-lange-naam-van-een-run", "2026-10-01", decisions, lines),
            past(tmp_path / "2", "2026-11-23", [ended("A-3", "", "klacht")])]  # fmt: skip
    register = tmp_path / "register.yaml"
    register.write_text("acties: [{wat: Sms korter, wie: P. Post, voor: 2026-11-01}]\n", encoding="utf-8")
    letterkit("evaluate", *runs, "--out", tmp_path / "e", "--register", register)
    return tmp_path / "e" / "evaluation.html"


@pytest.mark.enable_socket
def test_no_request_goes_out(page: Path, tmp_path: Path) -> None:
    assert browser.requests_of(page, tmp_path) == []


@pytest.mark.parametrize("width", [320, 1000])
def test_it_can_be_read_and_reached(page: Path, tmp_path: Path, width: int) -> None:
    assert browser.look(page, width=width) == browser.FINE
