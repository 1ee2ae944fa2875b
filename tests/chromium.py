"""The real browsers of all tests of a process: one for each set of letters, begun when a test first asks for it.

Starting a browser takes longer than most of what is looked at in it, and its driver cannot be started twice.
"""

import asyncio
import contextlib
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests import browser_fonts
from tests.browser_fonts import Font

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
PATIENCE = 180
"""Seconds for one test: some calls of the driver (``evaluate``, a key) wait for ever on a page that stands still."""
_OPTIONS = ["--no-sandbox", "--disable-gpu"]


class StoodStill(Exception):
    """A test that would have waited for ever in a browser."""

    def __init__(self) -> None:
        super().__init__(f"this test took over {PATIENCE} s in the browser, which was then ended")


class Browsers:
    def __init__(self) -> None:
        self._driver: Any = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._running: dict[Font | None, Any] = {}
        self._closing = contextlib.ExitStack()

    @contextlib.contextmanager
    def one(self, font: Font | None = None) -> Iterator[Any]:
        """A browser that knows the letters of ``font`` alone, or those of the machine. One that stands still is ended."""
        with self._loop_in_use(), _ended_when_still():
            if self._driver is None:
                self._start()
            if font not in self._running or not self._running[font].is_connected():
                environment = {**os.environ, **self._fonts(font)}
                self._running[font] = self._driver.chromium.launch(
                    executable_path=BROWSER, args=_OPTIONS, env=environment
                )
            yield self._running[font]

    def close(self) -> None:
        with self._loop_in_use():
            for browser in self._running.values():
                browser.close()
            self._closing.close()

    def _start(self) -> None:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where a browser is

        if not _driver_runs():
            pytest.skip("no libatomic1, which the driver of the browser needs")
        self._driver = self._closing.enter_context(sync_playwright())

    def _fonts(self, font: Font | None) -> dict[str, str]:
        if font is None:
            return {}
        home = self._closing.enter_context(tempfile.TemporaryDirectory())
        return {"FONTCONFIG_FILE": str(browser_fonts.config(font, Path(home)))}

    @contextlib.contextmanager
    def _loop_in_use(self) -> Iterator[None]:
        """The driver leaves its loop as the running one of this thread; a test without a browser may have its own."""
        before = asyncio._get_running_loop()
        asyncio._set_running_loop(self._loop or before)
        try:
            yield
        finally:
            self._loop = asyncio._get_running_loop()
            asyncio._set_running_loop(before)


def _driver_runs() -> bool:
    from playwright._impl._driver import compute_driver_executable  # noqa: PLC0415 - only where a browser is

    node, _ = compute_driver_executable()
    return subprocess.run([node, "--version"], capture_output=True, check=False).returncode == 0


@contextlib.contextmanager
def _ended_when_still() -> Iterator[None]:
    """Ends the browser itself: whatever waits for it then ends too, and the next test gets another."""
    still = threading.Event()

    def end() -> None:
        still.set()
        for process in psutil.Process().children(recursive=True):
            with contextlib.suppress(psutil.Error):
                if process.name().startswith("chrom"):
                    process.kill()

    timer = threading.Timer(PATIENCE, end)
    timer.start()
    try:
        yield
    except Exception as error:
        if not still.is_set():
            raise
        raise StoodStill from error
    finally:
        timer.cancel()
    if still.is_set():
        raise StoodStill


BROWSERS = Browsers()


@pytest.fixture
def chromium() -> Iterator[Any]:
    """A browser whose own process talks to ours over a pipe."""
    with BROWSERS.one() as browser:
        yield browser


def pytest_sessionfinish() -> None:
    BROWSERS.close()
