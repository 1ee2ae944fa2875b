"""Which stage fits which case on which day."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from letterkit import case as cases
from letterkit import journey, resources
from letterkit.case_file import read
from letterkit.creditor_file import load
from letterkit.errors import WrongCall
from letterkit.sectors import sectors
from letterkit.stages import shipped
from letterkit.texts import keys
from tests.invented import CREDITOR as BASE
from tests.invented import record

CREDITOR = BASE.model_copy(update={"fasen": {name: sectors()["consumptief_krediet"].ladder[name] for name in
                                             ("herinnering", "tweede_herinnering", "aanmaning")}})  # fmt: skip

DUE = date(2026, 11, 1)


def decide(today: date, **changes: Any) -> journey.Decision:
    return journey.decide(cases.parse(record(**changes)), CREDITOR, today)


def sent(*messages: tuple[str, str]) -> list[dict[str, str]]:
    return [{"fase": stage, "datum": day} for stage, day in messages]


def test_an_arrangement_is_confirmed_on_the_day_it_was_made() -> None:
    plan = {"status": "nieuw", "startdatum": "2027-01-04", "bedrag": "62.75", "aantal_termijnen": 2}
    assert decide(date(2026, 11, 23), regeling=plan).reason == "plan_is_kept"
    made = {**plan, "afgesproken_op": "2026-11-22"}
    assert decide(date(2026, 11, 23), regeling=made).stage == "regeling_bevestiging"
    told = sent(("regeling_bevestiging", "2026-11-23"))
    assert decide(date(2026, 11, 24), regeling=made, eerdere_berichten=told).reason == "plan_is_kept"


@pytest.mark.parametrize(
    ("today", "earlier", "stage", "reason", "next_day"),
    [
        (date(2026, 11, 4), [], None, "not_yet", date(2026, 11, 5)),
        (date(2026, 11, 5), [], "herinnering", "", None),
        (date(2027, 2, 1), [], "herinnering", "", None),
        # Every rung waits until the term of the letter before it is over: delivered Monday 9 November.
        (date(2026, 11, 23), [("herinnering", "2026-11-05")], None, "not_yet", date(2026, 11, 24)),
        (date(2026, 11, 24), [("herinnering", "2026-11-05")], "tweede_herinnering", "", None),
        (date(2026, 11, 14), [("herinnering", "2026-11-08")], None, "not_yet", date(2026, 11, 26)),
        (date(2026, 11, 14), [("herinnering", "2026-09-08")], "herinnering", "", None),
        (
            date(2026, 12, 3),
            [("herinnering", "2026-11-05"), ("tweede_herinnering", "2026-11-14")],
            "aanmaning",
            "",
            None,
        ),
        (date(2026, 12, 29), [("tweede_herinnering", "2026-11-14")], "aanmaning", "", None),
        # Delivered Wednesday 18 November.
        (
            date(2026, 12, 2),
            [("herinnering", "2026-11-05"), ("tweede_herinnering", "2026-11-14")],
            None,
            "not_yet",
            date(2026, 12, 3),
        ),
        (date(2026, 12, 29), [("aanmaning", "2026-11-30")], None, "ladder_ends", None),
    ],
)
def test_the_ladder(
    today: date, earlier: list[tuple[str, str]], stage: str | None, reason: str, next_day: date | None
) -> None:
    decision = decide(today, eerdere_berichten=sent(*earlier))
    assert (decision.stage, decision.reason, decision.next_day) == (stage, reason, next_day)


@pytest.mark.parametrize("written", ["Tweede herinnering", "TWEEDE_HERINNERING", " tweede  herinnering "])
def test_a_stage_is_known_however_it_is_written(written: str) -> None:
    assert decide(date(2026, 12, 29), eerdere_berichten=sent((written, "2026-11-14"))).stage == "aanmaning"


def plan(**changes: Any) -> dict[str, Any]:
    return {"status": "lopend", "startdatum": "2026-09-01", "bedrag": "50", "aantal_termijnen": 10, **changes}


def test_a_kept_arrangement_is_left_alone() -> None:
    assert decide(date(2026, 12, 1), regeling=plan()).reason == "plan_is_kept"


OFFER = {"datum": "2026-12-01", "bedrag": "50", "aantal_termijnen": 10, "startdatum": "2027-01-01",
         "rente_loopt_door": False, "antwoord_voor": "2026-12-15"}  # fmt: skip


@pytest.mark.parametrize(
    ("today", "reason", "next_day", "stage"),
    [
        (date(2026, 12, 2), "offer_open", date(2026, 12, 15), None),
        (date(2026, 12, 14), "offer_open", date(2026, 12, 15), None),
        (date(2026, 12, 15), "not_yet", date(2026, 12, 18), None),  # the letter of 1 December gives until the 17th
        (date(2026, 12, 18), "", None, "aanmaning"),
    ],
)
def test_an_offer_is_not_overtaken_before_its_answer_is_due(
    today: date, reason: str, next_day: date | None, stage: str | None
) -> None:
    earlier = sent(("tweede_herinnering", "2026-11-14"), ("regeling_aanbod", "2026-12-01"))
    decision = decide(today, eerdere_berichten=earlier, voorstel=OFFER)
    assert (decision.stage, decision.reason, decision.next_day) == (stage, reason, next_day)


def test_nothing_goes_out_between_the_announcement_of_a_hand_over_and_its_day() -> None:
    planned = {"datum": "2027-02-01", "partner": "Incasso Voorbeeld"}
    earlier = sent(("aanmaning", "2026-12-01"), ("overdracht_incasso", "2027-01-10"))
    decision = decide(date(2027, 1, 20), eerdere_berichten=earlier, overdracht=planned)
    assert (decision.stage, decision.reason, decision.next_day) == (None, "hand_over_announced", date(2027, 2, 1))
    assert decide(date(2027, 2, 1), eerdere_berichten=earlier, overdracht=planned).reason == "ladder_ends"


def test_nothing_goes_out_between_the_announcement_of_the_end_of_a_supply_and_its_day() -> None:
    """The customer has until that day: a hand-over in between breaks what the letter says."""
    planned = {"einde_op": "2027-02-01", "contact_gezocht_op": "2026-12-20"}
    earlier = sent(("aanmaning", "2026-12-01"), ("einde_levering", "2027-01-10"))
    decision = decide(date(2027, 1, 20), eerdere_berichten=earlier, levering=planned)
    assert (decision.stage, decision.reason, decision.next_day) == (None, "end_of_supply_announced", date(2027, 2, 1))
    assert decide(date(2027, 2, 1), eerdere_berichten=earlier, levering=planned).reason != "end_of_supply_announced"


def test_a_missed_term_asks_for_that_term_only_once() -> None:
    missed = plan(status="gemist", gemiste_datum="2026-11-15")
    decision = decide(date(2026, 11, 20), regeling=missed)
    assert (decision.stage, str(decision.amount)) == ("regeling_gemist", "50")
    again = decide(date(2026, 11, 20), regeling=missed, eerdere_berichten=sent(("regeling_gemist", "2026-11-17")))
    assert again.reason == "already_sent"


@pytest.mark.parametrize(
    ("changes", "stage", "channels"),
    [
        ({}, "herinnering", ("email", "sms")),
        ({"klant__email": None}, "herinnering", ("sms",)),
        ({"klant__email": None, "klant__mobiel": None}, "herinnering", ("letter",)),
        ({"klant__kanalen": ["letter"]}, "herinnering", ("letter",)),
        ({"klant__kanalen": ["email"]}, "aanmaning", ("letter", "email")),
        ({"signalen": {"post_onbezorgbaar": True}}, "aanmaning", ("email", "sms")),
        ({"signalen": {"email_onbezorgbaar": True}}, "herinnering", ("sms",)),
        ({"klant__adres": None, "klant__email": None}, "tweede_herinnering", ("sms",)),
    ],
)
def test_channels(changes: dict[str, Any], stage: str, channels: tuple[str, ...]) -> None:
    case = cases.parse(record(**changes))
    assert journey.for_stage(case, CREDITOR, stage, date(2026, 12, 1)).channels == channels


def test_an_unknown_stage_is_refused() -> None:
    with pytest.raises(WrongCall):
        journey.for_stage(cases.parse(record()), CREDITOR, "laatste_kans", DUE)


def test_a_decision_records_what_decided_it() -> None:
    variables = decide(date(2026, 11, 14), eerdere_berichten=sent(("herinnering", "2026-11-05"))).variables
    assert variables == {
        "dagen_te_laat": 13,
        "open_termijnen": 1,
        "vorige_fase": "herinnering",
        "regeling": "",
        "eerder_gemist": 0,
        "oplossing_aangeboden": False,
        "maatregelen": "",
        "contracten_achter": 0,
        "dagen_na_vorige": 9,
        "gebeurtenis": "",
        "pauze": False,
        "zakelijk": False,
        "dagen_tot_melding": "",
        "bkr_gemeld": False,
        "dagen_tot_overdracht": "",
        "opeising": False,
    }


SAMPLES = resources.samples_dir()
SAMPLE_CREDITOR = load(SAMPLES / "creditor.yaml")


def ladder_of(sector: str) -> list[str]:
    return list(journey.ladder(SAMPLE_CREDITOR.model_copy(update={"sector": sector, "fasen": {}})))


def test_one_customer_in_each_stage() -> None:
    found = [row.case for row in read(SAMPLES / "fasen.json")]
    decisions = [journey.decide(case, SAMPLE_CREDITOR, date(2026, 11, 23)) for case in found if case]
    reached = {decision.stage for decision in decisions}
    elsewhere = {name for sector in sectors() for name in ladder_of(sector)} - set(ladder_of("consumptief_krediet"))
    assert reached == set(shipped()) - elsewhere


@pytest.mark.parametrize("sector", sectors())
def test_every_sector_has_a_ladder_of_known_stages(sector: str) -> None:
    creditor = SAMPLE_CREDITOR.model_copy(update={"sector": sector, "fasen": {}})
    rungs = journey.ladder(creditor)
    assert set(rungs) <= set(shipped())
    assert ("bkr_vooraankondiging" in rungs) == (sector == "consumptief_krediet")
    assert next(iter(rungs)) == ("overdracht_vordering" if sector == "incasso" else "herinnering")


@pytest.mark.parametrize(
    ("sector", "own", "business", "stage"),
    [
        ("huur", {}, "", "veertiendagenbrief"),
        ("huur", {}, "Bakkerij Berg", None),
        ("consumptief_krediet", {}, "", "aanmaning"),
    ],
)
def test_the_fourteen_day_letter_is_for_sectors_and_people(
    sector: str, own: dict[str, Any], business: str, stage: str | None
) -> None:
    creditor = SAMPLE_CREDITOR.model_copy(update={"sector": sector, "fasen": own})
    earlier = sent(("herinnering", "2026-11-05"), ("tweede_herinnering", "2026-11-14"))
    case = cases.parse(record(eerdere_berichten=earlier, klant__bedrijfsnaam=business))
    assert journey.decide(case, creditor, date(2026, 12, 3)).stage == stage


BEFORE_BKR = sent(("herinnering", "2026-11-05"), ("tweede_herinnering", "2026-11-14"), ("aanmaning", "2026-12-01"))


@pytest.mark.parametrize(
    ("today", "bkr", "stage", "reason"),
    [
        (date(2026, 12, 20), {"melddatum": "2027-01-02"}, "bkr_vooraankondiging", ""),
        (date(2026, 12, 20), {"melddatum": "2027-01-20"}, None, "bkr_too_early"),
        (date(2026, 12, 28), {"melddatum": "2027-01-03"}, None, "bkr_too_late"),  # there on Wednesday 30 December
        (date(2026, 12, 20), {"melddatum": "2027-01-01"}, "bkr_vooraankondiging", ""),
        (date(2026, 12, 20), {"melddatum": "2026-12-31"}, None, "bkr_report_too_early"),
        (date(2026, 12, 20), {"melddatum": "2027-01-02", "soort": "doorlopend"}, None, "bkr_report_too_early"),
        (date(2026, 12, 20), {"gemeld": True}, None, "not_yet"),
    ],
)
def test_the_announcement_of_a_mark_has_its_window(
    today: date, bkr: dict[str, Any], stage: str | None, reason: str
) -> None:
    owed = {"termijnen": [{"vervaldatum": "2026-11-01", "bedrag": "250"}], "totaal": "250"}
    case = cases.parse(record(eerdere_berichten=BEFORE_BKR, bkr=bkr, achterstand=owed))
    decision = journey.decide(case, SAMPLE_CREDITOR, today)
    assert (decision.stage, decision.reason) == (stage, reason)


HAND_OVER = {"overdracht": {"datum": "2027-03-01", "partner": "Samen Verder Incasso"}, "bkr": {"gemeld": True}}


@pytest.mark.parametrize(
    ("earlier", "changes", "stage", "reason"),
    [
        (BEFORE_BKR, {}, None, "needs_overdracht"),
        (BEFORE_BKR, HAND_OVER, None, "no_solution_offered"),
        ([*BEFORE_BKR, *sent(("regeling_aanbod", "2026-12-20"))], HAND_OVER, "overdracht_incasso", ""),
        (
            [*BEFORE_BKR, *sent(("regeling_aanbod", "2026-12-20"), ("overdracht_incasso", "2027-01-20"))],
            {"bkr": {"gemeld": True}},
            None,
            "needs_opeising",
        ),
        (
            [*BEFORE_BKR, *sent(("regeling_aanbod", "2026-12-20"), ("overdracht_incasso", "2027-01-20"))],
            {"opeising": {"restschuld": "900", "aanmaning_op": "2026-12-01", "aanmaning_tot": "2027-03-10"}},
            None,
            "opeising_notice_running",
        ),
        (
            [*BEFORE_BKR, *sent(("regeling_aanbod", "2026-12-20"), ("overdracht_incasso", "2027-01-20"))],
            {"opeising": {"restschuld": "900", "aanmaning_op": "2026-12-01", "aanmaning_tot": "2026-12-20"}},
            "opeising",
            "",
        ),
    ],
)
def test_the_last_stages_have_their_conditions(
    earlier: list[dict[str, str]], changes: dict[str, Any], stage: str | None, reason: str
) -> None:
    case = cases.parse(record(eerdere_berichten=earlier, stand_op="2027-02-18", **changes))
    decision = journey.decide(case, SAMPLE_CREDITOR, date(2027, 2, 20))
    assert (decision.stage, decision.reason) == (stage, reason)


def test_calling_in_asks_for_the_whole_credit() -> None:
    case = cases.parse(
        record(opeising={"restschuld": "900", "aanmaning_op": "2026-12-01", "aanmaning_tot": "2026-12-20"})
    )
    assert str(journey.for_stage(case, CREDITOR, "opeising", DUE).amount) == "1025.50"


@pytest.mark.parametrize(
    ("changes", "today", "stage", "next_day"),
    [
        ({"pauze": {"datum": "2026-11-10", "van": "2026-11-12", "tot": "2026-12-31", "rente_loopt_door": False}},
         date(2026, 11, 12), "betaalpauze_bevestiging", None),
        ({"pauze": {"datum": "2026-11-10", "van": "2026-11-12", "tot": "2026-12-31", "rente_loopt_door": False},
          "eerdere_berichten": sent(("betaalpauze_bevestiging", "2026-11-12"))}, date(2026, 12, 1), None, date(2027, 1, 1)),
        ({"schuldhulp": {"datum": "2026-11-10"}, "eerdere_berichten": sent(("schuldhulp_pauze", "2026-11-12"))},
         date(2026, 12, 1), None, date(2027, 3, 11)),
        ({"klacht": {"datum": "2026-11-19", "antwoord_voor": "2026-12-19"}}, date(2026, 11, 20), "klacht_ontvangen", None),
    ],
)  # fmt: skip
def test_what_happened_goes_before_the_ladder(
    changes: dict[str, Any], today: date, stage: str | None, next_day: date | None
) -> None:
    decision = decide(today, **changes)
    assert (decision.stage, decision.next_day) == (stage, next_day)
    assert decision.reason == ("" if stage else "paused")


def test_a_stage_without_its_data_is_refused() -> None:
    with pytest.raises(WrongCall) as caught:
        journey.for_stage(cases.parse(record()), CREDITOR, "opeising", DUE)
    assert caught.value.values["field"] == "opeising"


def test_a_stage_that_asks_is_refused_when_nothing_is_open() -> None:
    paid = {"achterstand": {"termijnen": [], "totaal": "0"}, "ontvangen": {"datum": "2026-11-20", "bedrag": "20"}}
    with pytest.raises(WrongCall) as caught:
        journey.for_stage(cases.parse(record(**paid)), CREDITOR, "aanmaning", DUE)
    assert caught.value.code == "stage_nothing_open"


def test_every_reason_to_wait_has_its_words() -> None:
    source = "".join(path.read_text() for path in Path(journey.__file__).parent.glob("*.py"))
    reasons = set(re.findall(r'(?:nothing\(|return )"([a-z_]+)"', source)) - {"skip"}
    reasons |= {f"opeising_{key.rsplit('.', 1)[1]}" for key in keys("law.calling_in.")}
    known = {key.split(".")[1] for key in keys("gate.")}
    assert reasons <= known


@pytest.mark.parametrize(
    ("help_", "next_day"),
    [
        ({"datum": "2026-11-10"}, date(2027, 3, 11)),
        ({"datum": "2026-11-10", "soort": "nvvk"}, date(2027, 7, 11)),
        ({"datum": "2026-11-10", "soort": "moratorium"}, date(2027, 5, 11)),
        ({"datum": "2026-11-10", "soort": "moratorium", "tot": "2027-01-31"}, date(2027, 2, 1)),
    ],
)
def test_three_pauses_are_kept_apart(help_: dict[str, str], next_day: date) -> None:
    told = sent(("schuldhulp_pauze", "2026-11-12"))
    assert decide(date(2026, 12, 1), schuldhulp=help_, eerdere_berichten=told).next_day == next_day


GUARDIAN = {"naam": "Bewind en Zorg", "email": "post@bewindvoorbeeld.nl", "adres": {
    "straat": "Postbus", "huisnummer": "12", "postcode": "3500 AA", "plaats": "Utrecht"}}  # fmt: skip


@pytest.mark.parametrize(
    ("guardian", "stage", "channels"),
    [
        (GUARDIAN, "aanmaning", ("letter", "email")),
        ({**GUARDIAN, "adres": None}, "aanmaning", ("email",)),
        ({**GUARDIAN, "email": None}, "herinnering", ("letter",)),
    ],
)
def test_a_guardian_gets_the_message_and_never_a_text(
    guardian: dict[str, Any], stage: str, channels: tuple[str, ...]
) -> None:
    case = cases.parse(record(bewindvoerder=guardian, klant__kanalen=["sms"]))
    assert journey.for_stage(case, CREDITOR, stage, date(2026, 12, 1)).channels == channels
