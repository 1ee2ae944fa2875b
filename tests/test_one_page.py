"""A letter is one page, so that it is read. Which case may take a second one, and why, is said here."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pypdfium2
import pytest

from letterkit import case as cases
from letterkit import journey, pipeline, resources
from letterkit.case import Case
from letterkit.case_file import read
from letterkit.creditor import Creditor
from letterkit.stages import shipped
from letterkit.workspace import load_workspace

SAMPLES = resources.samples_dir()
WORKSPACE = load_workspace(SAMPLES / "creditor.yaml")
TODAY = date(2026, 11, 23)
BY_ID = {row.case.zaaknummer: row.case for row in read(SAMPLES / "fasen.json") if row.case}
OF_STAGE = {journey.decide(case, WORKSPACE.creditor, TODAY).stage: case for case in BY_ID.values()}
GUARDIAN = {
    "naam": "Bewind en Zorg B.V.",
    "adres": {"straat": "Postbus", "huisnummer": "12", "postcode": "3500 AA", "plaats": "Utrecht"},
}


def pages(case: Case, stage: str, creditor: Creditor = WORKSPACE.creditor) -> int:
    workspace = replace(WORKSPACE, creditor=creditor)
    decision = journey.for_stage(case, creditor, stage, TODAY)
    (message,) = pipeline.compose(case, workspace, decision, TODAY, ("letter",))
    content = pipeline.render(message, workspace)
    assert isinstance(content, bytes)
    pdf = pypdfium2.PdfDocument(content)
    count = len(pdf)
    pdf.close()
    return count


def changed(case: Case, changes: Mapping[str, Any]) -> Case:
    return cases.parse({**case.model_dump(mode="json", exclude_defaults=True), **changes})


def with_terms(case: Case, *amounts: int) -> Case:
    """The case with other missed terms, one a month from January on."""
    terms = [{"vervaldatum": f"2026-{n:02}-05", "bedrag": amount} for n, amount in enumerate(amounts, 1)]
    return changed(case, {"achterstand": {"termijnen": terms, "totaal": sum(amounts)}})


@pytest.mark.parametrize(
    "stage",
    [
        "herinnering", "tweede_herinnering", "aanmaning", "bkr_vooraankondiging", "overdracht_incasso", "opeising",
        "regeling_gemist", "regeling_aanbod", "regeling_bevestiging", "betaalpauze_bevestiging", "schuldhulp_pauze",
        "finale_kwijting", "betaling_ontvangen", "klacht_ontvangen",
    ],
)  # fmt: skip
def test_the_letter_of_every_stage_is_one_page(stage: str) -> None:
    assert pages(OF_STAGE[stage], stage) == 1


LONGER = {("aanmaning", "energie"): 3, ("aanmaning", "huur"): 2, ("aanmaning", "zorgverzekering"): 2}
"""Here the law wants written consent asked: the last page is a form to send back. For energy it asks for texts about
health as well; help and QR code stay on page 1.
"""


@pytest.mark.parametrize("sector", ["huur", "energie", "zorgverzekering", "overig"])
@pytest.mark.parametrize("case_id", ["FASE-0003", "FASE-0005"])
@pytest.mark.parametrize("stage", ["veertiendagenbrief", "aanmaning", "overdracht_incasso"])
def test_so_is_that_of_another_sector(stage: str, case_id: str, sector: str) -> None:
    owner = WORKSPACE.creditor.model_copy(update={"sector": sector, "fasen": {}})
    case = changed(BY_ID[case_id], {"overdracht": {"datum": "2026-12-21", "partner": "Samen Verder Incasso"}})
    assert pages(case, stage, owner) <= LONGER.get((stage, sector), 1)


@pytest.mark.parametrize("stage", ["herinnering", "tweede_herinnering", "aanmaning", "overdracht_incasso", "opeising"])
@pytest.mark.parametrize(
    "changes",
    [
        {"contactpersoon": {"naam": "Noor de Wit"}},
        {"contactpersoon": {"naam": "Noor de Wit", "telefoon": "020 123 45 69"}},
        {"signalen": {"geldzorgen": True}},
        {"eerdere_berichten": [{"fase": "herinnering", "datum": "2026-01-10"}]},
    ],
    ids=["contact person", "with a number", "money worries", "behind before"],
)
def test_so_is_that_of_a_case_with_more_to_say(stage: str, changes: dict[str, Any]) -> None:
    assert pages(changed(OF_STAGE[stage], changes), stage) == 1


@pytest.mark.parametrize("stage", [name for name, stage in shipped().items() if stage.guardian])
def test_so_is_that_to_a_guardian(stage: str) -> None:
    assert pages(changed(OF_STAGE[stage], {"bewindvoerder": GUARDIAN}), stage) == 1


TWO_PAGES = {
    "terms that differ need a table, so that the reader can check each of them": ("aanmaning", {}, (40, 50, 60, 70)),
    "large print was asked for: 18 points instead of 12": ("aanmaning", {"klant": {"grote_letters": True}}, ()),
}


@pytest.mark.parametrize("why", TWO_PAGES)
def test_only_these_may_take_two(why: str) -> None:
    stage, changes, terms = TWO_PAGES[why]
    case = OF_STAGE[stage]
    if "klant" in changes:
        changes = {"klant": {**case.klant.model_dump(mode="json", exclude_defaults=True), **changes["klant"]}}
    case = changed(case, changes)
    assert pages(with_terms(case, *terms) if terms else case, stage) in (2, 3)
