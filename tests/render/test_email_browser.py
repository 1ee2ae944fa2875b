"""The e-mail in a real browser engine: on a phone and a desktop, on a light and a dark screen, in wide and narrow
letters, and in letters twice as large, as people set them on their phone.
"""

import html
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from letterkit.creditor import HouseStyle
from letterkit.message import Heading, Message, Paragraph, PayBox, Table, Text
from letterkit.render import email as channel
from tests import browser
from tests.browser_fonts import FONTS, Font

# Of each piece of text its size and the contrast (WCAG 2.1) with the nearest background behind it; of each amount
# whether it goes on on a next line; of each row of a table of data whether its cells stand side by side.
_MEASURE = """
<script>
const elements = [...document.body.querySelectorAll("*")];
const sizes = elements.map(e => parseFloat(getComputedStyle(e).fontSize));
if (%(zoom)s !== 1) elements.forEach((e, i) => e.style.setProperty("font-size", sizes[i] * %(zoom)s + "px", "important"));
const rgb = c => c.match(/[\\d.]+/g).map(Number);
const lum = c => rgb(c).slice(0, 3).map(v => v / 255)
  .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const solid = e => { for (; e; e = e.parentElement) { const b = getComputedStyle(e).backgroundColor;
  if ((rgb(b)[3] ?? 1) > 0) return b; } return "rgb(255, 255, 255)"; };
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const texts = [], broken = [];
while (walker.nextNode()) {
  const node = walker.currentNode, e = node.parentElement, s = getComputedStyle(e);
  if (!node.data.trim() || !e.getClientRects().length || e.tagName === "SCRIPT" || node.data === "\\u200a") continue;
  const [a, b] = [lum(s.color), lum(solid(e))].sort((x, y) => y - x);
  texts.push({text: node.data, size: parseFloat(s.fontSize), contrast: (a + 0.05) / (b + 0.05)});
  for (const amount of node.data.matchAll(/€\\u00a0[\\d.,]+\\d/g)) {
    const range = document.createRange();
    range.setStart(node, amount.index); range.setEnd(node, amount.index + amount[0].length);
    if (new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1) broken.push(amount[0] + " in " + e.tagName + " of " + s.fontSize + " and " + e.getBoundingClientRect().width + " px");
  }
}
const rows = [...document.querySelectorAll('[role="row"]')];
const button = document.querySelector(".button a").getBoundingClientRect();
parent.postMessage(JSON.stringify({name: "%(name)s", texts, broken, button: button.height,
  stacked: rows.filter(row => new Set([...row.children].map(cell => cell.getBoundingClientRect().top)).size > 1).length,
  rows: rows.length, page: document.documentElement.scrollWidth, window: innerWidth,
  dark: lum(solid(document.querySelector("h1")))}), "*");
</script>
"""
_COLLECT = """<!DOCTYPE html><style>:root { color-scheme: light dark; }</style><script>
const measured = {};
addEventListener("message", event => { const m = JSON.parse(event.data); measured[m.name] = m; });
</script>"""

pytestmark = [pytest.mark.browser, pytest.mark.slow, browser.needs_browser]


@dataclass(frozen=True, slots=True)
class Screen:
    """``width`` in px; ``zoom``: how much larger than usual the reader's letters are."""

    width: int
    zoom: int
    colour: str

    @property
    def name(self) -> str:
        return f"{self.width} px, {self.zoom}00%, {self.colour}"


SCREENS = [Screen(w, z, c) for w in (320, 360, 390, 600, 1000) for z in (1, 2) for c in ("#1F4E79", "#767676")]


def _row(*cells: str) -> tuple[tuple[Text], ...]:
    return tuple((Text(cell, data=True),) for cell in cells)


def _with_tables(email: Message) -> Message:
    """``email`` with wider tables and a long word, and a high amount also in titles and on the button."""
    amount = "€\u00a0100.612,25"
    wide = Table(
        _row("Contract", "Termijn van", "Soort", "Bedrag"),
        (_row("VK-2026-00017", "1 november 2026", "rente", amount),),
        ("left", "left", "left", "right"),
    )
    instalments = Table(
        _row("Wat", "Datum", "Bedrag"),
        (_row("Termijn", "1 november 2026", amount), _row("Samen", "Vóór 14 december 2026", amount)),
        ("left", "left", "right"),
        total=True,
    )
    long_word = Paragraph((Text("Ontevredenheid" * 8, data=True),))
    # The no-break space of Bitstream Vera is twice as wide as that of other fonts, so this is as wide as € 100.612,25.
    pay, payment = (Text("Betaal "), Text("€\u00a010.612,25", data=True)), email.payment
    assert payment is not None
    button = Paragraph(tuple(run._replace(href=payment.link) for run in pay))
    boxes = [
        replace(block, blocks=(Heading(pay), button, *block.blocks)) if isinstance(block, PayBox) else block
        for block in email.blocks
    ]
    return replace(email, blocks=(Heading(pay, level=1), wide, instalments, long_word, *boxes))


def _frame(message: Message, screen: Screen) -> str:
    raw = channel.render(message, HouseStyle(kleur=screen.colour), base=None)
    part = message_from_bytes(raw, policy=policy.default).get_body(("html",))
    assert part is not None
    script = _MEASURE % {"zoom": screen.zoom, "name": screen.name}
    page = html.escape(part.get_content().replace("</body>", f"{script}</body>"))
    # The engine makes no window narrower than 500 px, so each page is shown in a frame of the right width.
    return f'<iframe srcdoc="{page}" style="width:{screen.width}px; height:1800px; border:0"></iframe>'


def _measured(message: Message, home: Path, font: Font, *, dark: bool) -> dict[str, dict[str, object]]:
    page = home / "mail.html"
    page.write_text(_COLLECT + "".join(_frame(message, screen) for screen in SCREENS), encoding="utf-8")
    window = {"viewport": {"width": 1200, "height": 1900}, "color_scheme": "dark" if dark else "light"}
    with browser.shown(page, font=font, **window) as opened:
        opened.wait_for_function("number => Object.keys(measured).length === number", arg=len(SCREENS))
        measured: dict[str, dict[str, object]] = opened.evaluate("measured")
    return measured


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("font", FONTS)
def test_it_can_be_read_and_tapped(email: Message, tmp_path: Path, font: Font, *, dark: bool) -> None:
    measured = _measured(_with_tables(email), tmp_path, font, dark=dark)
    assert set(measured) == {screen.name for screen in SCREENS}
    for screen in SCREENS:
        seen = measured[screen.name]
        assert isinstance(texts := seen["texts"], list)
        assert len(texts) > 30
        assert [text for text in texts if text["size"] < 16 * screen.zoom] == [], screen
        assert [text for text in texts if text["contrast"] < 4.5] == [], screen
        assert float(str(seen["button"])) >= 44, screen
        assert seen["window"] == screen.width
        assert float(str(seen["page"])) <= screen.width, screen
        assert seen["broken"] == [], screen
        assert (float(str(seen["dark"])) < 0.1) is dark, screen


@pytest.mark.parametrize("font", FONTS)
def test_cells_stand_side_by_side_where_they_fit(email: Message, tmp_path: Path, font: Font) -> None:
    measured = _measured(_with_tables(email), tmp_path, font, dark=False)
    stacked = {screen: measured[screen.name]["stacked"] for screen in SCREENS}
    rows = {seen["rows"] for seen in measured.values()}
    assert rows == {13}
    assert {count for screen, count in stacked.items() if screen.width >= 600 and screen.zoom == 1} == {0}
    assert {count for screen, count in stacked.items() if screen.width <= 390 and screen.zoom == 2} == {13}
