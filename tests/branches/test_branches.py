"""Templates over all their branches: what is reached, what is not, and where a finding stands."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from letterkit import resources
from letterkit.branches import judge_templates
from letterkit.branches.variants import bare, rich, variants
from letterkit.case import Case
from letterkit.case_file import read
from letterkit.templating import TemplateFolders, Templates
from letterkit.workspace import Workspace, load_workspace

TODAY = date(2026, 11, 22)
STAGE = "{name: herinnering, trigger: arrears, asks: total, send: [sms], hard: false}\n"
HEAD = '---\nstage: herinnering\nchannel: sms\nsubject: ""\nrequires: []\n{more}---\n'


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    rows = read(resources.samples_dir() / "portfolio.csv")
    return tuple(row.case for row in rows if row.case)[:6]


def workspace(folder: Path) -> Workspace:
    (folder / "_details.yaml").write_text("[]", encoding="utf-8")
    shipped = load_workspace(resources.samples_dir() / "creditor.yaml")
    return replace(shipped, templates=Templates(TemplateFolders(folder)))


def template(folder: Path, body: str, more: str = "") -> Workspace:
    path = folder / "herinnering" / "sms.md.j2"
    path.parent.mkdir()
    path.write_text(HEAD.format(more=more) + body, encoding="utf-8")
    (path.parent / "stage.yaml").write_text(STAGE, encoding="utf-8")
    return workspace(folder)


@pytest.mark.quick
def test_every_branch_is_reached_and_judged(tmp_path: Path, cases: tuple[Case, ...]) -> None:
    body = (
        "{% if klant.bedrijfsnaam %}Hierbij stellen wij u in gebreke.{% else %}Wilt u ons bellen?{% endif %}\n\n"
        "{% if contactpersoon %}Vraag naar {{ contactpersoon.naam }}.{% endif %}\n"
    )
    judged = judge_templates(template(tmp_path, body), cases, today=TODAY)
    assert judged.coverage.unreached == ()
    assert judged.messages >= 3
    findings = [one for report in judged.reports for one in report.findings if one.rule == "jargon"]
    assert [(one.template, one.line) for one in findings] == [("herinnering/sms.md.j2", 7)]
    assert {report.document.path for report in judged.reports} == {"herinnering/sms.md.j2"}


@pytest.mark.slow
def test_text_that_no_case_reaches_is_a_finding(tmp_path: Path, cases: tuple[Case, ...]) -> None:
    body = "Wilt u ons bellen?\n\n{% if not klant.naam %}Wij kennen uw naam niet.{% endif %}\n"
    judged = judge_templates(template(tmp_path, body), cases, today=TODAY)
    findings = [one for report in judged.reports for one in report.findings if one.rule == "sjabloon-onbereikbaar"]
    assert [(one.text, one.line) for one in findings] == [("Wij kennen uw naam niet.", 9)]


@pytest.mark.slow
def test_an_exception_in_the_head(tmp_path: Path, cases: tuple[Case, ...]) -> None:
    allow = "allow:\n- {rule: jargon, at: gebreke, reason: juridisch nodig, by: N. de Wit, until: 2027-01-01}\n"
    judged = judge_templates(template(tmp_path, "Wij stellen u in gebreke.\n", allow), cases, today=TODAY)
    report = judged.reports[0]
    assert [one.finding.rule for one in report.suppressed] == ["jargon"]
    assert "jargon" not in {one.rule for one in report.findings}


@pytest.mark.slow
def test_an_exception_nobody_needs_is_a_finding(tmp_path: Path, cases: tuple[Case, ...]) -> None:
    allow = "allow:\n- {rule: jargon, at: gebreke, reason: juridisch nodig, by: N. de Wit, until: 2027-01-01}\n"
    judged = judge_templates(template(tmp_path, "Wilt u ons bellen?\n", allow), cases, today=TODAY)
    found = [one for report in judged.reports for one in report.findings if one.rule == "uitzondering-ongebruikt"]
    assert [(one.template, one.line) for one in found] == [("herinnering/sms.md.j2", 7)]


def test_variants_are_valid_and_differ(cases: tuple[Case, ...]) -> None:
    full = rich(cases)
    made = list(variants(full, fill={"klant.bedrijfsnaam": "Bakkerij Voorbeeld"}))
    assert full in made
    assert any(one.klant.bedrijfsnaam for one in made)
    assert any(one.contactpersoon is None for one in made) or full.contactpersoon is None
    assert bare(full).contactpersoon is None
