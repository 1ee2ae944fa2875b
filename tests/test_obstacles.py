"""What the law has against a stage: alone, when a person chose it, and on the ladder, which goes on to the next."""

from datetime import date
from typing import Any

import pytest

from letterkit import journey
from letterkit.case import Case, parse
from letterkit.creditor import Creditor
from letterkit.creditor.own_law import Nagekeken
from letterkit.sectors import Rung, sectors
from letterkit.stages import shipped
from tests.invented import CREDITOR, record

TODAY = date(2026, 11, 23)
LOOKED_UP = Nagekeken(bron="de wet, gelezen in 2026", door="J. de Jurist", op=date(2026, 11, 1))


def creditor(sector: str, *rungs: str, **own: Any) -> Creditor:
    """A creditor of the sector that looked up what is not confirmed; ``rungs``: a ladder of its own, a rung a day."""
    ladder = {stage: Rung(vanaf_dag=number, wachten=1) for number, stage in enumerate(rungs, 1)}
    duties = dict.fromkeys(sectors()[sector].unconfirmed, LOOKED_UP)
    return CREDITOR.model_copy(update={"sector": sector, "fasen": ladder, "plichten": duties, **own})


def case(months: int = 1, **changes: Any) -> Case:
    """A case that is so many terms of € 95 behind, the first of 1 July 2026."""
    terms = [{"vervaldatum": f"2026-{6 + month:02}-01", "bedrag": "95"} for month in range(1, months + 1)]
    return parse(record(**{"achterstand": {"termijnen": terms, "totaal": str(95 * months)}, **changes}))


def sent(*messages: tuple[str, str]) -> list[dict[str, str]]:
    return [{"fase": stage, "datum": day} for stage, day in messages]


def code(late: Case, own: Creditor, stage: str) -> str:
    obstacle = journey.obstacle(late, own, stage, TODAY)
    return obstacle.code if obstacle else ""


@pytest.mark.parametrize(("months", "expected"), [(1, "too_few_terms"), (2, ""), (3, "")])
def test_the_letter_of_two_months_premium_waits_for_the_second(months: int, expected: str) -> None:
    assert code(case(months), creditor("zorgverzekering"), "premie_twee_maanden") == expected


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        ([], "needs_earlier_stage"),
        ([("premie_twee_maanden", "2026-06-30")], "needs_earlier_stage"),  # over what was paid since
        ([("premie_twee_maanden", "2026-07-01")], ""),
        ([("premie_twee_maanden", "2026-09-10")], ""),
        ([("aanmaning", "2026-09-10")], "needs_earlier_stage"),
    ],
)
def test_a_later_letter_about_premium_follows_the_earlier(earlier: list[tuple[str, str]], expected: str) -> None:
    own = creditor("zorgverzekering")
    assert code(case(4, eerdere_berichten=sent(*earlier)), own, "premie_vier_maanden") == expected


ONLY_IN = {
    "bkr_vooraankondiging": {"consumptief_krediet"},
    "opeising": {"consumptief_krediet"},
    "einde_levering": {"energie", "warmte", "drinkwater"},
    "vordering_overzicht": {"incasso"},
    "overdracht_vordering": {"incasso"},
}


@pytest.mark.parametrize("stage", shipped())
def test_a_stage_of_another_sector_is_for_nobody_of_this_one(stage: str) -> None:
    wanted = ONLY_IN.get(stage, set(sectors()))
    assert {sector for sector in sectors() if journey.of_sector(shipped()[stage], sector)} == wanted


CLAIM = {
    "schuldeiser": "De Spaak",
    "schuldeiser_adres": "Kade 2, 7411 AA Deventer",
    "grondslag": "de koop van een fiets",
}


def collector(*rungs: str) -> Creditor:
    complaints = CREDITOR.klachten.model_copy(update={"buitenste_instantie": "Kifid"})
    return creditor("incasso", *rungs, klachten=complaints, kvk="12345678", wki_registratie="2024-0077")


@pytest.mark.parametrize(
    ("own", "changes"),
    [
        (creditor("huur", "opeising", "tweede_herinnering"), {}),  # nobody calls in a rent
        (creditor("drinkwater", "einde_levering", "tweede_herinnering"), {}),  # for this customer none is planned
        (collector("overdracht_vordering", "tweede_herinnering"), {"vordering": CLAIM}),  # no credit that was sold
    ],
)
def test_the_ladder_goes_on_after_a_stage_that_is_not_for_this_case(own: Creditor, changes: dict[str, Any]) -> None:
    assert journey.decide(case(**changes), own, TODAY).stage == "tweede_herinnering"


@pytest.mark.parametrize(
    ("bought", "expected"), [("2026-11-22", ""), ("2026-11-23", ""), ("2026-11-24", "transfer_day_missing")]
)
def test_a_transfer_is_told_from_its_own_day_on(bought: str, expected: str) -> None:
    sold = {**CLAIM, "krediet": True, "overgenomen_op": bought}
    assert code(case(vordering=sold), collector(), "overdracht_vordering") == expected


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        ([("overdracht_vordering", "2026-08-10")], ""),
        ([("overdracht_vordering", "2026-08-09")], "needs_transfer_notice"),
        ([("vordering_overzicht", "2026-08-20")], "needs_transfer_notice"),
        ([("vordering_overzicht", "2026-08-05"), ("overdracht_vordering", "2026-08-12")], ""),
    ],
)
def test_a_buyer_collects_when_the_borrower_heard_of_this_transfer(
    earlier: list[tuple[str, str]], expected: str
) -> None:
    sold = {**CLAIM, "krediet": True, "overgenomen_op": "2026-08-10"}
    late = case(vordering=sold, eerdere_berichten=sent(*earlier))
    assert code(late, collector(), "tweede_herinnering") == expected


@pytest.mark.parametrize(
    ("sought", "ends", "expected"),
    [
        ("2026-07-01", "2026-12-10", ""),  # on the due day itself
        ("2026-06-30", "2026-12-10", "no_personal_contact"),  # over what was paid since
        (None, "2026-12-10", "no_personal_contact"),
        # Posted on Monday 23 November, there on Wednesday; fourteen days end on Wednesday 9 December.
        ("2026-11-02", "2026-12-09", "end_of_supply_too_soon"),
    ],
)
def test_a_supply_ends_after_contact_and_after_the_whole_term(sought: str | None, ends: str, expected: str) -> None:
    planned = {"einde_op": ends, "contact_gezocht_op": sought}
    tried = sent(("herinnering", "2026-08-03"), ("regeling_aanbod", "2026-11-10"))
    late = case(levering=planned, eerdere_berichten=tried)
    obstacle = journey.obstacle(late, creditor("drinkwater"), "einde_levering", TODAY)
    assert (obstacle.code if obstacle else "") == expected
    assert (obstacle and obstacle.day) == (date(2026, 12, 10) if expected == "end_of_supply_too_soon" else None)


@pytest.mark.parametrize(
    ("rungs", "charge", "expected"),
    [
        ((), False, "fourteen_days_switched_off"),
        (("herinnering",), False, "fourteen_days_switched_off"),
        (("herinnering", "veertiendagenbrief"), False, ""),
        (("herinnering", "veertiendagenbrief"), True, "fourteen_days_late_charge"),
    ],
)
def test_a_lender_has_a_fourteen_day_letter_when_it_stands_on_its_own_ladder(
    rungs: tuple[str, ...], expected: str, *, charge: bool
) -> None:
    own = creditor("consumptief_krediet", *rungs, vertragingsvergoeding=charge)
    assert code(case(), own, "veertiendagenbrief") == expected


CALLED_IN = {"restschuld": "900", "aanmaning_op": "2026-09-02", "aanmaning_tot": "2026-09-20"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ""),
        ({"status": "lopend"}, "opeising_arrangement_kept"),
        ({"status": "gemist", "gemiste_datum": "2026-11-15"}, ""),
        ({"schuldhulp": {"datum": "2026-11-01"}}, "opeising_debt_help"),
        ({"signalen": {"schuldhulp_sinds": "2026-11-01"}}, "opeising_debt_help"),
    ],
)
def test_a_credit_is_not_called_in_while_something_is_being_done(changes: dict[str, Any], expected: str) -> None:
    offered = sent(("regeling_aanbod", "2026-11-10"))
    plan = {"startdatum": "2026-09-01", "bedrag": "50", "aantal_termijnen": 10}
    if "status" in changes:
        changes = {"regeling": plan | changes}
    late = case(2, opeising=CALLED_IN, eerdere_berichten=offered, **changes)
    assert code(late, creditor("consumptief_krediet"), "opeising") == expected
