"""The last day, the first day and the exact amount: what journey, gate and payment do on their boundaries."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from letterkit import journey, review_gate, stages
from letterkit.case import Case, parse
from letterkit.creditor import Creditor
from letterkit.journey import hooks
from letterkit.payment import request
from letterkit.sectors import Rung
from letterkit.templating import solutions
from tests.invented import CREDITOR, SECRET, record

TODAY = date(2026, 11, 23)
HELP = "regeling_aanbod"
PLAN = {"status": "gemist", "startdatum": "2026-09-01", "aantal_termijnen": 10, "gemiste_datum": "2026-11-15"}


def creditor(**changes: Any) -> Creditor:
    return CREDITOR.model_copy(update=changes)


def case(**changes: Any) -> Case:
    return parse(record(**changes))


def sent(*messages: tuple[str, str]) -> list[dict[str, str]]:
    return [{"fase": stage, "datum": day} for stage, day in messages]


def ladder(**rungs: tuple[int, int]) -> dict[str, Rung]:
    return {stage: Rung(vanaf_dag=first, wachten=wait) for stage, (first, wait) in rungs.items()}


@pytest.mark.parametrize(("term", "asked"), [("125.49", "125.49"), ("125.50", "125.50"), ("200", "125.50")])
def test_a_plan_never_asks_more_than_is_open(term: str, asked: str) -> None:
    missed = case(regeling={**PLAN, "bedrag": term})
    assert journey.decide(missed, CREDITOR, TODAY).amount == Decimal(asked)


@pytest.mark.parametrize(
    ("wait", "term", "days"), [(1, 14, 19), (14, 14, 19), (20, 14, 20), (1, 3, 8)]
)  # days after the last letter, of a Friday and there on Tuesday: the ladder's own wait, and never within its term
def test_a_hard_stage_waits_for_the_term_of_the_last_message(wait: int, term: int, days: int) -> None:
    own = creditor(
        fasen=ladder(herinnering=(4, 1), aanmaning=(10, wait)),
        betalen=CREDITOR.betalen.model_copy(update={"termijn_dagen": term}),
    )
    last = date(2026, 11, 20)
    late = case(eerdere_berichten=sent(("herinnering", last.isoformat())))
    before = journey.decide(late, own, last + timedelta(days=days - 1))
    assert (before.stage, before.reason, before.next_day) == (None, "not_yet", last + timedelta(days=days))
    assert journey.decide(late, own, last + timedelta(days=days)).stage == "aanmaning"


def test_a_soft_stage_waits_for_that_term_too() -> None:
    own = creditor(fasen=ladder(herinnering=(4, 1), tweede_herinnering=(10, 2)))
    late = case(eerdere_berichten=sent(("herinnering", "2026-11-20")))  # there on Tuesday 24 November
    assert journey.decide(late, own, date(2026, 12, 8)).next_day == date(2026, 12, 9)
    assert journey.decide(late, own, date(2026, 12, 9)).stage == "tweede_herinnering"


def test_a_message_that_asked_nothing_gives_no_term_to_wait_for() -> None:
    own = creditor(fasen=ladder(herinnering=(4, 1), tweede_herinnering=(10, 2)))
    thanked = case(eerdere_berichten=sent(("herinnering", "2026-11-02"), ("betaling_ontvangen", "2026-11-20")))
    assert journey.decide(thanked, own, date(2026, 11, 22)).stage == "tweede_herinnering"


@pytest.mark.parametrize(
    ("complaint", "payment", "stage"),
    [("2026-11-19", "2026-11-18", "betaling_ontvangen"), ("2026-11-18", "2026-11-19", "klacht_ontvangen")],
)
def test_the_oldest_event_is_told_first(complaint: str, payment: str, stage: str) -> None:
    both = case(
        klacht={"datum": complaint, "antwoord_voor": "2026-12-19"}, ontvangen={"datum": payment, "bedrag": "10"}
    )
    assert journey.decide(both, CREDITOR, TODAY).stage == stage


@pytest.mark.parametrize(("day", "stage"), [("2026-11-23", "klacht_ontvangen"), ("2026-11-24", "herinnering")])
def test_an_event_is_told_from_its_own_day_on(day: str, stage: str) -> None:
    complaint = case(klacht={"datum": day, "antwoord_voor": "2026-12-30"})
    assert journey.decide(complaint, CREDITOR, TODAY).stage == stage


@pytest.mark.parametrize(("first", "last", "paused"), [
    ("2026-11-23", "2026-12-31", True), ("2026-11-24", "2026-12-31", False),
    ("2026-11-01", "2026-11-23", True), ("2026-11-01", "2026-11-22", False),
])  # fmt: skip
def test_a_pause_holds_from_its_first_day_to_its_last(first: str, last: str, *, paused: bool) -> None:
    pause = {"datum": "2026-10-30", "van": first, "tot": last, "rente_loopt_door": False}
    told = sent(("betaalpauze_bevestiging", "2026-10-30"))
    assert (journey.decide(case(pauze=pause, eerdere_berichten=told), CREDITOR, TODAY).reason == "paused") is paused


def test_debt_of_another_contract_counts_only_when_there_is_one() -> None:
    terms = [{"vervaldatum": f"2026-0{month}-01", "bedrag": "10", "contract": number}
             for month, number in ((6, "C-77"), (7, "C-77"), (8, "C-78"), (9, "C-78"))]  # fmt: skip
    owed = {"termijnen": terms, "totaal": "40"}
    other = [{"nummer": "C-78", "omschrijving": "tweede lening"}]
    both = case(achterstand=owed, overige_contracten=other)
    decision = journey.for_stage(both, CREDITOR, "aanmaning", TODAY)
    assert review_gate.reasons(both, CREDITOR, decision, TODAY) == ("problematische_schuld",)
    one = [{**term, "contract": "C-77"} for term in terms]
    single = case(achterstand={"termijnen": one, "totaal": "40"}, overige_contracten=other)
    decision = journey.for_stage(single, CREDITOR, "aanmaning", TODAY)
    assert review_gate.reasons(single, CREDITOR, decision, TODAY) == ()
    bare = both.model_copy(update={"overige_contracten": ()})
    assert review_gate.reasons(bare, CREDITOR, decision, TODAY) == ()


@pytest.mark.parametrize(("terms", "held"), [(4, True), (3, False)])
def test_problem_debt_begins_at_the_creditors_own_number(terms: int, *, held: bool) -> None:
    owed = [{"vervaldatum": f"2026-0{month}-01", "bedrag": "10"} for month in range(5, 5 + terms)]
    plan = {"status": "beeindigd", "startdatum": "2026-05-01", "bedrag": "5", "aantal_termijnen": 9, "eerder_gemist": 1}
    many = case(achterstand={"termijnen": owed, "totaal": str(10 * terms)}, regeling=plan)
    decision = journey.for_stage(many, CREDITOR, "aanmaning", TODAY)
    assert bool(review_gate.reasons(many, CREDITOR, decision, TODAY)) is held


@pytest.mark.parametrize(("missed", "held"), [(1, False), (2, True)])
def test_the_third_missed_plan_is_for_a_person(missed: int, *, held: bool) -> None:
    again = case(regeling={**PLAN, "bedrag": "50", "eerder_gemist": missed})
    decision = journey.decide(again, CREDITOR, TODAY)
    assert ("vaak_gemist" in review_gate.reasons(again, CREDITOR, decision, TODAY)) is held


@pytest.mark.parametrize("wanted", [["letter", "whatsapp"], ["whatsapp", "letter"]])
def test_the_customers_own_order_decides_when_the_stage_has_no_wanted_channel(wanted: list[str]) -> None:
    assert journey.for_stage(case(klant__kanalen=wanted), CREDITOR, "herinnering", TODAY).channels == (wanted[0],)


@pytest.mark.parametrize(
    ("day", "reason"),
    [("2026-11-23", "hand_over_too_soon"), ("2026-11-26", "hand_over_too_soon"), ("2026-11-27", None)],
)
def test_a_hand_over_leaves_a_working_day_after_the_letter_is_there(day: str, reason: str | None) -> None:
    """Posted on Monday, delivered on Wednesday 25 November: Thursday is the first working day to do something."""
    planned = case(
        overdracht={"datum": day, "partner": "Samen Verder Incasso"}, eerdere_berichten=sent((HELP, "2026-11-10"))
    )
    found = journey.obstacle(planned, CREDITOR, "overdracht_incasso", TODAY)
    assert (found and (found.code, str(found.day))) == (reason and (reason, "2026-11-27"))


@pytest.mark.parametrize(("day", "skipped"), [("2026-10-31", False), ("2026-11-01", True), ("2026-11-02", True)])
def test_a_fourteen_day_letter_is_written_once_in_a_spell(day: str, *, skipped: bool) -> None:
    own = creditor(sector="huur", fasen={})
    written = case(eerdere_berichten=sent(("veertiendagenbrief", day)))
    found = journey.obstacle(written, own, "veertiendagenbrief", TODAY)
    assert (found is not None and found.skip) is skipped


@pytest.mark.parametrize(
    ("today", "code"), [(date(2026, 11, 1), "fourteen_days_not_in_default"), (date(2026, 11, 2), "")]
)
def test_a_fourteen_day_letter_waits_until_the_day_after_the_due_day(today: date, code: str) -> None:
    found = journey.obstacle(case(), creditor(sector="huur", fasen={}), "veertiendagenbrief", today)
    assert (found.code if found else "") == code


@pytest.mark.parametrize(("valid", "expires"), [(3, 15), (15, 15), (16, 16), (30, 30)])
def test_a_pay_link_never_ends_before_the_day_that_the_letter_names(valid: int, expires: int) -> None:
    own = creditor(betalen=CREDITOR.betalen.model_copy(update={"geldig_dagen": valid}))
    late = case()
    payment = request.build(late, own, journey.for_stage(late, own, "herinnering", TODAY), SECRET, TODAY)
    assert payment
    assert payment.link_expires == TODAY + timedelta(days=expires)
    assert payment.due == TODAY + timedelta(days=15)  # fourteen whole days, and before the fifteenth


@pytest.mark.parametrize(
    ("least", "most", "named"),
    [
        ("125.50", None, True),
        ("125.51", None, False),
        (None, "125.50", True),
        (None, "125.49", False),
        (None, None, True),
    ],
)
def test_the_limits_of_a_solution_count_themselves(least: str | None, most: str | None, *, named: bool) -> None:
    limits = {"bedrag_vanaf": least and Decimal(least), "bedrag_tot": most and Decimal(most)}
    own = creditor(oplossingen=(CREDITOR.oplossingen[0].model_copy(update=limits),))
    assert bool(solutions.for_case(case(), own, "herinnering")) is named


@pytest.mark.parametrize(
    ("stages", "named"), [(("herinnering",), True), (("aanmaning",), False), ((), False), (None, True)]
)
def test_a_solution_is_named_in_its_own_stages(stages: tuple[str, ...] | None, *, named: bool) -> None:
    own = creditor(oplossingen=(CREDITOR.oplossingen[0].model_copy(update={"fasen": stages}),))
    assert bool(solutions.for_case(case(), own, "herinnering")) is named


def test_a_day_without_a_message_is_neither_hard_nor_asks() -> None:
    early, vulnerable = date(2026, 11, 2), case(stand_op="2026-11-01", signalen={"kwetsbaar": True})
    quiet = journey.decide(vulnerable, CREDITOR, early)
    assert (quiet.stage, quiet.hard, quiet.asks) == (None, False, False)
    assert review_gate.reasons(vulnerable, CREDITOR, quiet, early) == ()


@pytest.mark.parametrize(("link", "qr", "linked"), [
    (True, "betaallink", True), (True, "epc", True), (False, "epc", False),
])  # fmt: skip
def test_the_code_is_the_link_only_when_the_creditor_says_so(qr: str, *, link: bool, linked: bool) -> None:
    pay = CREDITOR.betalen.model_copy(update={"qr": qr, **({} if link else {"betaallink": None})})
    late, own = case(), creditor(betalen=pay)
    payment = request.build(late, own, journey.for_stage(late, own, "herinnering", TODAY), SECRET, TODAY)
    assert payment
    assert bool(payment.link) is linked
    assert bool(payment.link_expires) is linked
    assert (payment.qr_payload == payment.link) is (qr == "betaallink")
    assert (payment.qr_payload or "").startswith("https" if qr == "betaallink" else "BCD")


@pytest.mark.parametrize(("asked", "day", "stage", "reason"), [
    ("huurverhoging", "2026-11-23", "huurverhoging", None), ("huurverhoging", "2026-11-24", "herinnering", None),
    ("herinnering", "2026-11-23", None, "unknown_request"), ("nergens", "2026-11-23", None, "unknown_request"),
    ("nergens", "2026-11-24", "herinnering", None),
])  # fmt: skip
def test_a_case_may_ask_only_for_a_stage_on_request(
    asked: str, day: str, stage: str | None, reason: str | None
) -> None:
    own = CREDITOR.with_stages(stages.load(Path(__file__).parent / "stages/own"))
    decision = journey.decide(case(bericht={"fase": asked, "datum": day}), own, TODAY)
    assert (decision.stage, (decision.stage is None and decision.reason) or None) == (stage, reason)


@pytest.mark.parametrize(("day", "stage"), [("2026-11-01", "tweede_herinnering"), ("2026-10-31", "herinnering")])
def test_a_message_of_the_due_day_belongs_to_this_spell(day: str, stage: str) -> None:
    own = creditor(fasen=ladder(herinnering=(4, 1), tweede_herinnering=(10, 2)))
    assert journey.decide(case(eerdere_berichten=sent(("herinnering", day))), own, TODAY).stage == stage


CALLED_IN = {"aanmaning_op": "2026-08-20", "aanmaning_tot": "2026-09-10", "restschuld": "900.00"}


@pytest.mark.parametrize("sign", ["klacht", "geschil"])
def test_the_credit_is_not_called_in_over_an_open_complaint(sign: str) -> None:
    owed = {"termijnen": [{"vervaldatum": "2026-07-01", "bedrag": "10"}], "totaal": "10"}
    offered = sent((HELP, "2026-11-10"))
    free, disputed = (
        case(opeising=CALLED_IN, achterstand=owed, eerdere_berichten=offered, signalen=signs)
        for signs in ({}, {sign: True})
    )
    answers = [hooks.check(hooks.Asked("opeising", one, CREDITOR, ("letter",), TODAY)) for one in (free, disputed)]
    assert answers[0] != answers[1]
    assert "complaint" in str(answers[1])


def test_a_channel_that_the_stage_does_not_use_is_not_used_for_who_asks_for_it() -> None:
    wanted = case(klant__kanalen=["whatsapp"])
    assert journey.for_stage(wanted, CREDITOR, "tweede_herinnering", TODAY).channels == ("sms",)
