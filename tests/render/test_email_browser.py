"""The e-mail in a real browser engine: on a phone and a desktop, on a light and a dark screen."""

import html
import json
import re
import shutil
import subprocess
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from letterkit.creditor import HouseStyle
from letterkit.message import Message, Paragraph, Table, Text
from letterkit.render import email as channel

_BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
# For each piece of text: its size and the contrast (WCAG 2.1) with the nearest background behind it.
_MEASURE = """
<script>
const rgb = c => c.match(/[\\d.]+/g).map(Number);
const lum = c => rgb(c).slice(0, 3).map(v => v / 255)
  .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const solid = e => { for (; e; e = e.parentElement) { const b = getComputedStyle(e).backgroundColor;
  if ((rgb(b)[3] ?? 1) > 0) return b; } return "rgb(255, 255, 255)"; };
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const texts = [];
while (walker.nextNode()) {
  const e = walker.currentNode.parentElement, s = getComputedStyle(e);
  if (!walker.currentNode.data.trim() || !e.getClientRects().length || e.tagName === "SCRIPT") continue;
  if (walker.currentNode.data === "\\u200a") continue;
  const [a, b] = [lum(s.color), lum(solid(e))].sort((x, y) => y - x);
  texts.push({text: walker.currentNode.data, size: parseFloat(s.fontSize), contrast: (a + 0.05) / (b + 0.05)});
}
const button = document.querySelector(".button a").getBoundingClientRect();
parent.document.documentElement.dataset.measured = JSON.stringify({texts, button: button.height, width: button.width,
  page: document.documentElement.scrollWidth, window: innerWidth, dark: lum(solid(document.querySelector("h1")))});
</script>
"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(_BROWSER is None, reason="needs chromium"),
]


def _measured(message: Message, folder: Path, width: int, *, dark: bool, colour: str) -> dict[str, object]:
    raw = channel.render(message, HouseStyle(kleur=colour), base=None)
    part = message_from_bytes(raw, policy=policy.default).get_body(("html",))
    assert part is not None
    page = part.get_content().replace("</body>", f"{_MEASURE}</body>")
    # The engine makes no window narrower than 500 pixels, so the page is shown in a frame of the right width.
    frame = f'<iframe srcdoc="{html.escape(page)}" style="width:{width}px; height:1800px; border:0"></iframe>'
    (folder / "mail.html").write_text(f"<style>:root {{ color-scheme: light dark; }}</style>{frame}", encoding="utf-8")
    command = [
        str(_BROWSER), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}",
        "--window-size=1200,1900", *(["--blink-settings=preferredColorScheme=0"] if dark else []),
        "--dump-dom", (folder / "mail.html").as_uri(),
    ]  # fmt: skip
    shown = subprocess.run(command, capture_output=True, timeout=60, check=True).stdout.decode()
    found = re.search(r'data-measured="([^"]*)"', shown)
    assert found is not None
    measured: dict[str, object] = json.loads(html.unescape(found[1]))
    return measured


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [320, 390, 1000])
@pytest.mark.parametrize("colour", ["#1F4E79", "#767676"])
def test_it_can_be_read_and_tapped(email: Message, tmp_path: Path, width: int, colour: str, *, dark: bool) -> None:
    wide = Table(
        tuple((Text(word),) for word in ("Contract", "Termijn van", "Soort", "Bedrag")),
        (tuple((Text(word, data=True),) for word in ("VK-2026-00017", "1 november 2026", "rente", "€\u00a01.612,25")),),
        ("left", "left", "left", "right"),
    )
    message = replace(email, blocks=(wide, Paragraph((Text("Ontevredenheid" * 8, data=True),)), *email.blocks))
    found = _measured(message, tmp_path, width, dark=dark, colour=colour)
    texts = found["texts"]
    assert isinstance(texts, list)
    assert len(texts) > 30
    assert [text for text in texts if text["size"] < 16] == []
    assert [text for text in texts if text["contrast"] < 4.5] == []
    assert float(str(found["button"])) >= 44
    assert found["window"] == width
    assert float(str(found["page"])) <= width
    assert (float(str(found["dark"])) < 0.1) is dark
