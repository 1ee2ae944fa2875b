"""Conditions made and changed in sentences, by keyboard and without the source; what sentences cannot say stays as it is."""

from typing import Any

import pytest

from tests import browser
from tests.werkbank.browsing import axe, both_lights, settled, shot, until
from tests.werkbank.conftest import Served

pytestmark = [pytest.mark.browser, browser.needs_browser, pytest.mark.enable_socket, pytest.mark.slow]
LETTER = "herinnering/letter.md.j2"
HARD = "{%  if (zaak.geldzorgen)   and not (klant.samen) %}Moeilijk.{% endif %}"


def _opened(page: Any, served: Served) -> None:
    page.goto(f"{served.address}/schrijven/{LETTER}")
    settled(page)
    page.focus(".cm-content")


def _saved(page: Any, served: Served) -> str:
    settled(page)
    page.keyboard.press("Control+s")
    until(page, "document.querySelector('#melding').textContent === 'Bewaard.'")
    return served.template(LETTER).read_text(encoding="utf-8")


def _chosen(page: Any, words: str) -> None:
    page.keyboard.type(words)
    page.keyboard.press("Tab")


def test_a_condition_is_made_and_changed(page: Any, served: Served) -> None:
    before = served.template(LETTER).read_text(encoding="utf-8")
    _opened(page, served)
    page.keyboard.press("Control+End")
    page.keyboard.type("\nAlleen bij veel geld.")
    settled(page)
    page.keyboard.press("Alt+v")
    page.wait_for_selector("#voorwaarden[open]")
    page.select_option("#rijen select >> nth=0", "betaling.bedrag")
    page.focus("#rijen select >> nth=1")
    _chosen(page, "is meer dan")
    page.keyboard.type("veel")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('#voorwaarde-fout').textContent.includes('hoort een getal')")
    page.keyboard.press("Control+a")
    page.keyboard.type("100,50")
    shot(page, "condition")
    page.keyboard.press("Enter")
    page.wait_for_selector("#voorwaarden", state="hidden")
    settled(page)
    assert "Alleen als: bedrag" in page.text_content(".cm-content")
    assert "Alleen bij veel geld." in page.text_content("#voorlezen")
    text = _saved(page, served)
    assert (
        text.removeprefix(before.rstrip("\n")).strip()
        == "{% if betaling.bedrag > 100.50 %}\nAlleen bij veel geld.\n{% endif %}"
    )
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Alt+v")
    page.wait_for_selector("#voorwaarden[open]")
    assert page.input_value("#rijen [data-waarde]") == "100,50"
    page.focus("#rij-erbij")
    page.keyboard.press("Enter")
    page.select_option("#rijen li:nth-child(2) select >> nth=0", "zaak.geldzorgen")
    page.focus("#samen")
    _chosen(page, "een van deze")
    page.focus("#voorwaarden button.main")
    page.keyboard.press("Enter")
    page.wait_for_selector("#voorwaarden", state="hidden")
    assert "{% if betaling.bedrag > 100.50 or zaak.geldzorgen %}\nAlleen bij" in _saved(page, served)


def test_what_sentences_cannot_say_is_shown_and_kept_byte_for_byte(page: Any, served: Served) -> None:
    path = served.template(LETTER)
    path.write_bytes(path.read_bytes().rstrip(b"\n") + b"\n\n" + HARD.encode() + b"\n")
    served.desk.reload()
    before = path.read_bytes()
    _opened(page, served)
    page.keyboard.press("Control+End")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Alt+v")
    page.wait_for_selector("#voorwaarden[open]")
    assert "kan niet in zinnen" in page.text_content("#kan-niet")
    assert page.is_hidden("#kan-wel")
    shot(page, "condition-hard")
    page.keyboard.press("Enter")
    page.wait_for_selector("#voorwaarden", state="hidden")
    _saved(page, served)
    assert path.read_bytes() == before


def test_the_dialog_is_accessible(chromium: Any, shared: Served) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 640}, bypass_csp=True)
    window = context.new_page()
    window.goto(f"{shared.address}/?sleutel={shared.keys.token}")
    window.goto(f"{shared.address}/schrijven/{LETTER}")
    settled(window)
    window.focus(".cm-content")
    window.keyboard.press("Control+Home")
    window.keyboard.press("Alt+v")
    window.wait_for_selector("#voorwaarden[open]")
    assert window.evaluate("document.querySelector('#voorwaarden').scrollWidth") <= 320
    for scheme in both_lights(window):
        assert axe(window) == []
        shot(window, f"condition-{scheme}-320")
    context.close()
