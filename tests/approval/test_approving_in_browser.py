"""A reviewer reads and signs in a real browser: old and new as customers get them, the change marked, and a signature."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import browser
from tests.approval.house import House
from tests.werkbank.browsing import axe, both_lights, shot, until
from tests.werkbank.conftest import Served, _running, listening

pytestmark = [pytest.mark.slow, pytest.mark.browser, browser.needs_browser, pytest.mark.enable_socket]
CHANGES = {
    "letter": ("Dan is alles weer in orde.", "Dan is alles weer helemaal in orde."),
    "email": ("Dan is alles weer in orde.", "Dan is alles weer helemaal in orde."),
    "sms": ("", " Alvast bedankt."),
}


@pytest.fixture
def werkbank(released: House) -> Iterator[Served]:
    with listening(0) as own:
        yield from _running(released.base, own)


def changed(house: House) -> None:
    """One sentence in the letter, the e-mail and the text message of one stage."""
    for channel, (old, new) in CHANGES.items():
        path = house.base / f"templates/nl/herinnering/{channel}.md.j2"
        text = path.read_text(encoding="utf-8")
        assert old in text, path
        text = text.replace(old, new, 1) if old else f"{text.rstrip()}{new}\n"
        path.write_text(text, encoding="utf-8")
    days = ("--from", "2026-11-01", "--to", "2099-12-31")
    result = house.do("propose", "--reason", "Vriendelijker", *days, key="sanne")
    assert result.code in (0, 1), result.err


def opened(chromium: Any, served: Served, *, dark: bool = False) -> Any:
    """A window on the proposal, in which nothing may go wrong unseen."""
    context = chromium.new_context(
        viewport={"width": 1400, "height": 900}, locale="nl-NL", color_scheme="dark" if dark else "light"
    )
    window = context.new_page()
    window.wrong = []
    window.on("pageerror", lambda error: window.wrong.append(str(error)))
    window.on("console", lambda line: window.wrong.append(line.text) if line.type == "error" else None)
    window.goto(f"{served.address}/?sleutel={served.keys.token}")
    window.goto(f"{served.address}/akkoord")
    window.get_by_role("link", name="Voorstel 2").press("Enter")
    window.wait_for_selector("h1")
    return window


def sign(window: Any, key: Path, role: str, button: str = "Akkoord") -> None:
    window.get_by_label("In welke rol").select_option(role)
    window.get_by_label("Uw sleutelbestand").fill(str(key))
    window.get_by_role("button", name=button).press("Enter")
    window.wait_for_load_state()


def test_a_reviewer_sees_what_changes_and_signs(released: House, werkbank: Served, chromium: Any) -> None:
    """F6, by keyboard."""
    changed(released)
    window = opened(chromium, werkbank)
    shot(window, "akkoord")
    comparison = window.frame_locator("iframe.proposal")
    comparison.locator("h1").wait_for()
    for title in ("herinnering, brief", "herinnering, e-mail", "herinnering, sms"):
        assert comparison.get_by_role("heading", name=title, exact=True).count() == 1
    assert comparison.locator("ins", has_text="helemaal").count() >= 2
    assert comparison.locator("ins", has_text="bedankt").count() >= 1
    for pair in comparison.locator(".pair").all():
        assert [kind for kind in ("img", "iframe.mail", ".piece") if pair.locator(kind).count() >= 2], pair.inner_html()
    for picture in comparison.locator(".pair img").all():
        assert picture.evaluate("one => one.complete && one.naturalWidth > 300")
    mails = comparison.locator("iframe.mail")
    words = [mails.nth(at).content_frame.locator("body").inner_text() for at in range(mails.count())]
    assert [("helemaal in orde" in one, "weer in orde" in one) for one in words[:2]] == [(False, True), (True, False)]
    box = mails.first.content_frame.locator("body").bounding_box()
    assert box["height"] > 400
    window.goto(f"{werkbank.address}/akkoord/2/vergelijking")
    if _folder := window.locator("iframe.mail").first:
        _folder.scroll_into_view_if_needed()
    shot(window, "akkoord-vergelijking")
    window.go_back()
    sign(window, released.key("joris"), "jurist")
    said = window.locator("main").inner_text()
    assert "Joris Hof (jurist) gaf vrij" in said
    assert "Daarvan gelden er" in said
    sign(window, released.key("carla"), "compliance")
    assert "Vrijgegeven: alle teksten zijn getekend." in window.locator("main").inner_text()
    shot(window, "akkoord-getekend")
    assert window.wrong == []
    window.context.close()
    assert "herinnering/letter: vrijgegeven" in released.do("releases").out


def test_the_writer_is_refused_with_one_sentence(released: House, werkbank: Served, chromium: Any) -> None:
    changed(released)
    window = opened(chromium, werkbank)
    sign(window, released.key("sanne"), "jurist")
    said = window.get_by_role("alert").inner_text()
    assert said.startswith("Sanne de Wit schreef dit voorstel en kan het niet zelf vrijgeven.")
    assert window.get_by_label("Uw sleutelbestand").input_value() == str(released.key("sanne"))
    assert "Nog niet vrijgegeven" in window.locator("main").inner_text()
    shot(window, "akkoord-schrijver")
    sign(window, released.key("joris"), "jurist", "Weigeren")
    assert window.get_by_role("alert").inner_text() == "Schrijf bij weigeren wat er anders moet."
    window.get_by_label("Opmerking").fill("Te vrolijk voor een herinnering")
    window.get_by_role("button", name="Weigeren").click()
    until(window, "document.querySelector('main').innerText.includes('Geweigerd.')")
    assert "Te vrolijk voor een herinnering" in window.locator("main").inner_text()
    window.context.close()


def test_the_screen_is_for_everybody(released: House, werkbank: Served, chromium: Any) -> None:
    changed(released)
    context = chromium.new_context(bypass_csp=True)
    window = context.new_page()
    window.goto(f"{werkbank.address}/?sleutel={werkbank.keys.token}")
    for place in ("/akkoord", "/akkoord/2", "/akkoord/2/vergelijking"):
        window.goto(werkbank.address + place)
        assert window.locator("h1").count() == 1
        for scheme in both_lights(window):
            window.set_viewport_size({"width": 1280, "height": 800})
            name = f"akkoord{place.replace('/', '-')}-{scheme}"
            shot(window, name)
            assert axe(window) == [], place
            window.set_viewport_size({"width": 320, "height": 640})
            assert window.evaluate("document.documentElement.scrollWidth") <= 320, place
            shot(window, f"{name}-320")
    context.close()
