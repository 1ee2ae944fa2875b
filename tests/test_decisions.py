"""What is decided of a case that has two sides at once, and what a decision says of itself."""

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from letterkit import journey, stages
from letterkit.case import Case, parse
from letterkit.creditor import Creditor
from letterkit.journey import Decision
from tests.invented import CREDITOR, record

TODAY = date(2026, 11, 23)
PAID: dict[str, Any] = {
    "achterstand": {"termijnen": [], "totaal": "0"},
    "ontvangen": {"datum": "2026-11-20", "bedrag": "125.50"},
    "eerdere_berichten": [{"fase": "betaling_ontvangen", "datum": "2026-11-21"}],
}


def case(**changes: Any) -> Case:
    return parse(record(**changes))


def decide(**changes: Any) -> Decision:
    return journey.decide(case(**changes), CREDITOR, TODAY)


def sent(*messages: tuple[str, str]) -> list[dict[str, str]]:
    return [{"fase": stage, "datum": day} for stage, day in messages]


def with_stage_on_request(asks: str, folder: Path) -> Creditor:
    """A creditor whose cases may ask for a rent rise, which asks for money or for nothing."""
    shutil.copytree(Path(__file__).parent / "stages/own/huurverhoging", folder / "huurverhoging")
    file = folder / "huurverhoging" / "stage.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("asks: nothing", f"asks: {asks}"), encoding="utf-8")
    return CREDITOR.with_stages(stages.load(folder))


@pytest.mark.parametrize(
    ("asks", "paused", "stage"),
    [
        ("nothing", False, "huurverhoging"),
        ("nothing", True, "huurverhoging"),
        ("total", False, "huurverhoging"),
        ("total", True, None),
    ],
)
def test_in_a_pause_a_case_may_ask_only_for_what_asks_no_money(
    tmp_path: Path, asks: str, stage: str | None, *, paused: bool
) -> None:
    pause = {"datum": "2026-11-01", "van": "2026-11-01", "tot": "2026-12-31", "rente_loopt_door": False}
    wish = {"fase": "huurverhoging", "datum": "2026-11-20"}
    earlier = sent(("betaalpauze_bevestiging", "2026-11-01"))
    asked = case(bericht=wish, eerdere_berichten=earlier, **({"pauze": pause} if paused else {}))
    decision = journey.decide(asked, with_stage_on_request(asks, tmp_path), TODAY)
    assert (decision.stage, decision.reason) == (stage, "" if stage else "paused")


@pytest.mark.parametrize(
    ("pause", "rest", "next_day"),
    [
        ("2026-12-10", "2026-12-31", date(2027, 1, 1)),
        ("2026-12-31", "2026-12-10", date(2027, 1, 1)),
        ("2026-11-22", "2026-12-10", date(2026, 12, 11)),
        ("2026-12-10", "2026-11-22", date(2026, 12, 11)),
    ],
)
def test_of_two_pauses_the_longest_holds(pause: str, rest: str, next_day: date) -> None:
    decision = decide(
        pauze={"datum": "2026-11-01", "van": "2026-11-01", "tot": pause, "rente_loopt_door": False},
        schuldhulp={"datum": "2026-11-01", "tot": rest},
        eerdere_berichten=sent(("betaalpauze_bevestiging", "2026-11-01"), ("schuldhulp_pauze", "2026-11-01")),
    )
    assert (decision.reason, decision.next_day) == ("paused", next_day)


def test_a_pause_of_the_interest_alone_is_no_pause_of_messages() -> None:
    pause = {"datum": "2026-11-01", "wat": "rente", "van": "2026-11-01", "tot": "2026-12-31", "rente_loopt_door": False}
    earlier = sent(("betaalpauze_bevestiging", "2026-11-01"))
    assert decide(pauze=pause, eerdere_berichten=earlier).stage == "herinnering"


@pytest.mark.parametrize(
    ("changes", "stage", "period"),
    [
        ({}, "herinnering", "2026-11-01"),  # the oldest due day: one reminder in a spell of arrears
        ({"klacht": {"datum": "2026-11-19", "antwoord_voor": "2026-12-19"}}, "klacht_ontvangen", "2026-11-19"),
        (PAID, None, "2026-11-22"),  # nothing is open: the day of the data
    ],
)
def test_within_one_period_a_stage_is_sent_once(changes: dict[str, Any], stage: str | None, period: str) -> None:
    decision = decide(**changes)
    assert (decision.stage, decision.period) == (stage, period)


def plan(status: str, **changes: Any) -> dict[str, Any]:
    return {"status": status, "startdatum": "2026-09-01", "bedrag": "50", "aantal_termijnen": 10, **changes}


@pytest.mark.parametrize(
    ("agreed", "stage", "amount", "due"),
    [
        # By e-mail on Monday 23 November: fourteen whole days end on Monday 7 December.
        (plan("nieuw", afgesproken_op="2026-11-22"), "regeling_bevestiging", Decimal(50), date(2026, 12, 8)),
        (plan("nieuw", afgesproken_op="2026-11-22", incassodag=5), "regeling_bevestiging", None, None),
        (plan("gemist", gemiste_datum="2026-11-05"), "regeling_gemist", Decimal(50), date(2026, 12, 8)),
        (plan("gemist", gemiste_datum="2026-11-05", incassodag=5), "regeling_gemist", Decimal(50), date(2026, 12, 8)),
    ],
)
def test_who_pays_by_direct_debit_is_asked_only_for_what_was_missed(
    agreed: dict[str, Any], stage: str, amount: Decimal | None, due: date | None
) -> None:
    decision = decide(regeling=agreed)
    assert (decision.stage, decision.amount, decision.due) == (stage, amount, due)


def test_who_paid_is_no_day_late_and_has_no_message_of_this_spell() -> None:
    variables = decide(**PAID).variables
    assert (variables["dagen_te_laat"], variables["dagen_na_vorige"], variables["vorige_fase"]) == (0, 0, "")


def test_only_a_letter_that_says_its_term_in_words_prints_no_day() -> None:
    rent = CREDITOR.model_copy(update={"sector": "huur", "fasen": {}})
    in_words, with_a_day = (
        journey.for_stage(case(), rent, stage, TODAY).term_in_words for stage in ("veertiendagenbrief", "aanmaning")
    )
    assert (in_words, with_a_day) == (True, False)
    quiet = decide(**PAID)
    assert (quiet.stage, quiet.term_in_words) == (None, False)
