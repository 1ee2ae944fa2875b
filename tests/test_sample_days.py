"""No case that letterkit shows as an example promises a day that is over: in the samples, and beside each stage.

The samples belong to one day (``samples/README.md``): what they look forward to lies after it, and after the day on
which a message about it arrives.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from letterkit import days_gate, journey, resources
from letterkit.case import Case, parse
from letterkit.case_file import read
from letterkit.errors import WrongCall
from letterkit.pipeline import process
from letterkit.workspace import load_workspace
from tests.invented import record

SAMPLES, TEMPLATES = resources.samples_dir(), resources.templates_dir()
WORKSPACE = load_workspace(SAMPLES / "creditor.yaml")
DAY = date(2026, 11, 23)
FILES = ("fasen.json", "trajecten.json", "portfolio.csv")
AHEAD = (
    "voorstel.startdatum", "voorstel.antwoord_voor", "pauze.tot", "schuldhulp.tot", "klacht.antwoord_voor",
    "overdracht.datum", "levering.einde_op", "bkr.melddatum", "regeling.evaluatie_op",
)  # fmt: skip
OVER = ("ontvangen.datum", "kwijting.datum", "regeling.gemiste_datum", "vordering.overgenomen_op",
        "levering.contact_gezocht_op", "opeising.aanmaning_op", "opeising.aanmaning_tot")  # fmt: skip


def cases() -> Iterator[tuple[str, Case]]:
    for name in FILES:
        yield from ((f"{name} {row.case_id}", row.case) for row in read(SAMPLES / name) if row.case)
    for path in sorted(Path(TEMPLATES).glob("*/sample.json")):
        yield f"{path.parent.name} {path.name}", parse(json.loads(path.read_text(encoding="utf-8")))


EVERY = dict(cases())


def day_of(case: Case, place: str) -> date | None:
    part, _, field = place.partition(".")
    value: date | None = getattr(getattr(case, part), field, None)
    return value


def test_there_are_many() -> None:
    assert len(EVERY) > 90
    for place in (*AHEAD, *OVER):
        assert place == "schuldhulp.tot" or any(day_of(case, place) for case in EVERY.values()), place


@pytest.mark.parametrize("name", EVERY)
def test_what_a_sample_looks_forward_to_lies_ahead(name: str) -> None:
    case = EVERY[name]
    ahead = {place: day_of(case, place) for place in AHEAD}
    assert not {place: day for place, day in ahead.items() if day and day <= max(case.stand_op, DAY)}
    assert not {place: day for place in OVER if (day := day_of(case, place)) and day > case.stand_op}
    assert all(one.datum <= DAY for one in case.eerdere_berichten)  # one sample is old on purpose
    if plan := case.regeling:
        assert plan.status != "nieuw" or plan.startdatum > DAY
        if plan.status == "gemist":  # the term that comes after those that were paid
            assert plan.betaalmomenten[plan.betaalde_termijnen].datum == plan.gemiste_datum
        if plan.status in ("nieuw", "gemist"):  # what is left of the plan is what is open
            left = plan.samen - plan.bedrag * plan.betaalde_termijnen
            assert left == case.achterstand.totaal + plan.rente


@pytest.mark.parametrize("name", EVERY)
def test_no_message_of_a_sample_promises_a_day_that_is_over(name: str) -> None:
    case = EVERY[name]
    for stage in WORKSPACE.creditor.stages:
        try:
            decision = journey.for_stage(case, WORKSPACE.creditor, stage, DAY)
        except WrongCall:  # the case has nothing for this stage
            continue
        assert days_gate.in_message(case, decision, DAY) == (), stage


PLAN = {"status": "nieuw", "bedrag": "125.50", "aantal_termijnen": 1, "afgesproken_op": "2026-11-23"}
OFFER = {"datum": "2026-11-23", "bedrag": "125.50", "aantal_termijnen": 1, "rente_loopt_door": False,
         "startdatum": "2026-12-25", "antwoord_voor": "2026-12-07"}  # fmt: skip
PAUSE = {"datum": "2026-11-20", "van": "2026-11-01", "tot": "2026-12-31", "rente_loopt_door": False}
COMPLAINT = {"datum": "2026-11-20", "antwoord_voor": "2026-12-18"}


@pytest.mark.parametrize(
    ("changes", "channel", "over"),
    [
        ({"regeling": {**PLAN, "startdatum": "2026-11-22"}}, "email", ["regeling.startdatum"]),
        ({"regeling": {**PLAN, "startdatum": "2026-11-23"}}, "email", []),  # it is there the same day
        ({"regeling": {**PLAN, "startdatum": "2026-11-24"}}, "letter", ["regeling.startdatum"]),
        ({"regeling": {**PLAN, "startdatum": "2026-11-25"}}, "letter", []),  # Monday's post is there on Wednesday
        ({"regeling": {**PLAN, "startdatum": "2026-12-01", "evaluatie_op": "2026-11-24"}}, "letter", ["regeling.evaluatie_op"]),
        ({"regeling": {**PLAN, "startdatum": "2026-11-01", "status": "lopend"}}, "letter", []),
        ({"voorstel": OFFER}, "letter", []),
        ({"voorstel": {**OFFER, "antwoord_voor": "2026-11-25"}}, "letter", ["voorstel.antwoord_voor"]),
        ({"voorstel": {**OFFER, "antwoord_voor": "2026-11-26"}}, "letter", []),
        ({"voorstel": {**OFFER, "startdatum": "2026-11-24"}}, "letter", ["voorstel.startdatum"]),
        ({"pauze": PAUSE}, "letter", []),
        ({"pauze": {**PAUSE, "tot": "2026-11-24"}}, "letter", ["pauze.tot"]),
        ({"schuldhulp": {"datum": "2026-11-20", "tot": "2026-11-22"}}, "email", ["schuldhulp.tot"]),
        ({"klacht": COMPLAINT}, "letter", []),
        ({"klacht": {**COMPLAINT, "antwoord_voor": "2026-11-23"}}, "email", ["klacht.antwoord_voor"]),
    ],
)  # fmt: skip
def test_a_real_case_is_held_when_its_day_is_over_on_arrival(
    changes: dict[str, Any], channel: str, over: list[str]
) -> None:
    case = parse(record(**{"stand_op": "2026-11-22", "klant__kanalen": [channel], **changes}))
    held = process(case, WORKSPACE, DAY).held
    found = [
        dict(reason.values)["field"] for reason in held if reason.code in ("dag_voorbij", "eerste_betaling_voorbij")
    ]
    assert found == over, held
