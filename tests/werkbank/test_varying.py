"""Texts in another form or language: begun, written beside the Dutch, and behind as soon as a Dutch sentence changes."""

from typing import Any
from urllib.parse import urlencode

import pytest

from letterkit.drafts.concepts import digest
from tests import browser
from tests.werkbank.browsing import axe, both_lights, settled, shot, until
from tests.werkbank.conftest import Answer, Served, asker
from tests.werkbank.test_flows import to

pytestmark = [pytest.mark.enable_socket, pytest.mark.slow]
TEXT = "herinnering/sms"
NAME = f"en/{TEXT}.md.j2"


def _sent(served: Served, path: str, **fields: str) -> Answer:
    return asker(served)(path, urlencode({"csrf": served.keys.csrf, **fields}).encode())


def _looked(served: Served, text: str, name: str = NAME) -> Any:
    return asker(served)(
        "/kijk", {"naam": name, "bij": TEXT, "tekst": text, "venster": "een", "klant": "Gewoon"}
    ).json()


def test_a_language_that_is_not_read_is_never_green(served: Served) -> None:
    begun = _sent(served, "/varianten/begin", variant="en", tekst=TEXT)
    assert (begun.status, begun.headers["location"]) == (303, f"/schrijven/{NAME}")
    dutch = served.template(f"{TEXT}.md.j2").read_text(encoding="utf-8")
    assert "nog in het Nederlands" in _looked(served, dutch)["bevindingen"]
    head = dutch[: dutch.index("---\n", 4) + 4]
    english = (
        head + "Dear {{ klant.naam }}, {% if zaak.ook_email %}please read our e-mail. {{ schuldeiser.telefoon }}"
        "{% elif betaling.link %}we wrote to you: {{ betaling.link }}{% endif %} {{ schuldeiser.naam }}\n"
    )
    seen = _looked(served, english)
    assert "Niet beoordeeld: letterkit leest geen Engels." in seen["bevindingen"]
    assert "Niets gevonden" not in seen["bevindingen"]
    assert seen["aantal"] == 0
    assert "Dear " in seen["weergave"]
    assert "Niet beoordeeld" in asker(served)("/varianten").text


def test_a_variant_is_stored_in_its_own_folder_and_versions(served: Served) -> None:
    _sent(served, "/varianten/begin", variant="nl-je", tekst=TEXT)
    own = served.folder / "templates/nl-je/herinnering/sms.md.j2"
    dutch, text = served.template(f"{TEXT}.md.j2").read_bytes(), own.read_text(encoding="utf-8")
    asked = {
        "naam": f"nl-je/{TEXT}.md.j2",
        "tekst": text.replace("Wilt u", "Wil je"),
        "venster": "een",
        "basis": digest(text.encode()),
    }
    assert asker(served)("/concept", asked).status == 200
    refused = _sent(served, "/varianten/gelijk", naam=f"nl-je/{TEXT}.md.j2")
    assert (refused.status, "Bewaar eerst" in refused.text) == (422, True)
    assert asker(served)("/bewaar", asked).status == 200
    assert "Wil je" in own.read_text(encoding="utf-8")
    assert served.template(f"{TEXT}.md.j2").read_bytes() == dutch
    assert "Wil je" in asker(served)(f"/schrijven/nl-je/{TEXT}.md.j2").text
    assert len(served.desk.history.versions(f"nl-je/{TEXT}.md.j2")) == 2
    assert asker(served)(f"/versies/nl-je/{TEXT}.md.j2").text.count("<tr>") == 3


def test_the_lines_above_a_letter_get_other_words(served: Served) -> None:
    _sent(served, "/varianten/begin", variant="en", tekst="herinnering/letter")
    page = asker(served)("/varianten/en/regels").text
    assert 'value="Datum"' in page
    refused = _sent(served, "/varianten/en/regels", regel0="Date", regel1="{{ klant.naam }}", regel2="Our number")
    assert (refused.status, "zonder accolades" in refused.text) == (422, True)
    assert _sent(served, "/varianten/en/regels", regel0="Date", regel1="Contract", regel2="Our number").status == 303
    seen = _looked(
        served, served.template("herinnering/letter.md.j2").read_text(encoding="utf-8"), "en/herinnering/letter.md.j2"
    )
    assert "Date: 30\u00a0November 2026" in seen["voorlezen"]
    assert "Our number: " in seen["voorlezen"]
    assert asker(served)("/varianten/xx/regels").status == 404


@pytest.mark.parametrize(
    ("variant", "told"), [("ar", "van rechts naar links"), ("../x", "kan niet"), ("ja", "vaste woorden")]
)
def test_a_language_that_cannot_be_is_refused(served: Served, variant: str, told: str) -> None:
    refused = _sent(served, "/varianten/begin", variant=variant, tekst=TEXT)
    assert (refused.status, told in refused.text) == (422, True)


def test_a_strange_file_in_a_variant_is_told_and_the_dutch_texts_stay(served: Served) -> None:
    _sent(served, "/varianten/begin", variant="en", tekst=TEXT)
    (served.folder / "templates/en/herinnering/los.md.j2").write_text("x", encoding="utf-8")
    served.desk.reload()
    assert "los.md.j2" in asker(served)("/varianten").text
    assert asker(served)(f"/schrijven/{TEXT}.md.j2").status == 200


@pytest.mark.browser
@browser.needs_browser
def test_a_variant_is_written_beside_the_dutch_by_keyboard(page: Any, served: Served) -> None:
    page.goto(f"{served.address}/varianten")
    to(page, "input[name=variant]")
    page.keyboard.type("nl-je")
    to(page, "form[action='/varianten/begin'] select")
    page.keyboard.type("Eerste herinnering, brief")
    page.keyboard.press("Enter")
    to(page, "form[action='/varianten/begin'] button")
    page.keyboard.press("Enter")
    page.wait_for_selector(".cm-content")
    settled(page)
    assert page.text_content("h1").startswith("Eerste herinnering, brief: Nederlands, je-vorm")
    assert page.locator(".card.error").count() > 5, "every sentence with u"
    shot(page, "variant-begun")
    page.focus(".cm-content")
    page.keyboard.press("Control+End")
    page.keyboard.type("\nDit is van jou.")
    settled(page)
    assert "Dit is van jou." in page.text_content("#voorlezen")
    page.keyboard.press("Control+s")
    until(page, "document.querySelector('#melding').textContent === 'Bewaard.'")
    served.template("herinnering/letter.md.j2").write_text(
        served.template("herinnering/letter.md.j2")
        .read_text(encoding="utf-8")
        .replace("Dat kan iedereen gebeuren.", "Dat mag."),
        encoding="utf-8",
    )
    until(page, "document.querySelector('#bevindingen').textContent.includes('Het Nederlands is veranderd')")
    page.reload()
    settled(page)
    assert "Dat mag." in page.text_content(".source .veranderd")
    shot(page, "variant-behind")
    to(page, "form[action='/varianten/gelijk'] button")
    page.keyboard.press("Enter")
    page.wait_for_selector(".cm-content")
    settled(page)
    assert page.locator(".source .veranderd").count() == 0
    page.goto(f"{served.address}/varianten")
    shot(page, "variants")
    page.set_viewport_size({"width": 320, "height": 640})
    shot(page, "variants-320")


@pytest.mark.browser
@browser.needs_browser
def test_the_screens_of_variants_are_accessible(chromium: Any, served: Served) -> None:
    _sent(served, "/varianten/begin", variant="en", tekst="herinnering/letter")
    context = chromium.new_context(bypass_csp=True)
    window = context.new_page()
    window.goto(f"{served.address}/?sleutel={served.keys.token}")
    for name, path in (("list", "/varianten"), ("text", "/schrijven/en/herinnering/letter.md.j2")):
        window.goto(served.address + path)
        if name == "text":
            settled(window)
        for scheme in both_lights(window):
            window.set_viewport_size({"width": 1280, "height": 800})
            shot(window, f"variant-{name}-{scheme}")
            assert axe(window) == []
            for width in (320, 640):
                window.set_viewport_size({"width": width, "height": 640})
                assert window.evaluate("document.documentElement.scrollWidth") <= width
            shot(window, f"variant-{name}-{scheme}-640")
    context.close()
