"""How long from a key to the changed picture of the letter, in a real browser: python -m benchmarks.werkbank [keys]."""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import BROWSER

TEXT = "Wij helpen u graag verder. Belt u ons als u een vraag heeft. "


def main(keys: int) -> None:
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "werkmap"
        letterkit = [sys.executable, "-m", "letterkit"]
        subprocess.run([*letterkit, "init", str(folder)], check=True, capture_output=True)
        begun = time.monotonic()
        served = subprocess.Popen(
            [*letterkit, "werkbank", str(folder), "--no-browser"], stdout=subprocess.PIPE, text=True
        )
        try:
            address = served.stdout.readline().strip() if served.stdout else ""
            _measure(address, keys, begun)
        finally:
            served.terminate()
            served.wait(10)


def _measure(address: str, keys: int, begun: float) -> None:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(address)
        print(
            f"first page {time.monotonic() - begun:.2f} s after the command (with the start of the browser)", flush=True
        )
        page.goto(f"{page.url.rstrip('/')}/schrijven/tweede_herinnering/letter.md.j2")
        page.wait_for_selector(".blad img")
        page.wait_for_timeout(20_000)  # until the overview is worked out
        page.focus(".cm-content")
        page.keyboard.press("Control+End")
        page.keyboard.type((TEXT * keys)[:keys], delay=180)
        page.wait_for_timeout(2000)
        took = page.evaluate("performance.getEntriesByName('letterkit-toets-tot-beeld').map(one => one.duration)")
        browser.close()
    ordered = sorted(took)
    print(
        f"{len(took)} edits: median {statistics.median(took):.0f} ms, "
        f"p95 {ordered[int(len(ordered) * 0.95)]:.0f} ms, most {ordered[-1]:.0f} ms"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 120)
