"""The pages about the norms: the one in the docs, and the one in a browser."""

from pathlib import Path

import pytest

from letterkit.norms import as_html, as_markdown, norms
from tests import browser
from tests.conftest import Run

PAGE = Path(__file__).parents[2] / "docs" / "nl" / "normen.md"


def test_the_page_is_made_from_the_norms() -> None:
    """When this fails: ``make docs``."""
    assert PAGE.read_text(encoding="utf-8") == as_markdown(norms())


def test_what_is_not_done_stands_on_top_with_its_reason() -> None:
    page = PAGE.read_text(encoding="utf-8")
    above, _, below = page.partition("\n## AFM")
    for norm in norms():
        assert f"**{norm.id}**" in below
        assert (norm.because in above) is True
        assert (f"| {norm.id} |" in above) is not norm.done


def test_the_html_page_holds_every_norm_and_its_proof() -> None:
    page = as_html(norms())
    assert all(f'id="{norm.id}"' in page for norm in norms())
    assert page.count("Niet gedaan, omdat:") == sum(not norm.done for norm in norms())
    assert as_html(norms()) == page


@pytest.mark.browser
@browser.needs_browser
@pytest.mark.parametrize("width", [320, 1000])
def test_it_can_be_read_and_reached(letterkit: Run, tmp_path: Path, width: int) -> None:
    letterkit("norms", "--format", "html", "--output", tmp_path / "normen.html")
    assert browser.look(tmp_path / "normen.html", width=width) == browser.FINE


@pytest.mark.browser
@browser.needs_browser
@pytest.mark.enable_socket
def test_no_request_goes_out(letterkit: Run, tmp_path: Path) -> None:
    letterkit("norms", "--format", "html", "--output", tmp_path / "normen.html")
    assert browser.requests_of(tmp_path / "normen.html", tmp_path) == []
