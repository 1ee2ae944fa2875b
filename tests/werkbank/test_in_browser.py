"""The werkbank as writers use it: a real browser, by keyboard alone."""

import re
from typing import Any

import pytest

from tests import browser
from tests.werkbank.browsing import LETTER, axe, both_lights, settled, shot, until, written
from tests.werkbank.conftest import Served

pytestmark = [pytest.mark.browser, browser.needs_browser, pytest.mark.enable_socket]


def test_from_the_overview_to_a_changed_sentence_on_paper(page: Any, served: Served) -> None:
    """F1: change a sentence in the second reminder, by keyboard, and see it in the letter."""
    page.wait_for_selector("table.matrix")
    link = page.locator(f"a[href='/schrijven/{LETTER}']")
    for _ in range(60):
        page.keyboard.press("Tab")
        if link.evaluate("one => one === document.activeElement"):
            break
    shot(page, "overview")
    page.keyboard.press("Enter")
    page.wait_for_selector(".blad img")
    first = page.get_attribute(".blad img", "src")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('cm-content')"):
            break
    page.keyboard.press("Control+End")
    page.keyboard.type("\nDeze zin is nieuw.")
    until(page, f"document.querySelector('.blad img').getAttribute('src') !== '{first}'")
    settled(page)
    assert "Deze zin is nieuw." in page.text_content("#voorlezen")
    page.keyboard.press("Control+s")
    until(page, "document.querySelector('#melding').textContent === 'Bewaard.'")
    assert "Deze zin is nieuw." in served.template(LETTER).read_text(encoding="utf-8")
    shot(page, "saved")


def test_a_finding_is_walked_to_and_replaced_by_keyboard_and_undone(page: Any, served: Served) -> None:
    written(page, served)
    page.keyboard.press("Control+End")
    page.keyboard.type("\nIndien u wilt, belt u ons.")
    page.wait_for_selector(".card.warning")
    settled(page)
    page.keyboard.press("Control+Home")
    page.keyboard.press("F8")
    assert "Indien" in page.text_content("#melding")
    assert page.locator(".card.nu").count() == 1
    shot(page, "finding")
    page.keyboard.press("Control+.")
    until(page, "document.querySelector('.cm-content').textContent.includes('Als u wilt, belt u ons.')")
    until(page, "!document.querySelector('.card.warning')")
    page.keyboard.press("Control+z")
    page.wait_for_selector(".card.warning")
    assert "Indien u wilt" in page.text_content(".cm-content")


def test_a_button_on_a_card_replaces_too(page: Any, served: Served) -> None:
    written(page, served)
    page.keyboard.press("Control+End")
    page.keyboard.type("\nIndien u wilt, belt u ons.")
    page.wait_for_selector(".card.warning button[data-vervang]")
    page.focus(".card.warning button[data-vervang]")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('.cm-content').textContent.includes('Als u wilt, belt u ons.')")


def test_another_customer_and_another_channel_by_keyboard(page: Any, served: Served) -> None:
    written(page, served)
    page.keyboard.press("Alt+ArrowRight")
    until(page, "document.querySelector('#voorlezen')?.textContent.includes('Wij weten dat u geldzorgen heeft')")
    assert page.input_value("#klant") == "Geldzorgen"
    assert "klant=Geldzorgen" in page.url
    page.keyboard.press("Alt+2")
    page.wait_for_selector("iframe.mail")
    assert page.url.endswith("/email.md.j2")
    shot(page, "mail")


def test_plain_view_has_no_code_and_source_view_has_the_file(page: Any, served: Served) -> None:
    written(page, served)
    _settled_labels(page)
    page.keyboard.press("Control+End")
    shown = page.text_content(".cm-content")
    assert "Alleen als: geldzorgen" in shown
    assert not re.search(r"\{[{%]|[%}]\}|\*\*", shown)
    shot(page, "plain")
    page.keyboard.press("Alt+e")
    until(page, "document.querySelector('.cm-content').textContent.includes('{% if zaak.geldzorgen %}')")
    shot(page, "source")
    page.keyboard.press("Control+s")
    until(page, "document.querySelector('#melding').textContent === 'Bewaard.'")
    from letterkit.resources import templates_dir  # noqa: PLC0415

    assert served.template(LETTER).read_bytes() == (templates_dir() / LETTER).read_bytes()


def _settled_labels(page: Any) -> None:
    until(page, "document.querySelector('.lk-chip.lk-if')")


def test_a_field_is_chosen_from_a_list(page: Any, served: Served) -> None:
    written(page, served)
    page.keyboard.press("Control+End")
    page.keyboard.type("\n/rekeningnum")
    page.wait_for_selector(".cm-tooltip-autocomplete li[aria-selected]")
    page.wait_for_timeout(150)  # the list does not take a key at once, so that nobody chooses by accident
    page.keyboard.press("Enter")
    settled(page)
    assert "\nNL91 ABNA 0417 1643 00" in page.text_content("#voorlezen").replace("\u00a0", " ")


def test_what_was_typed_survives_a_window_that_is_gone(page: Any, served: Served) -> None:
    written(page, served)
    page.keyboard.press("Control+End")
    page.keyboard.type("\nDit staat er nog.")
    settled(page)
    page.goto("about:blank")
    written(page, served)
    page.keyboard.press("Control+End")
    until(page, "document.querySelector('.cm-content').textContent.includes('Dit staat er nog.')")
    assert "concept" in page.text_content("#melding").lower()


def test_a_second_window_may_look_and_not_type(page: Any, served: Served) -> None:
    written(page, served)
    page.keyboard.type("Ik schrijf hier. ")
    settled(page)
    other = page.context.new_page()
    written(other, served)
    other.wait_for_selector("#bezet:not([hidden])")
    other.keyboard.type("mag niet")
    assert "mag niet" not in other.text_content(".cm-content")
    assert other.is_disabled("#bewaar")
    other.focus("#overnemen")
    other.keyboard.press("Enter")
    other.wait_for_selector("#bezet", state="hidden")
    other.close()


def test_a_file_that_changes_outside_is_shown(page: Any, served: Served) -> None:
    written(page, served)
    page.wait_for_timeout(800)
    text = served.template(LETTER).read_text(encoding="utf-8")
    served.template(LETTER).write_text(text.replace("Kunt u wel betalen?", "Lukt het wel?"), encoding="utf-8")
    until(page, "document.querySelector('#voorlezen')?.textContent.includes('Lukt het wel?')")
    assert "Lukt het wel?" in page.text_content(".cm-content")


def test_a_part_that_changes_while_an_answer_is_on_its_way_is_shown(page: Any, served: Served) -> None:
    written(page, served)
    page.evaluate(
        "import('/static/live.js').then(live => live.heard.addEventListener('veranderd', () => { window.heardOf = true }))"
    )
    on_its_way: list[Any] = []
    page.route("**/kijk", lambda route: route.continue_() if on_its_way else on_its_way.append((route, route.fetch())))
    page.keyboard.type(" ")
    page.wait_for_timeout(1_000)
    part = served.template("_parts/slot.md.j2")
    part.write_text(part.read_text(encoding="utf-8") + "\nTot gauw.\n", encoding="utf-8")
    until(page, "window.heardOf")
    page.wait_for_timeout(500)
    route, answer = on_its_way[0]
    route.fulfill(response=answer)
    until(page, "document.querySelector('#voorlezen').textContent.includes('Tot gauw.')")


def test_the_tour_goes_in_five_steps_over_the_second_reminder(page: Any, served: Served) -> None:
    link = page.locator("main a[href*='stap=1']").first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#rondleiding")
    shown = []
    for number in range(1, 6):
        until(
            page,
            f"document.querySelector('#rondleiding li:not([hidden])').textContent.startsWith('Stap {number} van 5')",
        )
        until(page, "document.querySelectorAll('.doel').length === 1")
        shown.append(page.evaluate("document.querySelector('.doel').id"))
        if number == 3:
            shot(page, "tour")
        if number < 5:
            page.focus("#stap-verder")
            page.keyboard.press("Enter")
    assert shown == ["schrijfvak", "schrijfvak", "klant", "bevindingen", "bewaar"]
    page.focus("#stap-klaar")
    page.keyboard.press("Enter")
    until(page, "!document.querySelector('#rondleiding')")


SCREENS = {
    "overview": "/",
    "writing": f"/schrijven/{LETTER}",
    "mail": "/schrijven/tweede_herinnering/email.md.j2",
    "sms": "/schrijven/herinnering/sms.md.j2",
    "whatsapp": "/schrijven/herinnering/whatsapp.md.j2",
    "branches": "/vormen/herinnering/sms",
    "search": "/zoeken?q=bellen",
    "compare": "/vergelijken?tekst=herinnering/letter&oud=bewaard&nieuw=van-letterkit",
    "promises": "/beloften",
    "customers": "/proefklanten",
    "style": "/huisstijl",
    "track": "/traject?klant=Gewoon",
    "versions": f"/versies/{LETTER}",
    "exception": "/uitzondering/herinnering/letter?regel=archaisch&bij=indien",
    "help": "/hulp",
    "tour": f"/schrijven/{LETTER}?stap=1",
    "own": "/eigen",
    "word": "/word",
    "log": "/logboek",
    "missing": "/bestaatniet",
}


@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_is_accessible(chromium: Any, shared: Served, name: str) -> None:
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{shared.address}/?sleutel={shared.keys.token}")
    page.goto(shared.address + SCREENS[name])
    if page.locator(".view").count():
        settled(page)
    if name == "branches":
        page.wait_for_selector(".thumbs", timeout=60_000)
    assert page.locator("h1").count() == 1
    for scheme in both_lights(page):
        page.set_viewport_size({"width": 1280, "height": 800})
        shot(page, f"{name}-{scheme}")
        assert axe(page) == []
        for width, height in ((640, 400), (320, 640)):  # as 1280 pixels at 200 %, and a telephone
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        shot(page, f"{name}-{scheme}-320")
    context.close()
