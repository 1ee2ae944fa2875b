"""What the norms ask of a call, read on the page that the employee has beside the telephone."""

import re
from datetime import date
from html import unescape

import pytest

from letterkit import journey, resources
from letterkit.callguide import as_page
from letterkit.case import Case
from letterkit.case_file import read
from letterkit.workspace import load_workspace

TODAY = date(2026, 11, 23)
WORKSPACE = load_workspace(resources.samples_dir() / "creditor.yaml")
SAMPLES = [row.case for row in read(resources.samples_dir() / "fasen.json") if row.case]
CASES = {str(journey.decide(case, WORKSPACE.creditor, TODAY).stage): case for case in reversed(SAMPLES)}
TALKS = ["herinnering", "tweede_herinnering", "aanmaning", "overdracht_incasso", "regeling_aanbod", "regeling_gemist"]


def words(case: Case, stage: str) -> str:
    """The words of the page on one line."""
    body = as_page(case, WORKSPACE, stage, TODAY).partition("<body>")[2]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


@pytest.mark.parametrize("stage", TALKS)
def test_it_looks_for_the_cause_and_does_not_settle_for_the_first_answer(stage: str) -> None:
    said = words(CASES[stage], stage)
    assert "Wat is er gebeurd?" in said
    assert said.index("Wat is er gebeurd?") < said.index("Vraag door")


@pytest.mark.parametrize("stage", TALKS)
def test_it_says_why_it_asks_and_what_is_written_down(stage: str) -> None:
    said = words(CASES[stage], stage)
    assert said.index("Zeg eerst waarom u dit vraagt en wat u ermee doet") < said.index("Is uw inkomen veranderd?")
    assert "Geen details over gezondheid" in said
    assert "Deel gegevens alleen als de klant dat goed vindt" in said


@pytest.mark.parametrize("stage", TALKS)
def test_it_says_when_to_look_at_all_income_and_spending(stage: str) -> None:
    said = words(CASES[stage], stage)
    assert "Lijkt het erger dan gedacht, of komt het steeds terug? Bekijk dan samen alle inkomsten en uitgaven" in said
    assert said.index("Is uw inkomen veranderd?") < said.index("Lijkt het erger dan gedacht")


def test_a_coach_is_never_the_only_way_out() -> None:
    assert "Bied het samen met een andere oplossing aan, nooit alleen" in words(CASES["aanmaning"], "aanmaning")


def test_nobody_asks_for_papers_at_first() -> None:
    assert "Om papieren vragen voordat u de klant heeft gesproken" in words(
        CASES["tweede_herinnering"], "tweede_herinnering"
    )


@pytest.mark.parametrize("stage", TALKS)
def test_it_names_other_days_and_hours_for_who_is_not_there(stage: str) -> None:
    assert "Probeer het op een andere dag en een ander uur" in words(CASES[stage], stage)
