"""A whole track: the messages are those of journey, gate and pipeline on each day, and what people do changes them."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from letterkit import journey, resources, review_gate
from letterkit.case import parse as parse_case
from letterkit.errors import WrongCall
from letterkit.journey import ladder
from letterkit.law import days
from letterkit.pipeline import process
from letterkit.sectors import sectors
from letterkit.simulation import Timeline, run, simulate
from letterkit.simulation.events import parse
from letterkit.simulation.start import as_recorded, first_missed_day
from letterkit.templating import TemplateFolders, Templates
from tests.simulation.scene import SECTORS, case, facts, holds, sent, stages, track, workspace

CREDIT = "consumptief_krediet"
NOTICE = date(2026, 12, 10)


@pytest.mark.slow
@pytest.mark.parametrize("sector", SECTORS)
def test_the_ladder_of_the_sector_is_climbed_in_order(sector: str) -> None:
    found = track(sector)
    rungs = ladder(workspace(sector).creditor)
    assert stages(found) == [stage for stage in sectors()[sector].ladder if stage in stages(found)]
    assert len(found.sent) >= 3
    for one in found.sent:
        assert (one.day - found.first).days >= rungs[one.stage].vanaf_dag
        assert one.day.weekday() != 6
        assert not days.is_holiday(one.day)
    for before, after in zip(found.sent, found.sent[1:], strict=False):
        assert (after.day - before.day).days >= rungs[after.stage].wachten


@pytest.mark.slow
@pytest.mark.parametrize("sector", SECTORS)
def test_every_day_is_what_the_journey_says_of_the_record_of_that_day(sector: str) -> None:
    """The same record put together by hand, day by day: instalments missed so far, messages sent so far."""
    found = track(sector)
    start = first_missed_day(case(sector)).case
    amount = start.achterstand.termijnen[0].bedrag
    missed = [entry_day for entry_day, name in facts(found) if name == "missed"]
    told: list[dict[str, Any]] = []
    for one in found.days:
        terms = [{"vervaldatum": due, "bedrag": amount} for due in missed if due <= one.day]
        record = start.model_dump() | {
            "stand_op": one.day,
            "achterstand": {"termijnen": terms, "totaal": amount * len(terms)},
            "eerdere_berichten": told,
        }
        decision = journey.decide(parse_case(record), workspace(sector).creditor, one.day)
        held = review_gate.reasons(parse_case(record), workspace(sector).creditor, decision, one.day)
        assert one.quiet or one.stage == (None if held else decision.stage)
        assert one.quiet or one.stage or one.reasons == (held or (decision.reason,))
        if one.stage:
            slowest = "letter" if "letter" in decision.channels else decision.channels[0]
            told += [{"fase": one.stage, "datum": one.day, "kanaal": slowest}]


@pytest.mark.parametrize("sector", SECTORS)
def test_every_day_is_there_once(sector: str) -> None:
    found = track(sector)
    assert [one.day for one in found.days] == [found.first + timedelta(days=n) for n in range(len(found.days))]
    assert found.days[-1].day == found.last


def test_new_instalments_are_missed_while_the_customer_is_behind() -> None:
    found = track(CREDIT)
    assert facts(found)[:1] == [(date(2026, 11, 2), "missed")]
    assert (date(2026, 12, 2), "missed") in facts(found)
    assert sent(found, "bkr_vooraankondiging").decision.amount == Decimal("435.00")


def test_an_amount_that_does_not_return_stays_one() -> None:
    assert [name for _, name in facts(track("gemeente"))].count("missed") == 1


def test_a_payment_of_what_was_asked_ends_the_track() -> None:
    found = track("gemeente", "pays 2026-11-24")
    assert stages(found) == ["herinnering", "tweede_herinnering", "betaling_ontvangen"]
    assert facts(found)[-1][1] == "over"
    assert found.days[-1].open_amount == 0
    assert found.last == date(2026, 11, 25)


def test_a_part_paid_lowers_what_the_next_message_asks() -> None:
    found = track("gemeente", "pays 2026-11-24:100")
    assert sent(found, "tweede_herinnering").decision.amount == Decimal("412.80")
    assert sent(found, "aanmaning").decision.amount == Decimal("312.80")


@pytest.mark.slow
def test_a_payment_of_the_oldest_term_begins_a_new_friendly_reminder() -> None:
    found = track(CREDIT, "pays 2026-12-05:145")
    assert stages(found)[:4] == ["herinnering", "tweede_herinnering", "betaling_ontvangen", "herinnering"]


def test_a_kept_plan_brings_no_reminder() -> None:
    found = track("energie", "arranges 2026-12-01:82", days=120)
    after = stages(found)[stages(found).index("regeling_bevestiging") :]
    assert set(after) == {"regeling_bevestiging", "betaling_ontvangen"}
    assert [name for _, name in facts(found)].count("plan_paid") == 2 * 164 // 82 or facts(found)[-1][1] == "over"


@pytest.mark.slow
def test_a_broken_plan_is_told_and_called_about_and_can_be_caught_up() -> None:
    found = track(CREDIT, "arranges 2026-12-10:50", "breaks_plan 2027-01-01", "pays 2027-01-25")
    assert (date(2027, 1, 11), "plan_missed") in facts(found)
    missed = sent(found, "regeling_gemist")
    assert missed.day == date(2027, 1, 11)
    assert missed.decision.amount == Decimal("50.00")
    assert (date(2027, 1, 12), "call_after") in facts(found)
    assert any(one.reasons[0].code == "already_sent" for one in holds(found))
    assert (date(2027, 2, 11), "plan_paid") in facts(found)


def test_a_plan_that_is_stopped_lets_the_ladder_go_on() -> None:
    found = track("gemeente", "arranges 2026-11-23:100", "breaks_plan 2026-11-23", "ends_plan 2026-12-04")
    assert stages(found)[-3:] == ["regeling_bevestiging", "regeling_gemist", "aanmaning"]


def test_debt_help_brings_one_message_and_120_days_of_rest() -> None:
    found = track(CREDIT, "debt_help 2026-12-14", days=200)
    assert stages(found) == ["herinnering", "tweede_herinnering", "aanmaning", "schuldhulp_pauze"]
    assert sent(found, "schuldhulp_pauze").decision.amount is None
    assert all(one.reasons[0].code == "schuldhulp" for one in holds(found))
    assert (date(2026, 12, 15), "call_after") not in facts(found)


@pytest.mark.slow
def test_after_debt_help_the_journey_goes_on_when_the_signal_is_cleared() -> None:
    helped = track(
        CREDIT, "debt_help 2026-12-10:2027-01-15", "clears 2027-01-20:schuldhulp", "bkr 2027-02-15", days=200
    )
    assert stages(helped)[-1] == "bkr_vooraankondiging"
    assert sent(helped, "bkr_vooraankondiging").day > date(2027, 1, 20)


def test_a_complaint_is_confirmed_and_answered_before_anything_is_asked() -> None:
    found = track("gemeente", "complains 2026-11-20:2026-12-10")
    assert sent(found, "klacht_ontvangen").decision.amount is None
    assert (date(2026, 12, 11), "complaint_answered") in facts(found)
    assert sent(found, "aanmaning").day >= date(2026, 12, 11)
    assert {reason.code for one in holds(found) if one.day < date(2026, 12, 11) for reason in one.reasons} == {"klacht"}


def test_a_vulnerable_customer_waits_for_a_person_until_the_signal_is_cleared() -> None:
    held = track("gemeente", "signal 2026-11-20:kwetsbaar")
    assert "aanmaning" not in stages(held)
    assert holds(held)[0].decision.stage == "aanmaning"
    freed = track("gemeente", "calls 2026-11-20:kwetsbaar", "clears 2026-12-10:kwetsbaar")
    assert sent(freed, "aanmaning").day == date(2026, 12, 10)


def test_a_call_alone_changes_nothing() -> None:
    assert track("gemeente", "calls 2026-11-20").days == track("gemeente").days


def test_a_pause_rests_until_its_last_day() -> None:
    found = track("gemeente", "pauses 2026-11-24:2026-12-31")
    assert stages(found)[2:4] == ["betaalpauze_bevestiging", "aanmaning"]
    assert sent(found, "aanmaning").day == date(2027, 1, 2)  # 1 January is a holiday


@pytest.mark.slow
def test_a_mark_needs_its_announcement() -> None:
    assert (date(2027, 1, 25), "bkr_marked") in facts(track(CREDIT))
    too_soon = track(CREDIT, "bkr 2026-12-01")
    assert (date(2026, 12, 1), "bkr_not_announced") in facts(too_soon)
    agreed = track(CREDIT, "arranges 2027-01-20:100")
    assert (date(2027, 1, 25), "bkr_not_needed") in facts(agreed)


@pytest.mark.slow
def test_a_hand_over_is_announced_after_an_offer_and_a_call() -> None:
    found = track("energie", "offers 2026-12-20", "hands_over 2027-03-01:Samen Verder")
    told = sent(found, "overdracht_incasso")
    assert told.decision.due == date(2027, 3, 1)
    assert (told.day, "call_before") in facts(found)
    assert (date(2027, 3, 1), "handed_over") in facts(found)
    unoffered = track("energie", "hands_over 2027-03-01:Samen Verder")
    assert {one.reasons[0].code for one in holds(unoffered)} >= {"no_solution_offered"}
    assert (date(2027, 3, 1), "not_handed_over") in facts(unoffered)


@pytest.mark.slow
def test_the_whole_credit_is_called_in_only_after_all_the_law_asks() -> None:
    steps = ("offers 2026-12-28", "hands_over 2027-03-20:Samen Verder", "calls_in 2027-02-20:4200")
    found = track(CREDIT, *steps, days=170)
    assert stages(found)[-2:] == ["overdracht_incasso", "opeising"]
    called_in = sent(found, "opeising")
    behind = next(one.open_amount for one in found.days if one.day == called_in.day)
    assert called_in.decision.amount == Decimal("4200.00") + behind


def test_what_is_forgiven_ends_the_track_with_a_letter() -> None:
    found = track("gemeente", "forgives 2026-11-20")
    assert stages(found)[-1] == "finale_kwijting"
    assert facts(found)[-1][1] == "over"


@pytest.mark.slow
def test_a_guardian_is_written_to_and_called_in_the_place_of_the_customer() -> None:
    guardian = {"naam": "Bewind Voorbeeld", "email": "bewind@voorbeeld.nl",
                "adres": {"straat": "Kade", "huisnummer": "3", "postcode": "3011 AB", "plaats": "Rotterdam"}}  # fmt: skip
    record = case("gemeente").model_dump() | {"bewindvoerder": guardian}
    told = simulate(first_missed_day(parse_case(record)), workspace("gemeente"), until=date(2026, 12, 31))
    assert stages(told) == ["herinnering", "tweede_herinnering", "aanmaning"]
    assert {one.message.channel for step in told.sent for one in step.rendered} == {"letter", "email"}
    assert "call_after_guardian" in {name for _, name in facts(told)}


STOPS = (
    "pays",
    "arranges",
    "pauses",
    "debt_help",
    "complains",
    "betaling_onderweg",
    "geschil",
    "geldzorgen",
    "kwetsbaar",
)


def test_what_would_stop_a_notice() -> None:
    assert tuple(change.name for change in sent(track(CREDIT), "aanmaning").counterfactuals) == STOPS


@pytest.mark.slow
@pytest.mark.parametrize("stop", STOPS)
def test_what_is_said_to_stop_a_message_does(stop: str) -> None:
    """The same track again with that one thing on the day of the message."""
    switch = f"{stop} {NOTICE}" if stop in ("pays", "arranges", "pauses", "debt_help", "complains") else ""
    found = track(CREDIT, switch or f"signal {NOTICE}:{stop}", days=40)
    assert sent(track(CREDIT), "aanmaning").day == NOTICE
    assert [one.stage for one in found.sent if one.day == NOTICE] != ["aanmaning"]


def test_nothing_else_stops_a_message() -> None:
    assert {one.name for one in sent(track(CREDIT), "herinnering").counterfactuals} == {
        "pays", "arranges", "pauses", "debt_help", "complains", "betaling_onderweg", "geschil",
    }  # fmt: skip


@pytest.mark.slow
def test_an_unchanging_end_is_told_once() -> None:
    found = track(CREDIT, days=364)
    assert facts(found)[-1] == (found.last, "standstill")
    assert len(found.days) == 365
    assert holds(found)[-1].last == found.last


def test_a_case_may_go_on_from_where_it_is() -> None:
    found = case(CREDIT)
    record = found.model_dump() | {"stand_op": date(2026, 11, 20), "eerdere_berichten": [
        {"fase": "herinnering", "datum": date(2026, 11, 6)}, {"fase": "tweede_herinnering", "datum": date(2026, 11, 16)}]}  # fmt: skip
    start = as_recorded(parse_case(record))
    told = simulate(start, workspace(CREDIT), until=date(2026, 12, 5))
    assert (told.first, stages(told)) == (date(2026, 11, 20), ["aanmaning"])
    again = first_missed_day(parse_case(record))
    assert again.left_out == ("eerdere_berichten",)
    assert (again.day, again.case.eerdere_berichten) == (date(2026, 11, 2), ())


def test_a_message_with_a_fault_is_held_and_tried_again_only_when_something_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = (resources.templates_dir() / "herinnering" / "sms.md.j2").read_text(encoding="utf-8").split("---")[1]
    (tmp_path / "herinnering").mkdir()
    text = f"---{head}---\nLaatste sommatie: betaal nu, anders komt de deurwaarder.\n"
    (tmp_path / "herinnering" / "sms.md.j2").write_text(text, encoding="utf-8")
    folders = TemplateFolders(tmp_path, resources.templates_dir())
    tries: list[date] = []
    monkeypatch.setattr(run, "process", lambda found, at, today: tries.append(today) or process(found, at, today))
    faulty = replace(workspace("gemeente"), templates=Templates(folders))
    happens = (parse("calls", "2026-11-20"),)
    told = simulate(first_missed_day(case("gemeente")), faulty, until=date(2026, 12, 1), events=happens)
    assert told.sent == ()
    assert {reason.code for one in holds(told) for reason in one.reasons} == {"lint"}
    assert [one for one in tries if one >= date(2026, 11, 5)] == [date(2026, 11, 5), date(2026, 11, 20)]


@pytest.mark.parametrize(
    ("happens", "code"),
    [
        (("breaks_plan 2026-11-20",), "simulate_no_plan"),
        (("ends_plan 2026-11-20",), "simulate_no_plan"),
        (("arranges 2026-11-20", "arranges 2026-11-25"), "simulate_has_plan"),
        (("pays 2026-11-20:412.80", "pays 2026-11-20"), "simulate_nothing_open"),
        (("calls_in 2026-11-20:1000",), "simulate_no_notice"),
        (("hands_over 2026-12-20",), "simulate_missing_name"),
        (("pays 2026-10-01",), "simulate_day_outside"),
        (("pays 2030-01-01",), "simulate_day_outside"),
    ],
)
def test_what_cannot_happen_on_that_day_is_told(happens: tuple[str, ...], code: str) -> None:
    with pytest.raises(WrongCall) as told:
        track("gemeente", *happens)
    assert told.value.code == code


def test_a_case_without_arrears_has_no_track() -> None:
    record = case("gemeente").model_dump()
    record["achterstand"] = {"termijnen": [], "totaal": 0}
    record["ontvangen"] = {"datum": date(2026, 11, 1), "bedrag": 10}
    with pytest.raises(WrongCall, match="simulate_no_arrears"):
        first_missed_day(parse_case(record))


def test_the_same_days_give_the_same_track() -> None:
    start = first_missed_day(case("gemeente"))
    happens = (parse("pays", "2026-11-20:50"),)
    first, again = (simulate(start, workspace("gemeente"), until=date(2026, 12, 15), events=happens) for _ in range(2))
    assert _told(first) == _told(again)


def _told(found: Timeline) -> list[object]:
    return [*found.days, *(one.rendered for one in found.sent)]
