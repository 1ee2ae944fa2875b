"""A text that takes too much ends its own process, and nobody else notices."""

import os
import signal
import threading
import time

import pytest

from letterkit.werkbank.aside import LONG, Patience
from letterkit.werkbank.aside.pool import TooHeavy
from letterkit.werkbank.desk import Place
from letterkit.workspace import Workspace
from tests.werkbank.conftest import Served, asker

pytestmark = [pytest.mark.enable_socket, pytest.mark.slow]
NAME = "tweede_herinnering/letter.md.j2"
PLACE = Place(NAME, "tweede_herinnering", "letter")
HEAVY = {
    "loops": "{% for a in achterstand.termijnen %}{% for b in achterstand.termijnen %}x {% endfor %}{% endfor %}\n\n"
    * 3500,
    "a table": "| a | b |\n|---|---|\n" + "| x | y |\n" * 30_000,
    "marks": "*a **b " * 50_000,
}


@pytest.fixture
def hasty(served: Served) -> Served:
    """A werkbank that gives a text one second."""
    served.desk.see(PLACE, "Gewoon")  # warm: what is read once counts for no text
    served.desk.patience = Patience(1, 60)
    return served


def _text(served: Served, more: str) -> str:
    return served.template(NAME).read_text(encoding="utf-8") + "\n" + more


@pytest.mark.parametrize("name", HEAVY)
def test_a_text_that_takes_too_long_says_so_and_the_next_look_is_right(hasty: Served, name: str) -> None:
    asked = {"naam": NAME, "bij": "", "tekst": _text(hasty, HEAVY[name]), "venster": "een", "klant": "Gewoon"}
    answer = asker(hasty)("/kijk", asked)
    assert answer.status == 200
    assert "te zwaar om te laten zien" in answer.json()["bevindingen"]
    hasty.desk.patience = Patience(5, 60)
    again = asker(hasty)("/kijk", {**asked, "tekst": _text(hasty, "Kort.")}).json()
    assert again["bladzijden"]
    assert "te zwaar" not in again["bevindingen"]


def test_tags_in_tags_in_tags_are_too_heavy_and_no_fault_of_the_werkbank(hasty: Served) -> None:
    seen = hasty.desk.look(
        PLACE, "Gewoon", {NAME: _text(hasty, "{% if klant.samen %}" * 3000 + "x" + "{% endif %}" * 3000)}
    )
    assert "te zwaar" in seen.obstacle


def test_others_see_their_text_while_somebody_writes_a_heavy_one(hasty: Served) -> None:
    hasty.desk.patience = Patience(3, 60)
    heavy = threading.Thread(target=hasty.desk.look, args=(PLACE, "Gewoon", {NAME: _text(hasty, HEAVY["a table"])}))
    heavy.start()
    for number in range(3):
        seen = hasty.desk.look(PLACE, "Gewoon", {NAME: _text(hasty, f"Zin {number}.")})
        assert seen.message is not None
    assert heavy.is_alive(), "they did not wait for it"
    heavy.join()


def greedy(_workspace: Workspace) -> int:
    """Eats memory until there is no more."""
    return len([bytearray(50_000_000) for _ in range(100)])


def endless(_workspace: Workspace) -> None:
    """Waits for ever, without a processor."""
    time.sleep(600)


def test_memory_has_a_limit(hasty: Served) -> None:
    with pytest.raises(TooHeavy):
        hasty.desk.workers.run(hasty.desk.stand(), greedy, patience=LONG)
    assert hasty.desk.look(PLACE, "Gewoon").message is not None


def test_what_waits_for_ever_is_ended(hasty: Served) -> None:
    with pytest.raises(TooHeavy):
        hasty.desk.workers.run(hasty.desk.stand(), endless, patience=Patience(60, 1))
    assert hasty.desk.look(PLACE, "Gewoon").message is not None


def test_a_process_that_somebody_ended_is_replaced(hasty: Served) -> None:
    before = hasty.desk.workers.pids
    assert before
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    assert hasty.desk.look(PLACE, "Gewoon").message is not None
    assert not set(before) & set(hasty.desk.workers.pids[-1:])


def test_a_saved_text_is_seen_by_the_processes_too(hasty: Served) -> None:
    hasty.desk.patience = Patience(5, 60)
    hasty.template(NAME).write_text(_text(hasty, "Net bewaard."), encoding="utf-8")
    hasty.desk.reload()
    report = hasty.desk.look(PLACE, "Gewoon").report
    assert report is not None
    assert "Net bewaard." in report.document.text
