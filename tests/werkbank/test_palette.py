"""The list of commands: every screen, text and action by typing its Dutch name, by keyboard and for screen readers."""

from typing import Any

import pytest

from letterkit.texts import say
from letterkit.werkbank.rendering import SCREENS
from tests import browser
from tests.werkbank.browsing import axe, both_lights, settled, shot, until
from tests.werkbank.conftest import Served, asker

pytestmark = [pytest.mark.browser, browser.needs_browser, pytest.mark.enable_socket, pytest.mark.slow]
LETTER = "herinnering/letter.md.j2"


def _opened(page: Any) -> None:
    page.keyboard.press("Control+Shift+p")
    _filled(page)


def _filled(page: Any) -> None:
    """The list is there, also what the server adds to it."""
    page.wait_for_selector("#palet[open] li")
    until(page, "[...document.querySelectorAll('#palet li')].some((one) => one.textContent.includes('Overzicht'))")


def _typed(page: Any, words: str) -> str:
    """Type, and what is chosen then: as a screen reader hears it."""
    page.keyboard.type(words)
    until(page, "document.querySelector('#palet-vak').getAttribute('aria-activedescendant')")
    return _chosen(page)


def _chosen(page: Any) -> str:
    active = "document.querySelector('#palet-vak').getAttribute('aria-activedescendant')"
    return str(page.evaluate(f"document.getElementById({active}).textContent"))


def test_every_screen_is_reached_by_its_name(page: Any, served: Served) -> None:
    page.goto(f"{served.address}/hulp")
    listed = {one["naam"]: one["adres"] for one in asker(served)("/opdrachten").json() if one["soort"] == "scherm"}
    for name in SCREENS:
        _opened(page)
        title = say(f"werkbank.screen.{name}")
        assert title in _typed(page, title + " scherm")
        assert listed[title] == say(f"werkbank.address.{name}")
        page.keyboard.press("Escape")
        until(page, "!document.querySelector('#palet').open")
    _opened(page)
    _typed(page, say("werkbank.screen.overview") + " scherm")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{served.address}{say('werkbank.address.overview')}")


def test_an_action_of_the_page_is_done_and_a_text_is_opened(page: Any, served: Served) -> None:
    page.goto(f"{served.address}/schrijven/{LETTER}")
    settled(page)
    page.focus(".cm-content")
    page.keyboard.press("Control+End")
    page.keyboard.type("\nUit de lijst bewaard.")
    _opened(page)
    assert _typed(page, "bewar").startswith("Bewaren")
    shot(page, "palette")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('#melding').textContent === 'Bewaard.'")
    assert "Uit de lijst bewaard." in served.template(LETTER).read_text(encoding="utf-8")
    _opened(page)
    page.keyboard.type("aanmaning sms schrijven")
    page.keyboard.press("Enter")
    page.wait_for_url("**/schrijven/aanmaning/sms.md.j2")


def test_arrows_choose_escape_leaves_and_the_focus_comes_back(page: Any, served: Served) -> None:
    page.goto(f"{served.address}/hulp")
    page.focus("#opdrachten")
    page.keyboard.press("Enter")
    _filled(page)
    first = page.get_attribute("#palet-vak", "aria-activedescendant")
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#palet-vak", "aria-activedescendant") != first
    assert page.locator("#palet li[aria-selected=true]").count() == 1
    assert page.evaluate("document.activeElement.id") == "palet-vak", "the focus stays in the box"
    page.keyboard.type("xqzw")
    until(page, "document.querySelector('#palet [role=status]').textContent.startsWith('Niets gevonden')")
    assert page.get_attribute("#palet-vak", "aria-expanded") == "false"
    page.keyboard.press("Escape")
    until(page, "!document.querySelector('#palet').open")
    assert page.evaluate("document.activeElement.id") == "opdrachten"


def test_what_is_chosen_stays_chosen_when_the_list_grows(page: Any, served: Served) -> None:
    page.goto(f"{served.address}{say('werkbank.address.style')}")
    late: list[Any] = []

    def kept(route: Any) -> None:
        late.append(route)

    page.route("**/opdrachten", kept)
    page.keyboard.press("Control+Shift+p")
    page.wait_for_selector("#palet[open] li:nth-child(2)")
    page.keyboard.press("ArrowDown")
    chosen = _chosen(page)
    late[0].continue_()
    _filled(page)
    assert _chosen(page) == chosen
    assert page.locator("#palet li[aria-selected=true]").text_content() == chosen


def test_the_list_is_accessible(chromium: Any, shared: Served) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 640}, bypass_csp=True)
    window = context.new_page()
    window.goto(f"{shared.address}/?sleutel={shared.keys.token}")
    window.goto(f"{shared.address}/hulp")
    _opened(window)
    assert window.evaluate("document.documentElement.scrollWidth") <= 320
    for scheme in both_lights(window):
        assert axe(window) == []
        shot(window, f"palette-{scheme}-320")
    context.close()


def test_who_may_not_read_the_log_is_not_led_to_it(shared: Served) -> None:
    listed = asker(shared)("/opdrachten").json()
    assert {"naam": "Logboek", "soort": "scherm", "adres": "/logboek"} in listed
    assert all(asker(shared)(one["adres"]).status == 200 for one in listed if one["soort"] == "scherm")
