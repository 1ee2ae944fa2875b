"""The page for the employee: what it tells of the case, which ways out, for whom there is none, and how it prints."""

import json
import re
import stat
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from letterkit import resources
from letterkit.callguide import as_page, stage_of
from letterkit.callguide.options import options
from letterkit.case import Case, parse
from letterkit.case_file import read
from letterkit.lint import Linter
from letterkit.lint.inputs import parse as parse_document
from letterkit.templating import solutions
from letterkit.workspace import Workspace, load_workspace
from tests import browser
from tests.callguide.test_content import OF_A_MESSAGE
from tests.conftest import Run
from tests.invented import record

TODAY = date(2026, 11, 23)
FASES = resources.samples_dir() / "fasen.json"
CASES = {row.case_id: row.case for row in read(FASES) if row.case}


@cache
def workspace() -> Workspace:
    return load_workspace(resources.samples_dir() / "creditor.yaml")


def page(case: Case, stage: str | None = None, today: date = TODAY) -> str:
    return as_page(case, workspace(), stage or stage_of(case, workspace().creditor, today), today)


def words(text: str) -> str:
    """The page as read: tags gone, spaces plain."""
    body = text.split("<body>")[1]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).replace("\u00a0", " ").split())


def test_it_tells_amount_make_up_and_earlier_contacts() -> None:
    told = words(page(CASES["FASE-0005"]))
    assert "€ 630,00" in told
    assert told.count("€ 210,00") >= 3
    assert "sinds 25 augustus 2026 (90 dagen)" in told
    assert told.index("1 november 2026 Aanbod van een regeling") < told.index("30 augustus 2026 Eerste herinnering")
    assert "06 12345705" in told


def test_an_earlier_message_of_another_kind_is_told_too() -> None:
    earlier = [{"fase": "Brief 1 van vroeger", "datum": "2026-10-02"}]
    case = CASES["FASE-0005"].model_dump(mode="json") | {"eerdere_berichten": earlier}
    assert "2 oktober 2026 Brief 1 van vroeger, brief" in words(page(Case.model_validate(case)))


def test_it_shows_how_the_message_begins_and_what_is_right_in_this_case() -> None:
    told = words(page(CASES["FASE-0003"], "aanmaning"))
    assert "Beste Robin van 't Hof" in told or "Beste" in told
    assert "Het gaat om € 150,00." in told
    assert "vóór 10 december 2026" in told
    assert "extra rente" in told
    assert "Dit is geen tekst om voor te lezen." in told


@pytest.mark.parametrize("case_id", CASES)
def test_the_ways_out_are_those_that_exist_for_this_case(case_id: str) -> None:
    case = CASES[case_id]
    stage = stage_of(case, workspace().creditor, TODAY)
    found = options(case, workspace().creditor, stage)
    assert [one.name for one in found if one.here] == [
        one.naam for one in solutions.for_case(case, workspace().creditor, stage)
    ]
    assert len(found) == len(workspace().creditor.oplossingen)


def test_what_does_not_exist_here_is_not_to_be_promised() -> None:
    told = words(page(CASES["FASE-0001"], "herinnering"))
    here, elsewhere = told.split("Beloof dit niet: in deze zaak kan het niet")
    assert "In delen betalen" in here
    assert "Minder rente: vanaf € 250,00 open" in elsewhere
    assert "Voorwaarde: vanaf € 50,00 open." in here


def test_conditions_of_stage_and_highest_amount_are_told() -> None:
    one = (
        workspace()
        .creditor.oplossingen[0]
        .model_copy(update={"fasen": ("aanmaning", "eigen"), "bedrag_tot": Decimal(100)})
    )
    creditor = workspace().creditor.model_copy(update={"oplossingen": (one,)})
    (option,) = options(CASES["FASE-0001"], creditor, "herinnering")
    assert not option.here
    assert "alleen bij: aanmaning en eigen" in option.conditions
    told = words(as_page(CASES["FASE-0001"], replace(workspace(), creditor=creditor), "herinnering", TODAY))
    assert "Overleg met een collega" in told


def test_signs_of_problem_debt_have_the_figures_of_the_case_and_lead_to_help() -> None:
    told = words(page(CASES["FASE-0005"]))
    assert "Open termijnen: 3 (een teken vanaf 4)" in told
    assert "Geldfit" in told
    assert "0800-8115" in told
    assert "gemeente" in told


@pytest.mark.parametrize(
    ("changes", "stage"),
    [
        ({}, "herinnering"),
        ({"eerdere_berichten": [{"fase": "herinnering", "datum": "2026-11-10"}]}, "herinnering"),
        ({"eerdere_berichten": [{"fase": "aanmaning", "datum": "2026-11-20"},
                                {"fase": "herinnering", "datum": "2026-11-10"}]}, "aanmaning"),
        ({"eerdere_berichten": [{"fase": "eigen bericht", "datum": "2026-11-20"},
                                {"fase": "herinnering", "datum": "2026-11-10"}]}, "herinnering"),
        ({"eerdere_berichten": [{"fase": "opeising", "datum": "2026-11-20"}]}, "herinnering"),
    ],
)  # fmt: skip
def test_the_call_is_about_what_the_customer_read_last(changes: dict[str, Any], stage: str) -> None:
    assert stage_of(parse(record(**changes)), workspace().creditor, TODAY) == stage


def test_a_message_that_wants_a_call_before_it_goes_first() -> None:
    assert stage_of(CASES["FASE-0005"], workspace().creditor, TODAY) == "overdracht_incasso"
    assert "Bel vóór het bericht weggaat." in words(page(CASES["FASE-0005"]))


def test_what_the_gate_knows_is_read_first() -> None:
    told = words(page(parse(record(signalen__kwetsbaar=True)), "aanmaning"))
    assert told.index("Eerst lezen") < told.index("Doel")
    assert "De klant is kwetsbaar" in told


def test_on_a_sunday_it_says_not_today() -> None:
    assert "Bel vandaag niet." in words(page(CASES["FASE-0001"], "herinnering", date(2026, 11, 22)))
    assert "Bel vandaag niet." not in words(page(CASES["FASE-0001"], "herinnering"))


def test_a_short_guide_asks_nothing_about_money() -> None:
    told = words(page(CASES["FASE-0014"]))
    assert "Vragen over geld" not in told
    assert "Oplossingen die er zijn" not in told
    assert "Er wordt nu geen geld gevraagd." in told


@pytest.mark.slow
@pytest.mark.parametrize("case_id", CASES)
def test_the_linter_finds_no_fault_in_the_whole_page(case_id: str) -> None:
    stage = stage_of(CASES[case_id], workspace().creditor, TODAY)
    own = re.sub(r'<div class="lees">.*?</div>', "", page(CASES[case_id], stage), flags=re.DOTALL)  # the letter's words
    report = Linter().judge(parse_document(own.encode(), path=case_id, suffix=".html", channel="letter", stage=stage))
    errors = [one for one in report.findings if one.level == "error" and one.category not in OF_A_MESSAGE]
    assert [(one.rule, one.text) for one in errors] == []


def test_one_page_a_case_for_the_owner_only(letterkit: Run, tmp_path: Path) -> None:
    result = letterkit("callguide", FASES, "--today", TODAY, "--out", tmp_path / "gidsen")
    assert result.code == 0
    names = sorted(one.name for one in (tmp_path / "gidsen").iterdir())
    assert len(names) == len(CASES) == len(result.out.splitlines())
    assert "FASE-0005-overdracht_incasso.html" in names
    assert {stat.S_IMODE(one.stat().st_mode) for one in (tmp_path / "gidsen").iterdir()} == {0o600}


@pytest.mark.parametrize("signal", ["overleden", "bewind", "wsnp"])
def test_nobody_calls_this_customer(letterkit: Run, tmp_path: Path, signal: str) -> None:
    path = tmp_path / "zaak.json"
    path.write_text(json.dumps(record(**{f"signalen__{signal}": True})), encoding="utf-8")
    result = letterkit("callguide", path, "--today", TODAY, "--out", tmp_path / "uit")
    assert (result.code, result.out) == (1, "")
    assert "Z-1001: bel deze klant niet." in result.err
    assert list((tmp_path / "uit").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--stage", "praatje"), 2, "bestaat niet"),
        (("--case", "FASE-0001", "--stage", "opeising"), 2, "opeising"),
        (("--case", "NIET-ER"), 2, "NIET-ER"),
    ],
)
def test_a_wrong_call_is_one_sentence(
    letterkit: Run, tmp_path: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    result = letterkit("callguide", FASES, "--today", TODAY, "--out", tmp_path, *arguments)
    assert result.code == code
    assert said in result.err
    assert result.err.count("\n") == 1


def test_case_data_is_never_markup() -> None:
    hostile = "<script>alert(1)</script>"
    case = parse(
        record(klant__bedrijfsnaam=hostile, contract__omschrijving=hostile, contactpersoon={"naam": "<b>Jo</b>"})
    )
    told = page(case, "herinnering")
    assert "<script" not in told
    assert "<b>Jo" not in told
    assert "&lt;script&gt;" in told


@pytest.mark.browser
@browser.needs_browser
@pytest.mark.parametrize("width", [320, 1000])
@pytest.mark.parametrize("case_id", ["FASE-0005", "FASE-0011"])
def test_it_can_be_read_and_reached(case_id: str, width: int, tmp_path: Path) -> None:
    path = tmp_path / "gids.html"
    path.write_text(page(CASES[case_id]), encoding="utf-8")
    assert browser.look(path, width=width) == browser.FINE


@pytest.mark.browser
@pytest.mark.enable_socket
@browser.needs_browser
def test_no_request_goes_out(tmp_path: Path) -> None:
    path = tmp_path / "gids.html"
    path.write_text(page(CASES["FASE-0005"]), encoding="utf-8")
    assert browser.requests_of(path, tmp_path) == []


@pytest.mark.browser
@browser.needs_browser
@pytest.mark.parametrize("case_id", CASES)
def test_it_prints_on_one_or_two_sheets(case_id: str, tmp_path: Path) -> None:
    path = tmp_path / "gids.html"
    path.write_text(page(CASES[case_id]), encoding="utf-8")
    browser.paper(path, tmp_path / "gids.pdf")
    assert len(pypdfium2.PdfDocument(tmp_path / "gids.pdf")) <= 2
