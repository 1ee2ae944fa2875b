"""The screens as they are in use, not as they are when empty: with comments, a Word letter, a log, fields, a pack, errors.

Each for axe, in the light and in the dark, at 320 pixels and at 200 %.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

import docx
import pytest

from tests import browser
from tests.werkbank.browsing import axe, both_lights, settled, shot
from tests.werkbank.conftest import Served, asker

pytestmark = [pytest.mark.browser, browser.needs_browser, pytest.mark.enable_socket, pytest.mark.slow]
LETTER = "herinnering/letter.md.j2"
LONG = "EenHeelLangWoordDatNergensAfgebrokenMagWordenMaarWelMoetPassen" * 2


def _word(*paragraphs: str) -> dict[str, Any]:
    word = docx.Document()
    for text in paragraphs:
        word.add_paragraph(text)
    stream = BytesIO()
    word.save(stream)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return {"name": "brief.docx", "mimeType": kind, "buffer": stream.getvalue()}


def _comments(page: Any, served: Served) -> None:
    ask = asker(served)
    text = served.template(LETTER).read_text(encoding="utf-8")
    asked = {"naam": LETTER, "bij": "", "tekst": text, "klant": "Gewoon", "door": "Wim Bos"}
    at = text.index("Dat kan iedereen")
    assert ask("/opmerkingen", {**asked, "doe": "zeg", "plaats": at, "woorden": f"Snapt dit wie? {LONG}"}).status == 200
    assert ask("/opmerkingen", {**asked, "doe": "antwoord", "nummer": 1, "woorden": "Ik pas het aan."}).status == 200
    page.goto(f"{served.address}/schrijven/{LETTER}")
    settled(page)
    page.wait_for_selector("#opmerkingen article, #opmerkingen .card")


def _tour(page: Any, served: Served) -> None:
    page.goto(f"{served.address}/schrijven/{LETTER}?stap=1")
    settled(page)
    page.click("#stap-verder")


def _own(page: Any, served: Served) -> None:
    asker(served)(
        "/eigen/veld", urlencode({"csrf": served.keys.csrf, "veld": "huurtoeslag", "soort": "ja/nee"}).encode()
    )
    page.goto(f"{served.address}/eigen")
    page.fill("input[name=naam]", LONG[:60])
    page.fill("input[name=fase]", "herinnering")
    page.click("form[action='/eigen/fase'] button")
    page.wait_for_selector("[role=alert]")


def _style(page: Any, served: Served) -> None:
    page.goto(f"{served.address}/huisstijl")
    logo = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text y="9">A</text></svg>'
    page.set_input_files("input[name=logo]", {"name": "logo.svg", "mimeType": "image/svg+xml", "buffer": logo})
    page.click("form[action='/huisstijl/bestanden'] button")
    page.wait_for_selector("[role=alert]")


def _word_fields(page: Any, served: Served) -> None:
    page.goto(f"{served.address}/word")
    page.set_input_files(
        "form[action='/word/in'] input[type=file]", _word("Beste «Aanhef»,", f"Betaal «Bedrag». {LONG}")
    )
    page.fill("input[name=onderwerp]", "Betaling")
    page.click("form[action='/word/in'] button")
    page.wait_for_selector("select[name=veld0]")


def _word_back(page: Any, served: Served) -> None:
    page.goto(f"{served.address}/word")
    page.set_input_files(
        "form[action='/word/terug'] input[type=file]", _word("Beste klant,", f"Iets heel anders. {LONG}")
    )
    page.click("form[action='/word/terug'] button")
    page.wait_for_selector("ins")


def _log(page: Any, served: Served) -> None:
    served.desk.log.add("noor@woonlinde.example", "bewaard", LETTER, notitie=LONG, inhoud="a" * 64)
    served.desk.log.add("wim@woonlinde.example", "belofte", "", naam="herinnering_kosteloos")
    page.goto(f"{served.address}/logboek")
    page.wait_for_selector("tbody tr")


def _pack(page: Any, served: Served) -> None:
    page.goto(f"{served.address}/leespakket/herinnering/email?klant=Geldzorgen")
    page.wait_for_selector(".files a")


def _condition(page: Any, served: Served) -> None:
    page.goto(f"{served.address}/schrijven/{LETTER}")
    settled(page)
    page.click("#voorwaarde")
    page.wait_for_selector("#voorwaarden[open]")
    page.click("#rij-erbij")


_CUT = """() => [...document.querySelectorAll('.cm-scroller')]
  .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent.slice(0, 40))"""
"""The text one writes in, when it is wider than its pane."""

STATES: dict[str, Callable[[Any, Served], None]] = {
    "comments": _comments,
    "tour": _tour,
    "own": _own,
    "style": _style,
    "word-fields": _word_fields,
    "word-back": _word_back,
    "log": _log,
    "pack": _pack,
    "condition": _condition,
}


@pytest.mark.parametrize("name", STATES)
def test_a_screen_in_use_is_accessible(chromium: Any, shared: Served, name: str) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{shared.address}/?sleutel={shared.keys.token}")
    STATES[name](page, shared)
    for scheme in both_lights(page):
        page.set_viewport_size({"width": 1280, "height": 800})
        assert axe(page) == []
        shot(page, f"state-{name}-{scheme}")
        for width, height in ((640, 400), (320, 640)):
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert page.evaluate(_CUT) == []
        if scheme == "dark":
            shot(page, f"state-{name}-320")
            assert axe(page) == []
    context.close()
