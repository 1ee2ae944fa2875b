"""What a team does in a day, by keyboard: an own field, a new stage, an old letter from Word."""

import re
from pathlib import Path
from typing import Any

import docx
import pytest
from PIL import Image

from tests import browser
from tests.werkbank.browsing import settled, shot, until
from tests.werkbank.conftest import Served

pytestmark = [pytest.mark.browser, browser.needs_browser, pytest.mark.enable_socket, pytest.mark.slow]
LETTER = "herinnering/letter.md.j2"


def to(page: Any, selector: str, *, back: bool = False) -> None:
    """Go to an element with the Tab key alone."""
    if page.evaluate("document.activeElement.classList.contains('cm-content')"):
        page.keyboard.press("Escape")
    for _ in range(90):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(selector)


def test_a_paragraph_for_an_own_field(page: Any, served: Served) -> None:
    """F2."""
    page.goto(f"{served.address}/eigen")
    to(page, "input[name=veld]")
    page.keyboard.type("huurtoeslag")
    shot(page, "own")
    page.keyboard.press("Enter")
    page.wait_for_selector("main ul li:has-text('huurtoeslag')")
    page.goto(f"{served.address}/schrijven/{LETTER}")
    page.wait_for_selector(".cm-content")
    settled(page)
    page.focus(".cm-content")
    page.keyboard.press("Control+End")
    page.keyboard.type("\n/huurtoeslag")
    page.wait_for_selector(".cm-tooltip-autocomplete li[aria-selected]")
    page.wait_for_timeout(150)  # the list does not take a key at once, so that nobody chooses by accident
    page.keyboard.press("Enter")
    settled(page)
    assert "huurtoeslag" in page.text_content(".cm-content")
    assert page.is_hidden("#stempel")
    shot(page, "own-field")


def test_a_new_stage_is_written_in(page: Any, served: Served) -> None:
    """F3."""
    page.goto(f"{served.address}/eigen")
    to(page, "input[name=naam]")
    page.keyboard.type("welkom na overname")
    to(page, "input[name=fase]")
    page.keyboard.type("welkom_overname")
    to(page, "input[name=kanaal-letter]")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_selector(".cm-content")
    settled(page)
    assert page.text_content("h1") == "Welkom na overname, brief"
    assert page.locator(".blad img").count() == 1
    shot(page, "new-stage")


def test_house_style_is_set_and_seen_in_a_letter(page: Any, served: Served, tmp_path: Path) -> None:
    """F4."""
    page.goto(f"{served.address}/huisstijl")
    to(page, "input[name=naam]")
    page.keyboard.press("Control+a")
    page.keyboard.type("WoonLinde")
    to(page, "input[name='huisstijl.kleur']")
    page.keyboard.press("Control+a")
    page.keyboard.type("#99ccff")
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=alert], .trouble")
    hint = re.search(r"#[0-9A-Fa-f]{6}", page.text_content("[role=alert]").rpartition("#99ccff")[2])
    assert hint, "a darker tone is offered"
    shot(page, "style-hint")
    to(page, "input[name='huisstijl.kleur']")
    page.keyboard.press("Control+a")
    page.keyboard.type(hint[0])
    page.keyboard.press("Enter")
    page.wait_for_selector(".fine")
    Image.new("RGB", (300, 90), hint[0]).save(tmp_path / "logo.png")
    page.set_input_files("input[name=logo]", str(tmp_path / "logo.png"))
    to(page, "form[action='/huisstijl/bestanden'] button")
    page.keyboard.press("Enter")
    page.wait_for_selector(".fine")
    page.goto(f"{served.address}/schrijven/{LETTER}")
    settled(page)
    assert "WoonLinde" in page.text_content("#voorlezen")
    assert page.text_content(".house") == "WoonLinde"
    shot(page, "style-letter")


def test_last_months_text_is_put_back(page: Any, served: Served) -> None:
    """F7."""
    page.goto(f"{served.address}/schrijven/{LETTER}")
    settled(page)
    page.focus(".cm-content")
    page.keyboard.press("Control+End")
    page.keyboard.type("\nDeze zin moet weg.")
    settled(page)
    page.keyboard.press("Control+s")
    until(page, "document.querySelector('#melding').textContent === 'Bewaard.'")
    to(page, "a[href^='/versies/']", back=True)
    page.keyboard.press("Enter")
    page.wait_for_selector("form[action='/terugzetten'] button")
    shot(page, "versions")
    to(page, "form[action='/terugzetten'] button")
    page.keyboard.press("Enter")
    page.wait_for_selector("main tbody tr:nth-child(3)")
    assert "Deze zin moet weg." not in served.template(LETTER).read_text(encoding="utf-8")


def test_a_reading_pack_is_made_and_printed(page: Any, served: Served) -> None:
    """F8."""
    page.goto(f"{served.address}/schrijven/{LETTER}?klant=Geldzorgen")
    settled(page)
    to(page, "a[href^='/leespakket/']")
    page.keyboard.press("Enter")
    page.wait_for_selector(".files a")
    assert page.locator(".files a").count() == 5
    shot(page, "pack")
    to(page, ".files a[href$='3-vragen.html']")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1")
    assert "Wat wil de afzender dat u doet?" in page.text_content("body")
    shot(page, "pack-questions")
    assert page.pdf()[:5] == b"%PDF-"


def test_every_text_with_a_word_is_found(page: Any, served: Served) -> None:
    """F9."""
    page.goto(f"{served.address}/zoeken")
    to(page, "main input[name=q]")
    page.keyboard.type("BKR")
    page.keyboard.press("Enter")
    page.wait_for_selector("main li a")
    found = page.text_content("main")
    for stage in ("BKR", "brief"):
        assert stage in found
    shot(page, "search-bkr")
    to(page, "main li a")
    page.keyboard.press("Enter")
    page.wait_for_selector(".cm-content")


def test_an_old_letter_from_word_becomes_a_draft(page: Any, served: Served, tmp_path: Path) -> None:
    """F5."""
    word = docx.Document()
    word.add_paragraph("Geachte «Aanhef»,")
    word.add_paragraph("Middels deze brief verzoeken wij u «Bedrag» te voldoen.")
    word.save(str(tmp_path / "brief.docx"))
    page.goto(f"{served.address}/word")
    shot(page, "word")
    page.set_input_files("form[action='/word/in'] input[type=file]", str(tmp_path / "brief.docx"))
    to(page, "form[action='/word/in'] select")
    page.keyboard.type("Eerste herinnering, brief")
    to(page, "input[name=onderwerp]")
    page.keyboard.type("Uw betaling")
    page.keyboard.press("Enter")
    page.wait_for_selector("textarea[name=inhoud]")
    assert page.input_value("select[name=veld0]") == "{{ klant.aanhef }}"
    shot(page, "word-fields")
    to(page, "form[action='/word/maak'] button")
    page.keyboard.press("Enter")
    page.wait_for_selector(".cm-content")
    settled(page)
    assert "concept" in page.text_content("#melding").lower()
    page.wait_for_selector(".card")
    assert "Middels" in page.text_content("#bevindingen")
    shot(page, "word-draft")
