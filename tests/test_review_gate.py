"""Who a person must look at first."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from letterkit import case as cases
from letterkit import journey, review_gate
from letterkit.texts import keys, say
from tests.invented import CREDITOR, record

TODAY = date(2026, 11, 23)
HARD = "aanmaning"
EARLIER = {"fase": "herinnering", "kanaal": "letter"}


def owed(day: str, amount: str) -> dict[str, Any]:
    return {"termijnen": [{"vervaldatum": day, "bedrag": amount}], "totaal": amount}


def terms(*amounts: str) -> dict[str, Any]:
    each = [{"vervaldatum": f"2026-11-0{n}", "bedrag": amount} for n, amount in enumerate(amounts, 1)]
    return {"termijnen": each, "totaal": str(sum(map(Decimal, amounts)))}


@pytest.mark.parametrize(
    ("changes", "stage", "expected"),
    [
        ({}, "herinnering", ()),
        ({"signalen": {"overleden": True}}, "herinnering", ("overleden",)),
        ({"signalen": {"bewind": True}}, "herinnering", ("bewind",)),
        ({"signalen": {"wsnp": True}}, "herinnering", ("wsnp",)),
        ({"signalen": {"schuldhulp_sinds": "2026-10-01"}}, "herinnering", ("schuldhulp",)),
        ({"signalen": {"geschil": True}}, "herinnering", ("geschil",)),
        ({"signalen": {"klacht": True}}, "herinnering", ("klacht",)),
        ({"signalen": {"betaling_onderweg": True}}, "herinnering", ("betaling_onderweg",)),
        ({"signalen": {"kwetsbaar": True}}, "herinnering", ()),
        ({"signalen": {"kwetsbaar": True}}, HARD, ("kwetsbaar",)),
        ({"signalen": {"geldzorgen": True}}, HARD, ("geldzorgen",)),
        (
            {
                "klant__adres": {
                    "straat": "Kerkstraat",
                    "huisnummer": "1",
                    "postcode": "2000",
                    "plaats": "Antwerpen",
                    "land": "BE",
                }
            },
            HARD,
            ("ander_land",),
        ),
        (
            {
                "klant__adres": {
                    "straat": "Kerkstraat",
                    "huisnummer": "1",
                    "postcode": "2000",
                    "plaats": "Antwerpen",
                    "land": "BE",
                }
            },
            "herinnering",
            ("ander_land",),
        ),
        ({"klant__adres": {"regels": ["Rue Neuve 1"], "plaats": "Lyon", "land": "FR"}}, "herinnering", ()),
        ({"stand_op": "2026-11-17"}, "herinnering", ("stand_oud",)),
        ({"eerdere_berichten": [EARLIER | {"datum": "2026-11-24"}]}, HARD, ("bericht_in_toekomst",)),
        ({"achterstand": owed("2021-11-23", "125.50")}, "herinnering", ("mogelijk_verjaard",)),
        ({"achterstand": owed("2021-11-24", "125.50")}, "herinnering", ()),
        (
            {"achterstand": owed("2006-01-01", "125.50"), "eerdere_berichten": [EARLIER | {"datum": "2026-01-02"}]},
            HARD,
            (),
        ),
        ({"achterstand": owed("2026-11-01", "0.99")}, "herinnering", ("heel_klein",)),
        ({"achterstand": owed("2026-11-01", "1.00")}, "herinnering", ()),
        ({"achterstand": owed("2026-11-01", "250000.01")}, "herinnering", ("heel_groot",)),
        ({"achterstand": terms("10", "12", "600.01")}, "herinnering", ("bedrag_uit_verhouding",)),
        ({"achterstand": terms("10", "12", "600")}, "herinnering", ()),
        ({"achterstand": terms("1", "600")}, "herinnering", ()),
        ({"ontvangen": {"datum": "1996-11-22", "bedrag": "20"}}, "herinnering", ("datum_ver_weg",)),
        ({"overdracht": {"datum": "2036-11-24", "partner": "Incasso"}}, "herinnering", ("datum_ver_weg",)),
        ({"overdracht": {"datum": "2036-11-23", "partner": "Incasso"}}, "herinnering", ()),
        ({"stand_op": "2026-11-18"}, "herinnering", ()),
        ({"stand_op": "2026-11-23"}, "herinnering", ()),
        ({"stand_op": "2026-11-24"}, "herinnering", ("stand_in_toekomst",)),
        ({"klant__adres": None, "klant__email": None, "klant__mobiel": None}, "herinnering", ("niet_bereikbaar",)),
        ({"signalen": {"klacht": True, "overleden": True}}, HARD, ("overleden", "klacht")),
    ],
)
def test_reasons(changes: dict[str, Any], stage: str, expected: tuple[str, ...]) -> None:
    case = cases.parse(record(**changes))
    decision = journey.for_stage(case, CREDITOR, stage, TODAY)
    assert review_gate.reasons(case, CREDITOR, decision, TODAY) == expected


GUARDIAN = {"naam": "Bewind en Zorg", "adres": None, "email": "post@bewindvoorbeeld.nl"}


@pytest.mark.parametrize(
    ("changes", "stage", "expected"),
    [
        ({"bewindvoerder": GUARDIAN}, "herinnering", ()),
        ({"bewindvoerder": GUARDIAN, "signalen": {"bewind": True}}, "aanmaning", ()),
        ({"bewindvoerder": GUARDIAN}, "veertiendagenbrief", ("bewind", "niet_bereikbaar")),
        ({"bewindvoerder": GUARDIAN, "ontvangen": {"datum": "2026-11-10", "bedrag": "20"}}, "betaling_ontvangen",
         ("bewind",)),
    ],
)  # fmt: skip
def test_a_guardian_we_know_is_written_to_where_there_are_words_for_one(
    changes: dict[str, Any], stage: str, expected: tuple[str, ...]
) -> None:
    case = cases.parse(record(**changes))
    assert review_gate.reasons(case, CREDITOR, journey.for_stage(case, CREDITOR, stage, TODAY), TODAY) == expected


def test_a_message_of_today_is_not_of_the_future() -> None:
    today = cases.parse(record(eerdere_berichten=[EARLIER | {"datum": "2026-11-23"}]))
    decision = journey.for_stage(today, CREDITOR, "herinnering", TODAY)
    assert "bericht_in_toekomst" not in review_gate.reasons(today, CREDITOR, decision, TODAY)


@pytest.mark.parametrize(("amount", "held"), [("0.00", False), ("0.01", True)])
def test_the_highest_amount_is_still_sent(amount: str, held: bool) -> None:
    owes = f"{CREDITOR.toetsen.bovengrens + Decimal(amount):.2f}"
    case = cases.parse(record(achterstand=owed("2026-11-05", owes)))
    decision = journey.for_stage(case, CREDITOR, "herinnering", TODAY)
    assert decision.amount == Decimal(owes)
    assert ("heel_groot" in review_gate.reasons(case, CREDITOR, decision, TODAY)) is held


def test_a_third_missed_arrangement_is_for_a_person() -> None:
    plan = {"status": "gemist", "startdatum": "2026-09-01", "bedrag": "50", "aantal_termijnen": 10,
            "gemiste_datum": "2026-11-15", "eerder_gemist": 2}  # fmt: skip
    case = cases.parse(record(regeling=plan))
    assert review_gate.reasons(case, CREDITOR, journey.decide(case, CREDITOR, TODAY), TODAY) == ("vaak_gemist",)


@pytest.mark.parametrize(
    ("changes", "stage", "held"),
    [
        ({"schuldhulp": {"datum": "2026-11-10"}, "signalen": {"schuldhulp_sinds": "2026-11-10"}}, "schuldhulp_pauze", False),
        ({"klacht": {"datum": "2026-11-10", "antwoord_voor": "2026-12-10"}, "signalen": {"klacht": True}},
         "klacht_ontvangen", False),
        ({"ontvangen": {"datum": "2026-11-10", "bedrag": "20"}, "signalen": {"overleden": True}}, "betaling_ontvangen", True),
    ],
)  # fmt: skip
def test_a_message_that_asks_nothing_may_go_where_a_demand_may_not(
    changes: dict[str, Any], stage: str, held: bool
) -> None:
    case = cases.parse(record(**changes))
    decision = journey.for_stage(case, CREDITOR, stage, TODAY)
    assert bool(review_gate.reasons(case, CREDITOR, decision, TODAY)) == held


def test_signs_of_problem_debt_lead_to_a_person() -> None:
    terms = [{"vervaldatum": f"2026-0{month}-01", "bedrag": "10"} for month in range(5, 10)]
    plan = {"status": "beeindigd", "startdatum": "2026-05-01", "bedrag": "5", "aantal_termijnen": 9, "eerder_gemist": 1}
    case = cases.parse(record(achterstand={"termijnen": terms, "totaal": "50"}, regeling=plan))
    decision = journey.for_stage(case, CREDITOR, HARD, TODAY)
    assert review_gate.reasons(case, CREDITOR, decision, TODAY) == ("problematische_schuld",)
    assert review_gate.reasons(case, CREDITOR, journey.for_stage(case, CREDITOR, "herinnering", TODAY), TODAY) == ()


def test_every_reason_says_why_and_what_to_do() -> None:
    reasons = {key.split(".")[1] for key in keys("gate.")}
    assert set(review_gate._CHECKS) <= reasons
    for reason in review_gate._CHECKS:
        assert say(f"gate.{reason}.why").endswith(".")
        assert say(f"gate.{reason}.do").endswith(".")
