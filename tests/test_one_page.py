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
from letterkit.message import Mark
from letterkit.sectors import sectors
from letterkit.stages import shipped
from letterkit.workspace import load_workspace

SAMPLES = resources.samples_dir()
SAMPLE = load_workspace(SAMPLES / "creditor.yaml")
# As a letter goes out: with the trade register number that the law wants on it, and the number that leads back to its run.
WORKSPACE = replace(
    SAMPLE, creditor=SAMPLE.creditor.model_copy(update={"kvk": "12345678", "vestigingsplaats": "Utrecht"})
)
MARK = Mark("4F7A-22C1-90BD-77QK", "run-1")
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
    content = pipeline.render(replace(message, mark=MARK), workspace)
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


@pytest.mark.parametrize("stage", ["regeling_aanbod", "regeling_bevestiging"])
@pytest.mark.parametrize("sector", ["huur", "energie", "zorgverzekering"])
def test_an_arrangement_is_one_page_also_beside_a_current_bill(sector: str, stage: str) -> None:
    creditor = WORKSPACE.creditor.model_copy(update={"sector": sector, "fasen": {}})
    assert pages(OF_STAGE[stage], stage, creditor) == 1


SLIP = {"aanmaning", "tweede_herinnering"}
"""Where data go to the municipality, these have a second page: a form to send back, as the law wants written consent."""
TABLES = {
    "premie_twee_maanden",
    "premie_vier_maanden",
    "premie_zes_maanden",
    "overdracht_vordering",
    "vordering_overzicht",
}
"""What the law wants in these takes a table: help and QR code are on page 1, the rest is on page 2."""


@pytest.mark.slow
@pytest.mark.parametrize("sector", sectors())
def test_so_is_that_of_every_rung_of_another_sector(sector: str) -> None:
    """Each with an example of its own; what no debt is yet (a report, a sale) has it in the example of its stage."""
    rules = sectors()[sector]
    owner = WORKSPACE.creditor.model_copy(update={"sector": sector, "fasen": {}})
    for stage in rules.ladder:
        sample = owner.stages.sample(stage)
        assert sample
        slip = bool(rules.municipality) and (stage in SLIP or (stage == "herinnering" and rules.helps_at_once))
        named = changed(sample, {"contract": {"nummer": "C-2026-77", "omschrijving": rules.goods}})
        assert pages(named, stage, owner) == 1 + (slip or stage in TABLES), stage


@pytest.mark.parametrize("sector", ["huur", "energie", "zorgverzekering", "overig"])
@pytest.mark.parametrize("case_id", ["FASE-0003", "FASE-0005"])
@pytest.mark.parametrize("stage", ["veertiendagenbrief", "aanmaning", "overdracht_incasso"])
def test_so_is_that_of_another_sector(stage: str, case_id: str, sector: str) -> None:
    owner = WORKSPACE.creditor.model_copy(update={"sector": sector, "fasen": {}})
    case = changed(BY_ID[case_id], {"overdracht": {"datum": "2026-12-21", "partner": "Samen Verder Incasso"}})
    assert pages(case, stage, owner) == 1 + (stage in SLIP and bool(sectors()[sector].municipality))


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


def fourteen_days(sector: str, terms: list[tuple[str, int, str]]) -> list[str]:
    """The text of each page of a 14-day letter over these terms: due day, amount, description."""
    creditor = WORKSPACE.creditor.model_copy(update={"sector": sector, "fasen": {}})
    sample = creditor.stages.sample("veertiendagenbrief")
    assert sample
    open_terms = [{"vervaldatum": day, "bedrag": amount, "omschrijving": name} for day, amount, name in terms]
    owed = {"termijnen": open_terms, "totaal": sum(amount for _, amount, _ in terms)}
    case = changed(sample, {"achterstand": owed})
    decision = journey.for_stage(case, creditor, "veertiendagenbrief", TODAY)
    (message,) = pipeline.compose(case, replace(WORKSPACE, creditor=creditor), decision, TODAY, ("letter",))
    content = pipeline.render(replace(message, mark=MARK), replace(WORKSPACE, creditor=creditor))
    assert isinstance(content, bytes)
    pdf = pypdfium2.PdfDocument(content)
    texts = [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    pdf.close()
    return texts


MONTHLY = [(f"{2025 + (month > 12)}-{(month - 1) % 12 + 1:02}-05", 95, "") for month in range(11, 23)]
OPEN = {
    "one term": (MONTHLY[-1:], 1),
    "four equal ones": (MONTHLY[-4:], 1),
    "twelve equal ones": (MONTHLY, 1),
    "one invoice": ([("2026-10-05", 95, "factuur 2026-10")], 1),
    "two invoices": ([("2026-09-05", 95, "factuur 2026-09"), ("2026-10-05", 105, "factuur 2026-10")], 2),
    "twelve that differ": ([(day, 90 + at, name) for at, (day, _, name) in enumerate(MONTHLY)], 2),
}


@pytest.mark.parametrize("sector", [name for name, one in sectors().items() if "veertiendagenbrief" in one.ladder])
@pytest.mark.parametrize("open_terms", OPEN)
def test_all_that_the_law_asks_of_a_fourteen_day_letter_stands_on_its_first_page(sector: str, open_terms: str) -> None:
    terms, count = OPEN[open_terms]
    first, *others = fourteen_days(sector, terms)
    assert len(others) == count - 1
    for words in (
        "binnen veertien dagen vanaf de dag nadat deze brief",
        "aan incassokosten",
        "In delen",
        "Gratis hulp",
        "Scan",
    ):
        assert words in first, words
    assert ("de opbouw staat onderaan" in first) == bool(others)
    assert all("Samen" in page for page in others)


def test_equal_monthly_terms_and_one_invoice_are_said_in_a_sentence() -> None:
    (twelve,) = fourteen_days("huur", MONTHLY)
    assert (
        "Dit zijn de termijnen van 12 maanden, van 5 november 2025 tot en met 5 oktober 2026 (elk € 95,00)." in twelve
    )
    (invoice,) = fourteen_days("huur", [("2026-10-05", 95, "Factuur 2026-10")])
    assert "Dat is factuur 2026-10, met als laatste dag 5 oktober 2026." in invoice
    gap = [*MONTHLY[-5:-3], *MONTHLY[-2:]]
    assert "termijnen van 4 maanden" not in " ".join(fourteen_days("huur", gap))
