"""How fast the werkbank is for who writes, each figure beside the same machine doing next to nothing.

    python -m benchmarks.werkbank [edits]

First page after the command; from a key to the changed picture in a real browser; ten writers on one team server. The
baseline is the same server sending a small file: in the browser, and to the ten. The load of the machine is printed,
because both grow with it.
"""

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
from playwright.sync_api import sync_playwright

from letterkit.werkbank.serving import listening
from tests.browser import BROWSER

TEXT = "Wij helpen u graag verder. Belt u ons als u een vraag heeft. "
NAME = "tweede_herinnering/letter.md.j2"
WRITERS, LOOKS, PAUSE = 10, 20, 1.5
_LETTERKIT = (sys.executable, "-m", "letterkit")
_SMALL = "/static/icon.svg"
_TEAM = """adres: http://127.0.0.1:{port}
luister: {{host: 127.0.0.1, poort: {port}}}
proxy: [127.0.0.1]
aanmelden: {{soort: proxy, wie: X-Forwarded-User, naam: X-Forwarded-Name}}
rollen: {{schrijver: [{who}]}}
"""


def main(edits: int) -> None:
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "werkmap"
        subprocess.run([*_LETTERKIT, "init", str(folder)], check=True, capture_output=True)
        _first_pages(folder)
        with _serving(folder) as address:
            _edits(address, edits)
        _writers(folder, Path(home) / "werkbank.yaml")


@contextmanager
def _serving(folder: Path, *options: str) -> Iterator[str]:
    served = subprocess.Popen(
        [*_LETTERKIT, "werkbank", str(folder), *(options or ("--no-browser",))], stdout=subprocess.PIPE, text=True
    )
    try:
        yield served.stdout.readline().strip() if served.stdout else ""
    finally:
        served.terminate()
        served.wait(20)


def _first_pages(folder: Path) -> None:
    took = []
    for _ in range(5):
        begun = time.perf_counter()
        with _serving(folder) as address, httpx2.Client(follow_redirects=True) as client:
            client.get(address).raise_for_status()
            took.append(1000 * (time.perf_counter() - begun))
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import starlette.applications, uvicorn"], check=True)
    _told("first page after the command", took, [1000 * (time.perf_counter() - begun)], "importing the server alone")


def _edits(address: str, edits: int) -> None:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(address)
        page.goto(f"{page.url.rstrip('/')}/schrijven/{NAME}")
        page.wait_for_selector(".blad img")
        page.wait_for_timeout(20_000)  # until the overview is worked out
        page.focus(".cm-content")
        page.keyboard.press("Control+End")
        page.keyboard.type((TEXT * edits)[:edits], delay=180)
        page.wait_for_timeout(2000)
        took = page.evaluate("performance.getEntriesByName('letterkit-toets-tot-beeld').map((one) => one.duration)")
        small = [page.evaluate(_ECHO, _SMALL) for _ in range(40)]
        browser.close()
    _told("from a key to the changed picture", took, small, "a small file in the same browser")


_ECHO = """async (address) => {
  const begun = performance.now();
  await (await fetch(address, { cache: "no-store" })).text();
  return performance.now() - begun;
}"""


def _writers(folder: Path, settings: Path) -> None:
    people = [f"schrijver{number}@voorbeeld.example" for number in range(WRITERS)]
    with listening(0) as free:
        port = free.getsockname()[1]
    settings.write_text(_TEAM.format(port=port, who=", ".join(people)), encoding="utf-8")
    with _serving(folder, "--team", str(settings)) as address:
        texts = sorted((folder / "templates/nl").glob("*/letter.md.j2"))
        names = [f"{path.parent.name}/letter.md.j2" for path in texts][:WRITERS]
        _all(people, lambda who, number: _looked(address, who, names[number % len(names)], 2, 0))
        took = _all(people, lambda who, number: _looked(address, who, names[number % len(names)], LOOKS, PAUSE))
        small = _all(people, lambda who, _number: _fetched(address, who))
    _told(f"{WRITERS} writers on one server, from a change to its answer", took, small, "a small file to as many")


def _all(people: list[str], work: Any) -> list[float]:
    took: list[float] = []
    threads = [
        threading.Thread(target=lambda who=who, number=number: took.extend(work(who, number)))
        for number, who in enumerate(people)
    ]
    for thread in threads:
        thread.start()
        time.sleep(PAUSE / len(people))
    for thread in threads:
        thread.join()
    return took


def _client(address: str, who: str) -> httpx2.Client:
    return httpx2.Client(base_url=address, headers={"X-Forwarded-User": who, "X-Forwarded-Name": who}, timeout=120)


def _looked(address: str, who: str, name: str, looks: int, pause: float) -> list[float]:
    """Each look of somebody who writes on, with the pages that the window fetches then."""
    took = []
    with _client(address, who) as client:
        page = client.get(f"/schrijven/{name}").text
        found = re.search(r'name="csrf" content="(\w+)"', page)
        headers = {"Origin": address, "X-Letterkit": found[1] if found else ""}
        text = _text_of(page)
        for number in range(looks):
            asked = {"naam": name, "bij": "", "venster": who, "tekst": f"{text}\n{TEXT}{number}{who}", "klant": ""}
            begun = time.perf_counter()
            answer = client.post("/kijk", json=asked, headers=headers).json()
            for key in answer["bladzijden"]:
                client.get(f"/beeld/{key}.png")
            took.append(1000 * (time.perf_counter() - begun))
            time.sleep(pause)
    return took


def _text_of(page: str) -> str:
    found = re.search(r'<script type="application/json" id="tekst">(.*?)</script>', page, re.DOTALL)
    return str(json.loads(found[1])["tekst"]) if found else ""


def _fetched(address: str, who: str) -> list[float]:
    took = []
    with _client(address, who) as client:
        for _ in range(LOOKS):
            begun = time.perf_counter()
            client.get(_SMALL)
            took.append(1000 * (time.perf_counter() - begun))
            time.sleep(PAUSE / 10)
    return took


def _told(what: str, took: list[float], small: list[float], baseline: str) -> None:
    ordered = sorted(took)
    median, least = statistics.median(took), statistics.median(small)
    print(
        f"{what}: {len(took)} times, median {median:.0f} ms, p95 {ordered[int(len(ordered) * 0.95)]:.0f} ms, "
        f"most {ordered[-1]:.0f} ms; {baseline}: {least:.0f} ms ({median / least:.1f} times); "
        f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors",
        flush=True,
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 120)
