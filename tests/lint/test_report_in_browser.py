"""The report that a reviewer files, in a real browser: nothing is asked of the network, and the keyboard reaches all."""

import json
import re
import shutil
import socket
import subprocess
import threading
from pathlib import Path

import pytest

from tests.conftest import Run

_BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
_QUIET = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
          "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-extensions"]  # fmt: skip
_BROWSERS_OWN = re.compile(rb"google(apis)?\.com|gstatic\.com|chromium\.org|gvt1\.com")
_PROBE = """
<script>
const able = [...document.querySelectorAll('a[href], summary, button, input, select')];
document.title = JSON.stringify({
  asked: performance.getEntriesByType('resource').map(entry => entry.name),
  unreachable: able.filter(one => one.tabIndex < 0).length,
  wide: document.documentElement.scrollWidth > innerWidth,
  lang: document.documentElement.lang, headings: document.querySelectorAll('h1').length,
});
</script>
"""

pytestmark = [pytest.mark.browser, pytest.mark.skipif(_BROWSER is None, reason="needs chromium")]


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
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        threading.Thread(target=_note, args=(proxy, asked), daemon=True).start()
        _dom(report, tmp_path, f"--proxy-server=127.0.0.1:{proxy.getsockname()[1]}")
    # A browser also asks for things of its own (the time, updates); nothing may be asked because of the page.
    assert [line for line in asked if not _BROWSERS_OWN.search(line)] == []


@pytest.mark.parametrize("width", [320, 1000])
def test_it_can_be_read_and_reached(report: Path, tmp_path: Path, width: int) -> None:
    page = report.read_text(encoding="utf-8")
    probed = report.with_name("probe.html")
    policy = page.split('http-equiv="Content-Security-Policy"')[1].split(">")[0]
    probed.write_text(page.replace(policy, ' content=""').replace("</body>", _PROBE + "</body>"), encoding="utf-8")
    dom = _dom(probed, tmp_path, f"--window-size={width},900")
    told = json.loads(dom.split("<title>")[1].split("</title>")[0].replace("&quot;", '"'))
    assert told == {"asked": [], "unreachable": 0, "wide": False, "lang": "nl", "headings": 1}


def _dom(path: Path, home: Path, *options: str) -> str:
    command = [str(_BROWSER), *_QUIET, f"--user-data-dir={home / 'profile'}", *options, "--dump-dom", path.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout


def _note(server: socket.socket, asked: list[bytes]) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        with connection:
            asked.append(connection.recv(200))
