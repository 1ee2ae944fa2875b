"""A text that is wrong is shown all the same, with what is wrong in it."""

import io
from dataclasses import replace

import pypdfium2
import pytest

from letterkit.drafts import customers
from letterkit.drafts.looking import Look, look
from letterkit.sectors import sectors
from letterkit.workspace import Workspace
from tests.drafts.conftest import TODAY

STAGE, NAME = "tweede_herinnering", "tweede_herinnering/letter.md.j2"
ASKED = "Kunt u wel betalen?"


def _look(workspace: Workspace, old: str, new: str, *, stamped: bool = True, customer: str = "Gewoon") -> Look:
    text = workspace.templates.folders.text(NAME) or ""
    assert old in text
    case = next(one.case for one in customers.samples(workspace, STAGE, TODAY) if one.name == customer)
    return look(workspace, STAGE, "letter", case, TODAY, texts={NAME: text.replace(old, new)}, stamped=stamped)


def _words(seen: Look) -> str:
    assert isinstance(seen.content, bytes)
    document = pypdfium2.PdfDocument(io.BytesIO(seen.content))
    return " ".join("".join(page.get_textpage().get_text_range() for page in document).split())


@pytest.mark.quick
def test_a_text_without_faults_is_no_draft(workspace: Workspace) -> None:
    seen = _look(workspace, ASKED, ASKED)
    assert not seen.draft
    assert "CONCEPT" not in _words(seen)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (ASKED, f"> {ASKED}", "> Kunt u wel"),
        (ASKED, f"<b>{ASKED}</b>", "<b>Kunt u wel"),
        (ASKED, f"**vet zonder einde {ASKED}", "**vet zonder einde"),
        (ASKED, f"((aanhef)) {ASKED}", "((aanhef))"),
        (ASKED, f"----\n{ASKED}", "----"),
        (ASKED, f"::: kader\n{ASKED}\n:::", "::: kader"),
        (ASKED, f"##Kop\n\n{ASKED}", "##Kop"),
        (ASKED, f"• een\n• twee\n\n{ASKED}", "• een"),
        (ASKED, f"{ASKED}[^1]", "[^1]"),
        (ASKED, f"{{ klant.aanhef }}, {ASKED}", "{ klant.aanhef }"),
        (ASKED, f"{{% als zaak.geldzorgen %}} {ASKED}", "als zaak.geldzorgen"),
        ("{{ klant.aanhef }},", "{{ klant.aanhf }},", "klant.aanhf"),
        ("{{ klant.aanhef }},", "{{ klant.aanhef | hoofdleter }},", "hoofdleter"),
        ("{% endif %}\n", "\n", "if"),
    ],
)
def test_a_text_that_cannot_be_read_is_laid_out_with_a_stamp(
    workspace: Workspace, old: str, new: str, shown: str
) -> None:
    seen = _look(workspace, old, new)
    assert seen.draft
    assert seen.faults
    assert all(fault.template == NAME and fault.line > 1 for fault in seen.faults)
    words = _words(seen)
    assert "CONCEPT: zo niet versturen" in words
    assert shown in words


@pytest.mark.slow
def test_one_mistake_is_told_once(workspace: Workspace) -> None:
    """A pair of which one half is missing leaves no trail of other faults."""
    assert len(_look(workspace, "{% endif %}", "").faults) == 1


@pytest.mark.slow
def test_an_error_in_the_words_is_laid_out_with_a_stamp(workspace: Workspace) -> None:
    seen = _look(workspace, ASKED, f"Wij stellen u in gebreke. {ASKED}")
    assert [finding.rule for finding in seen.findings if finding.level == "error"] == ["jargon"]
    assert "CONCEPT" in _words(seen)
    assert "CONCEPT" not in _words(_look(workspace, ASKED, f"Wij stellen u in gebreke. {ASKED}", stamped=False))


@pytest.mark.slow
@pytest.mark.parametrize("sign", ["\t", "\U0001f600"])
def test_a_sign_that_cannot_be_printed_is_told_and_the_rest_is_laid_out(workspace: Workspace, sign: str) -> None:
    seen = _look(workspace, ASKED, f"Kunt{sign}u wel betalen?")
    assert "teken dat het lettertype niet kan afdrukken" in seen.obstacle
    assert "Kunt?u wel betalen?" in _words(seen)


@pytest.mark.slow
def test_a_text_without_a_head_is_shown_as_it_stands(workspace: Workspace) -> None:
    seen = _look(workspace, "---", "--")
    assert seen.faults
    assert "Kunt u wel betalen?" in _words(seen)


@pytest.mark.slow
def test_findings_come_worst_first_and_of_the_whole_text_after_those_with_a_place(workspace: Workspace) -> None:
    seen = _look(workspace, ASKED, f"Indien u wilt, kunt u per omgaande betalen. Wij stellen u in gebreke. {ASKED}")
    levels = [finding.level for finding in seen.findings]
    assert levels == sorted(levels, key=("error", "warning", "info").index)
    assert len(set(levels)) > 1


@pytest.mark.slow
def test_every_customer_gives_every_shipped_text(workspace: Workspace) -> None:
    """No text is left without a customer to look at it with, and none of them is a draft."""
    for stage, channel in workspace.templates.folders.names():
        samples = customers.samples(workspace, stage, TODAY)
        assert samples, stage
        seen = look(workspace, stage, channel, samples[0].case, TODAY)
        assert seen.content is not None, (stage, channel, seen.obstacle)
        assert not seen.draft, (stage, channel, seen.findings)


def test_customers_follow_today(workspace: Workspace) -> None:
    for day in (TODAY, TODAY.replace(year=2029)):
        case = customers.samples(workspace, STAGE, day)[0].case
        assert case.stand_op == day
        assert (day - case.achterstand.termijnen[0].vervaldatum).days == 21


def test_customers_owe_what_their_sector_asks(workspace: Workspace) -> None:
    landlord = workspace.creditor.model_copy(update={"sector": "huur"}).with_stages(workspace.creditor.stages)
    case = customers.samples(replace(workspace, creditor=landlord), STAGE, TODAY)[0].case
    assert case.contract.omschrijving == "huurwoning"


@pytest.mark.slow
@pytest.mark.parametrize("stage", ["finale_kwijting", "opeising", "bkr_vooraankondiging", "overdracht_vordering"])
@pytest.mark.parametrize("sector", sectors())
def test_a_stage_of_some_sectors_has_no_fault_in_the_others(workspace: Workspace, sector: str, stage: str) -> None:
    """An exception that one message does not need is no fault of it, and nobody calls in an insurance."""
    elsewhere = replace(workspace, creditor=workspace.creditor.model_copy(update={"sector": sector, "fasen": {}}))
    case = customers.samples(elsewhere, stage, TODAY)[0].case
    seen = look(elsewhere, stage, "letter", case, TODAY)
    assert [(finding.rule, finding.text) for finding in seen.findings if finding.level != "info"] == []
