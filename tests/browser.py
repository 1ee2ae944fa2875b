"""A real browser for the pages that letterkit makes: what it asks of the network, how wide it is, and what axe finds."""

import json
import os
import re
import shutil
import socket
import subprocess
import threading
from dataclasses import dataclass
from html import unescape
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tests import browser_fonts
from tests.browser_fonts import Font

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
needs_browser = pytest.mark.skipif(BROWSER is None, reason="no Chromium")
_QUIET = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
          "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-extensions"]  # fmt: skip
DARK = "--blink-settings=preferredColorScheme=0"
_BROWSERS_OWN = re.compile(rb"google(apis)?\.com|gstatic\.com|chromium\.org|gvt1\.com")
_PROBE = """
<script>
const able = [...document.querySelectorAll('a[href], summary, button, input, select')];
axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']}).then(result => {
  parent.postMessage(JSON.stringify({
    asked: performance.getEntriesByType('resource').map(entry => entry.name),
    unreachable: able.filter(element => element.tabIndex < 0).length,
    wide: document.documentElement.scrollWidth > innerWidth,
    lang: document.documentElement.lang, headings: document.querySelectorAll('h1').length,
    axe: result.violations.map(rule => rule.id + ': ' + rule.nodes.map(node => node.target).join(', ')),
  }), '*');
});
</script>
"""
# A window of headless Chromium is never narrower than 500 px; a frame is.
_FRAME = """<!DOCTYPE html><title>…</title><style>* {{ margin: 0; border: 0 }}</style>
<iframe src="{page}" width="{width}" height="{height}"></iframe>
<script>addEventListener('message', event => {{ document.title = event.data }})</script>"""


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


def look(page: Path, home: Path, *, width: int = 1000, font: Font = "wide", dark: bool = False) -> Seen:
    """Open ``page`` in a window of ``width`` px (a copy without its content policy, so that the probe may run)."""
    text = page.read_text(encoding="utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy"([^>]*)>', text)
    assert policy, "a page states its content policy"
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    probe = f"<script>{axe}</script>{_PROBE}"
    probed = home / f"probe-{width}.html"
    probed.write_text(text.replace(policy[1], ' content=""').replace("</body>", probe + "</body>"), encoding="utf-8")
    framed = _framed(probed, home, width, 900)
    options = ["--window-size=1200,900", "--virtual-time-budget=20000", *([DARK] if dark else [])]
    shown = dom(framed, home, *options, font=font)
    seen: dict[str, Any] = json.loads(unescape(shown.split("<title>")[1].split("</title>")[0]))
    return Seen(**{key: tuple(value) if isinstance(value, list) else value for key, value in seen.items()})


def requests_of(page: Path, home: Path) -> list[bytes]:
    """What the browser asks of the network because of ``page``. Needs ``enable_socket``."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        threading.Thread(target=_note, args=(proxy, asked), daemon=True).start()
        dom(page, home, f"--proxy-server=127.0.0.1:{proxy.getsockname()[1]}")
    # A browser also asks for things of its own (the time, updates).
    return [line for line in asked if not _BROWSERS_OWN.search(line)]


def picture(
    page: Path, to: Path, home: Path, *, width: int = 1000, height: int = 1600, dark: bool = False, font: Font = "wide"
) -> None:
    """A screenshot of ``page`` as PNG, on a light or a dark screen."""
    framed = _framed(page, home, width, height)
    size = f"--window-size={max(width, 500)},{height}"
    _run(framed, home, size, f"--screenshot={to}", "--hide-scrollbars", *([DARK] if dark else []), font=font)


def paper(page: Path, to: Path, home: Path, *, font: Font = "wide") -> None:
    """``page`` as it is printed, as PDF."""
    _run(page, home, f"--print-to-pdf={to}", "--no-pdf-header-footer", font=font)


def dom(page: Path, home: Path, *options: str, font: Font = "wide") -> str:
    """``page`` as HTML after its scripts have run; ``options`` are those of Chromium."""
    return _run(page, home, *options, "--dump-dom", font=font)


def _framed(page: Path, home: Path, width: int, height: int) -> Path:
    path = home / f"frame-{width}.html"
    path.write_text(_FRAME.format(page=page.resolve().as_uri(), width=width, height=height), encoding="utf-8")
    return path


def _run(path: Path, home: Path, *options: str, font: Font) -> str:
    command = [str(BROWSER), *_QUIET, f"--user-data-dir={home / 'profile'}", *options, path.as_uri()]
    env = {**os.environ, "FONTCONFIG_FILE": str(browser_fonts.config(font, home))}
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True, env=env).stdout


def _note(server: socket.socket, asked: list[bytes]) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        with connection:
            asked.append(connection.recv(200))
