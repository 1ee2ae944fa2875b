"""The page in a real browser: nothing asked of the network, readable on a telephone and by keyboard."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.browser import FINE, look, needs_browser, requests_of
from tests.conftest import Run
from tests.effect.made_up import SENT, A, B, Sent, answers, drawn, responses, run

pytestmark = [pytest.mark.browser, needs_browser]


@pytest.fixture
def page(tmp_path: Path, letterkit: Run) -> Path:
    """A page with a comparison, a refusal, warnings and rows that do not count."""
    sent = drawn(300)
    rows = [*answers(sent, a=0.3, b=0.6, seed=1), ["X-1", SENT, "betaald"], ["Z-00001", "morgen", "betaald"]]
    other = [Sent(f"Z-{n:05}", version=(A, B)[n % 2], stage="aanmaning") for n in range(100)]
    runs = [run(tmp_path / "a", sent, seed="s"), run(tmp_path / "b", other, today=SENT + timedelta(days=9))]
    options = [word for out in runs for word in ("--run", out)]
    letterkit("effect", responses(tmp_path / "r.csv", rows), *options, "--out", tmp_path / "v", "--until", "2027-03-01")
    return tmp_path / "v" / "effect.html"


@pytest.mark.parametrize("width", [320, 1000])
def test_the_page_is_readable_and_usable(page: Path, tmp_path: Path, width: int) -> None:
    assert look(page, width=width) == FINE


@pytest.mark.enable_socket
def test_the_page_asks_nothing_of_the_network(page: Path, tmp_path: Path) -> None:
    assert requests_of(page, tmp_path) == []
