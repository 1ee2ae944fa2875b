"""What a team does in a day, by keyboard: an own field, a new stage, an old letter from Word."""

from pathlib import Path
from typing import Any

import docx
import pytest

from tests import browser
from tests.werkbank.browsing import settled, shot
from tests.werkbank.conftest import Served

pytestmark = [pytest.mark.browser, browser.needs_browser, pytest.mark.enable_socket]
LETTER = "herinnering/letter.md.j2"


def to(page: Any, selector: str) -> None:
    """Go to an element with the Tab key alone."""
    for _ in range(90):
        if page.evaluate(f"document.activeElement.matches({selector!r})"):
            return
        page.keyboard.press("Tab")
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
