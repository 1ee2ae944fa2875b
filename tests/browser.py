"""A real browser for the pages that letterkit makes: what it asks of the network, how wide it is, and what axe finds."""

import os
import re
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tests import browser_fonts
from tests.browser_fonts import Font
from tests.chromium import BROWSER, BROWSERS

_QUIET = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
          "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-extensions"]  # fmt: skip
_BROWSERS_OWN = re.compile(rb"google(apis)?\.com|gstatic\.com|chromium\.org|gvt1\.com")
needs_browser = pytest.mark.skipif(BROWSER is None, reason="no Chromium")
_PROBE = """async () => {
  const able = [...document.querySelectorAll('a[href], summary, button, input, select')];
  const result = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations'],
  });
  return {
    asked: performance.getEntriesByType('resource').map(entry => entry.name),
    unreachable: able.filter(element => element.tabIndex < 0).length,
    wide: document.documentElement.scrollWidth > innerWidth,
    lang: document.documentElement.lang, headings: document.querySelectorAll('h1').length,
    axe: result.violations.map(rule => rule.id + ': ' + rule.nodes.map(node => node.target).join(', ')),
  };
}"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the browser says of a page. ``wide``: it scrolls sideways. ``axe``: what axe-core objects to, WCAG 2.1 AA."""

    asked: tuple[str, ...]
    unreachable: int
    wide: bool
    lang: str
    headings: int
    axe: tuple[str, ...]


FINE = Seen(asked=(), unreachable=0, wide=False, lang="nl", headings=1, axe=())


@cache
def axe_source() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@contextmanager
def shown(page: Path, *, font: Font = "wide", **window: Any) -> Iterator[Any]:
    """``page`` in a window of its own; ``window``: what Playwright calls the options of a context."""
    with BROWSERS.one(font) as browser:
        context = browser.new_context(**window)
        try:
            opened = context.new_page()
            opened.goto(page.resolve().as_uri())
            yield opened
        finally:
            context.close()


def look(page: Path, *, width: int = 1000, font: Font = "wide", dark: bool = False) -> Seen:
    """Open ``page`` in a window of ``width`` px, without its content policy: what that would stop is noted too."""
    assert 'http-equiv="Content-Security-Policy"' in page.read_text(encoding="utf-8"), (
        "a page states its content policy"
    )
    window = {"viewport": {"width": width, "height": 900}, "color_scheme": "dark" if dark else "light"}
    with shown(page, font=font, bypass_csp=True, **window) as opened:
        opened.evaluate(axe_source())
        seen: dict[str, Any] = opened.evaluate(_PROBE)
    return Seen(**{key: tuple(value) if isinstance(value, list) else value for key, value in seen.items()})


def requests_of(page: Path, home: Path) -> list[bytes]:
    """What a browser of its own asks of the network because of ``page``: a shared one does not open connections ahead.

    Needs ``enable_socket``.
    """
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        threading.Thread(target=_note, args=(proxy, asked), daemon=True).start()
        command = [str(BROWSER), *_QUIET, f"--user-data-dir={home / 'profile'}"]
        command += [f"--proxy-server=127.0.0.1:{proxy.getsockname()[1]}", "--dump-dom", page.resolve().as_uri()]
        environment = {**os.environ, "FONTCONFIG_FILE": str(browser_fonts.config("wide", home))}
        subprocess.run(command, capture_output=True, timeout=120, check=True, env=environment)
    # A browser also asks for things of its own (the time, updates).
    return [line for line in asked if not _BROWSERS_OWN.search(line)]


def paper(page: Path, to: Path, *, font: Font = "wide") -> None:
    """``page`` as it is printed, as PDF."""
    with shown(page, font=font) as opened:
        margin = dict.fromkeys(("top", "right", "bottom", "left"), "1cm")  # where the page itself says none
        opened.pdf(path=to, prefer_css_page_size=True, print_background=True, margin=margin)


def _note(server: socket.socket, asked: list[bytes]) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        with connection:
            asked.append(connection.recv(200))
