"""Nothing that somebody typed is lost: not when the server is killed, not when two people write in one text."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from letterkit.werkbank.team.accounts import put
from tests import browser
from tests.werkbank.browsing import LETTER, axe, settled, shot, until, written
from tests.werkbank.house import Team, team

pytestmark = [pytest.mark.browser, browser.needs_browser, pytest.mark.enable_socket]
PASSWORD = "vier woorden achter elkaar"  # noqa: S105 - invented


@contextmanager
def _process(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [sys.executable, "-m", "letterkit", "werkbank", str(folder), "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as started:
        assert started.stdout
        yield started, started.stdout.readline().strip()
        if started.poll() is None:
            started.send_signal(signal.SIGINT)
        started.wait(60)


def _typed(page: Any, address: str) -> str:
    page.goto(address)
    page.wait_for_selector("table.matrix")
    page.goto(f"{address.partition('/?')[0]}/schrijven/{LETTER}")
    page.wait_for_selector(".cm-content")
    page.focus(".cm-content")
    page.keyboard.press("Alt+e")
    page.keyboard.press("Control+End")
    return str(page.text_content(".cm-content"))


def test_a_killed_server_lost_nothing_typed_more_than_a_second_before(
    chromium: Any, fresh: Path, tmp_path: Path
) -> None:
    """Killed without a warning, while somebody types and the first look, which reads the models, is still at work."""
    subprocess.run(["cp", "-r", str(fresh), str(tmp_path / "werkmap")], check=True)
    context = chromium.new_context(locale="nl-NL")
    page = context.new_page()
    with _process(tmp_path / "werkmap") as (started, address):
        _typed(page, address)
        page.keyboard.type("\nEerst deze zin, die er moet zijn.")
        page.wait_for_timeout(1000)
        page.keyboard.type(" En dan nog iets.")
        os.kill(started.pid, signal.SIGKILL)
        started.wait(60)
    context.close()
    context = chromium.new_context(locale="nl-NL")
    page = context.new_page()
    with _process(tmp_path / "werkmap") as (_, address):
        text = _typed(page, address)
        assert "Eerst deze zin, die er moet zijn." in text
        assert "concept" in page.text_content("#melding").lower()
    context.close()


@pytest.fixture
def house(fresh: Path, tmp_path: Path) -> Iterator[Team]:
    people = (
        ("noor", "Noor de Wit", "schrijver"),
        ("bea", "Bea Smit", "beheerder"),
        ("lot", "Lot Vos", "lezer"),
        ("wim", "Wim Bos", "beoordelaar"),
    )
    for who, called, role in people:
        put(tmp_path / "accounts.yaml", who, called, role, PASSWORD)
    with team(fresh, tmp_path, "aanmelden: {soort: accounts, bestand: accounts.yaml}") as own:
        yield own


@contextmanager
def _window(chromium: Any, house: Team, who: str) -> Iterator[Any]:
    """Somebody's own browser, logged in by keyboard."""
    context = chromium.new_context(viewport={"width": 1400, "height": 900}, locale="nl-NL", bypass_csp=True)
    page = context.new_page()
    page.goto(house.address)
    page.wait_for_selector("input[name=wachtwoord]")
    if who == "noor":
        shot(page, "login")
        assert axe(page) == []
    page.keyboard.type(who)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("table.matrix")
    yield page
    context.close()


def _type_first(page: Any, words: str) -> None:
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def test_two_people_in_one_text_write_nothing_over(chromium: Any, house: Team) -> None:
    with _window(chromium, house, "noor") as noor, _window(chromium, house, "bea") as bea:
        written(noor, house)
        written(bea, house)
        _type_first(noor, "\nDit schrijft Noor.")
        settled(noor)
        _type_first(bea, "\nDit schrijft Bea.")
        bea.wait_for_selector("#bezet:not([hidden])")
        assert "Noor de Wit schrijft nu in deze tekst" in bea.text_content("#bezet")
        shot(bea, "busy")
        noor.keyboard.press("Control+s")
        until(noor, "document.querySelector('#melding').textContent === 'Bewaard.'")
        noor.goto("about:blank")
        bea.focus("#overnemen")
        bea.keyboard.press("Enter")
        bea.wait_for_selector("#bezet", state="hidden")
        saved = house.template(LETTER).read_text(encoding="utf-8")
        assert "Dit schrijft Noor." in saved
        bea.focus(".cm-content")
        bea.keyboard.press("Control+s")
        until(
            bea,
            "document.querySelector('#melding').textContent.startsWith('Niet bewaard') || document.querySelector('#melding').textContent === 'Bewaard.'",
        )
        assert "Dit schrijft Noor." in house.template(LETTER).read_text(encoding="utf-8")
        assert [entry[:2] for entry in house.log() if entry[1] == "overgenomen"] in ([], [("bea", "overgenomen")])


def test_a_reader_comments_and_the_writer_sees_it_at_the_sentence(chromium: Any, house: Team) -> None:
    with _window(chromium, house, "lot") as lot, _window(chromium, house, "noor") as noor:
        written(lot, house)
        written(noor, house)
        assert lot.locator("#bewaar").count() == 0
        assert "U kunt deze tekst lezen" in lot.text_content("main")
        lot.keyboard.press("Control+Home")
        for _ in range(60):
            if "Kunt u wel betalen?" in (lot.text_content(".cm-activeLine") or ""):
                break
            lot.keyboard.press("ArrowDown")
        lot.keyboard.press("Control+m")
        assert lot.evaluate("document.activeElement.id") == "opmerking"
        lot.keyboard.type("Hier bellen mensen over.")
        lot.keyboard.press("Tab")
        lot.keyboard.press("Enter")
        until(lot, "document.querySelector('.card.opmerking')")
        until(noor, "document.querySelector('.card.opmerking')")
        assert "Lot Vos" in noor.text_content(".card.opmerking")
        noor.focus(".card.opmerking [data-ga]")
        noor.keyboard.press("Enter")
        until(noor, "document.querySelector('.cm-content .lk-opmerking')")
        assert noor.text_content(".cm-content .lk-opmerking").startswith("Kunt u wel betalen?")
        shot(noor, "comment")
        assert axe(noor) == []


def test_the_log_is_a_screen_for_who_may_read_it(chromium: Any, house: Team) -> None:
    with _window(chromium, house, "wim") as wim:
        link = wim.locator("nav a[href='/logboek']")
        link.focus()
        wim.keyboard.press("Enter")
        wim.wait_for_selector("table")
        assert "aangemeld" in wim.text_content("table")
        shot(wim, "log")
        assert axe(wim) == []
        wim.set_viewport_size({"width": 320, "height": 640})
        assert wim.evaluate("document.documentElement.scrollWidth") <= 320
