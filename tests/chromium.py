"""One real browser for all tests of a process: its driver cannot be started twice."""

import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser import BROWSER


def _driver_runs() -> bool:
    from playwright._impl._driver import compute_driver_executable  # noqa: PLC0415 - only where a browser is

    node, _ = compute_driver_executable()
    return subprocess.run([node, "--version"], capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A browser whose own process talks to ours over a pipe."""
    import pytest_socket  # noqa: PLC0415

    pytest_socket.enable_socket()
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where a browser is

    if not _driver_runs():
        pytest.skip("no libatomic1, which the driver of the browser needs")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()
