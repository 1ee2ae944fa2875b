"""The register of the organisation: what is missing, old or worth a look is said; mistakes have their line."""

import re
from pathlib import Path

import pytest

from letterkit.evaluation.register import Register
from tests.conftest import Result, Run
from tests.evaluation.past import ended, past

GUIDE = Path(__file__).parents[2] / "docs" / "nl" / "evalueren.md"


def evaluated(letterkit: Run, folder: Path, register: str, *options: str) -> tuple[Result, str]:
    line = {"case_id": "A", "stage": "herinnering", "channel": "sms", "template_version": "v1", "sha256": "0"}
    run = past(folder / "r", "2026-11-23", [ended("A")], [line])
    (folder / "register.yaml").write_text(register, encoding="utf-8")
    found = letterkit("evaluate", run, "--out", folder / "e", "--register", folder / "register.yaml", *options)
    page = folder / "e" / "evaluation.html"
    return found, page.read_text(encoding="utf-8") if page.exists() else ""


def test_everything_that_is_not_there_is_missing(letterkit: Run, tmp_path: Path) -> None:
    found, page = evaluated(letterkit, tmp_path, "acties: []\n", "--strict")
    assert found.code == 1
    parts = [about for about in Register.model_fields.values() if about.default is None]
    assert len(parts) == 13
    assert page.count(": nog niets ingevuld.") == len(parts)
    assert "Gebruikte versies van sjablonen die niet zijn vrijgegeven (1): v1." in page


def test_the_example_of_the_guide_is_right_and_its_remarks_are_those_it_tells(letterkit: Run, tmp_path: Path) -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(.*?)```", guide, re.DOTALL)
    assert example
    _, page = evaluated(letterkit, tmp_path, example[1])
    listed = re.search(r"Wat de organisatie zelf bijhoudt</h2>\s*<ul>(.*?)</ul>", page, re.DOTALL)
    assert listed
    remarks = re.findall(r"<li>(.*?)</li>", listed[1])
    assert [remark for remark in remarks if f"> {remark}" not in guide] == []
    assert len(remarks) >= 6


@pytest.mark.parametrize(
    ("register", "expected"),
    [
        ("opleiding: {op: 2025-11-01, waar: map, door: P. Post}", "Training van medewerkers, in kennis en in gesprekken: langer dan een jaar geleden (2025-11-01)."),
        ("vrijgaven: [{versie: v1, op: 2026-11-01, door: P. Post}]", "Vrijgegeven zonder dat een tweede meekeek: v1."),
        ("vrijgaven: [{versie: v1, op: 2026-11-01, door: P. Post, tweede: P. Post}]", "Vrijgegeven zonder dat een tweede meekeek: v1."),
        ("partners: [{naam: Bos, soort: incassobureau, beoordeeld_op: 2026-10-01, beloning: no_cure_no_pay}]", "Bos: de beloning (no cure no pay) kan"),
        ("partners: [{naam: Bos, soort: incassobureau, beoordeeld_op: 2024-10-01, beloning: vast}]", "Bos: langer dan een jaar niet beoordeeld"),
        ("partners: [{naam: Bos, soort: callcenter, beoordeeld_op: 2026-10-01, beloning: vast}]", "Bos: geen afspraak over: Langste regeling, in maanden."),
        ("partners: [{naam: Bos, soort: callcenter, beoordeeld_op: 2026-10-01, beloning: vast}]", "Bos: u heeft het laatste jaar geen brieven laten toetsen."),
        ("acties: [{wat: Sms korter, wie: P. Post, voor: 2026-11-01}]", "Actiepunt van P. Post had klaar moeten zijn"),
    ],
)  # fmt: skip
def test_what_is_worth_a_look_is_said(letterkit: Run, tmp_path: Path, register: str, expected: str) -> None:
    _, page = evaluated(letterkit, tmp_path, register + "\n")
    assert expected in page


@pytest.mark.parametrize(
    "register",
    [
        "vrijgaven: [{versie: v1, op: 2026-11-01, door: P. Post, tweede: J. Jansen}]",
        "acties: [{wat: Sms korter, wie: P. Post, voor: 2026-11-01, klaar_op: 2026-10-20}]",
        "partners: [{naam: Bos, soort: deurwaarder, beoordeeld_op: 2026-10-01, beloning: vast, alleen_gerechtelijk: true}]",
    ],
)
def test_what_is_in_order_is_not_mentioned(letterkit: Run, tmp_path: Path, register: str) -> None:
    _, page = evaluated(letterkit, tmp_path, register + "\n")
    assert not any(word in page for word in ("meekeek", "Actiepunt van", "Bos:"))
    assert ("niet zijn vrijgegeven" in page) is not register.startswith("vrijgaven")


@pytest.mark.parametrize(
    ("register", "line", "field"),
    [
        ("acties: []\nopleiding: {op: gisteren, waar: map, door: P. Post}\n", 2, "opleiding.op"),
        ("acties: []\npartner: []\n", 2, "partner"),
        ("partners:\n- {naam: Bos, soort: oom, beoordeeld_op: 2026-10-01, beloning: vast}\n", 2, "partners.1.soort"),
        ("- losse lijst\n", 1, ""),
    ],
)
def test_a_mistake_has_its_line(letterkit: Run, tmp_path: Path, register: str, line: int, field: str) -> None:
    found, page = evaluated(letterkit, tmp_path, register)
    assert (found.code, page) == (4, "")
    assert f"regel {line}: {field} " in found.err


def test_a_register_that_is_not_there(letterkit: Run, tmp_path: Path) -> None:
    run = past(tmp_path / "r", "2026-11-23", [ended("A")])
    found = letterkit("evaluate", run, "--out", tmp_path / "e", "--register", tmp_path / "weg.yaml")
    assert (found.code, len(found.err.strip().splitlines())) == (2, 1)
