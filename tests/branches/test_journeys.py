"""The shipped templates read as whole journeys, and the same with one thing made wrong on purpose."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from letterkit import resources
from letterkit.branches.journeys import journeys, sectors
from letterkit.case import Case
from letterkit.case_file import read
from letterkit.lint.series import Series, SeriesReport, judge
from letterkit.sectors import sectors as all_sectors
from letterkit.templating import TemplateFolders, Templates
from letterkit.workspace import Workspace, load_workspace


@cache
def workspace() -> Workspace:
    return load_workspace(resources.samples_dir() / "creditor.yaml")


@cache
def case() -> Case:
    rows = read(resources.samples_dir() / "fasen.json")
    return next(row.case for row in rows if row.case)


def series(sector: str, *folders: Path) -> tuple[Series, ...]:
    owner = next(one for one in sectors(workspace().creditor) if one.sector == sector)
    templates = Templates(TemplateFolders(*folders, resources.templates_dir()))
    return journeys(replace(workspace(), creditor=owner, templates=templates), case())


def found(told: SeriesReport) -> set[tuple[str, str, str]]:
    return {(report.stage or "", one.rule, one.text) for report in told.reports for one in report.findings}


@pytest.mark.slow
@pytest.mark.parametrize("sector", all_sectors())
def test_every_rung_of_the_ladder_is_read_in_order(sector: str) -> None:
    ladder, plan = series(sector)
    stages = list(dict.fromkeys(step.stage for step in ladder.steps))
    assert [stage for stage in stages if stage != "regeling_aanbod"] == list(all_sectors()[sector].ladder)
    assert [step.day for step in ladder.steps] == sorted(step.day for step in ladder.steps if step.day)
    assert "regeling_gemist" in {step.stage for step in plan.steps}


@pytest.mark.slow
@pytest.mark.parametrize("sector", all_sectors())
def test_the_shipped_series_is_silent(sector: str) -> None:
    told = {(sector, *one) for one_series in series(sector) for one in found(judge(one_series))}
    assert told == set()


HELLO = "{{ klant.aanhef }},"
INSTEAD = (
    "{{ klant.aanhef }},\n\nEr staat nog {{ betaling.bedrag | euro }} open voor uw {{ contract.omschrijving }}. "
    "Dit bedrag is nog niet betaald. Wilt u het bedrag vóór {{ betaling.uiterlijk | datum }} naar ons overmaken? "
    "Zet daar dan ook het kenmerk bij dat u van ons kreeg. "
)
BUREAU = "Betaalt u niet, dan gaat de rekening naar een incassobureau."
OFFER = "Lukt betalen nu niet? Bel ons. U kunt ook in delen betalen."
ANY = "*"  # the whole text of the template, but for how to pay
PAY = '\n\n{% include "_parts/betalen_brief.md.j2" %}\n'


def said(template: str, words: str) -> tuple[str, str, str]:
    """Words said first, right below the greeting."""
    return template, HELLO, f"{HELLO}\n\n{words}"


MUTATED = [
    # rule, sector, stage that must be found, then (template, old words, new words) …
    ("toon-verhardt", "huur", "aanmaning", said("aanmaning/letter", "Wij zijn genoodzaakt u hierop te wijzen.")),
    ("toon-verhardt", "energie", "overdracht_incasso", said("overdracht_incasso/email", "U heeft verzuimd te betalen.")),
    ("toon-koelt-af", "huur", "aanmaning", ("aanmaning/letter", ANY, INSTEAD)),
    ("toon-vormelijker", "huur", "aanmaning", ("aanmaning/letter", HELLO, "Geachte heer, mevrouw,")),
    ("oplossing-zwakker", "gemeente", "aanmaning", ("aanmaning/letter", ANY, INSTEAD)),
    (
        "oplossing-zwakker", "gemeente", "aanmaning",
        said("aanmaning/letter", "Een betalingsregeling is niet meer mogelijk."),
    ),
    (
        "oplossing-verdwenen", "huur", "aanmaning",
        ("aanmaning/letter", ANY, INSTEAD + "Lukt betalen nu niet? Bel ons. U kunt dan uitstel vragen."),
    ),
    ("oplossing-verschoven", "energie", "aanmaning", ("aanmaning/letter", ANY, f"{INSTEAD}{BUREAU}\n\n{OFFER}")),
    ("kosten-tegen-belofte", "overig", "veertiendagenbrief", said("herinnering/letter", "U betaalt geen extra kosten.")),
    ("actie-voor-einddatum", "gemeente", "aanmaning", said("tweede_herinnering/letter", "Wij wachten tot 1 maart 2027.")),
    (
        "stap-tegen-belofte", "consumptief_krediet", "bkr_vooraankondiging",
        said("herinnering/letter", "Wij melden niets bij het BKR."),
    ),
    (
        "regeling-tegengesproken", "huur", "betaling_ontvangen",
        said("regeling_bevestiging/letter", "Uw regeling loopt altijd door."),
        said("betaling_ontvangen/letter", "Uw regeling is beëindigd."),
    ),
    ("datum-voorbij", "gemeente", "aanmaning", said("aanmaning/letter", "Wilt u vóór 3 november 2026 betalen?")),
    ("datum-loopt-terug", "overig", "aanmaning", said("herinnering/letter", "Wilt u vóór 3 november 2028 betalen?")),
    ("kanaal-andere-datum", "huur", "aanmaning", ("aanmaning/sms", ANY, "Wilt u ons vóór 20 maart 2027 bellen?")),
    ("kanaal-ander-contact", "huur", "tweede_herinnering", ("tweede_herinnering/sms", ANY, "Bel ons op 020 999 88 77.")),
    (
        "kanaal-andere-oplossing", "huur", "tweede_herinnering",
        said("tweede_herinnering/email", "Lukt betalen nu niet? Bel ons. Wij kunnen een deel kwijtschelden."),
    ),
    (
        "zin-herhaald", "huur", "overdracht_incasso",
        *(
            said(f"{stage}/letter", "Uw huur is belangrijk voor ons allemaal.")
            for stage in ("herinnering", "veertiendagenbrief", "aanmaning", "overdracht_incasso")
        ),
    ),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("mutation", MUTATED, ids=lambda one: f"{one[0]}-{one[2]}")
def test_a_mutated_template_is_found(mutation: tuple, tmp_path: Path) -> None:  # type: ignore[type-arg]
    rule, sector, stage, *changes = mutation
    for name, old, new in changes:
        mutate(tmp_path, name, old, new)
    findings = [
        (report, one)
        for one_series in series(sector, tmp_path)
        for report in judge(one_series, only=frozenset({rule})).reports
        for one in report.findings
    ]
    assert {report.stage for report, _ in findings} >= {stage}
    assert all(one.category == "series" for _, one in findings)
    assert all(one.other for _, one in findings if rule != "datum-voorbij")


def mutate(folder: Path, name: str, old: str, new: str) -> None:
    """Change words in a copy of a shipped template."""
    path = folder / f"{name}.md.j2"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes((resources.templates_dir() / f"{name}.md.j2").read_bytes())
    text = path.read_text(encoding="utf-8")
    if old == ANY:
        old, new = text.split("---\n", 2)[2], new + (PAY if name.endswith("letter") else "")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
