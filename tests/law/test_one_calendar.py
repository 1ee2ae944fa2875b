"""One letter, one calendar: `letterkit law --letter`, the decision, the letter's data and text, the linter, the next
rung and the simulation give the same days, counted apart from letterkit in ``calendar_cases.yaml``.
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from letterkit import journey, pipeline
from letterkit.case import Case, parse
from letterkit.cli.law import law
from letterkit.creditor import Creditor
from letterkit.creditor.record import Fase
from letterkit.creditor_file import load
from letterkit.dutch.dates import printed_digits, printed_short
from letterkit.journey import term
from letterkit.law import fourteen_days
from letterkit.render import plain as as_plain
from letterkit.resources import samples_dir
from letterkit.simulation import phrasing
from letterkit.simulation.timeline import Sent
from letterkit.workspace import load_workspace
from tests.invented import record

ROWS = yaml.safe_load((Path(__file__).parent / "calendar_cases.yaml").read_text(encoding="utf-8"))
POSTED = [
    "2026-11-16", "2026-11-19", "2026-11-20", "2026-11-22", "2026-12-08", "2026-12-09", "2026-12-10", "2026-12-16",
    "2026-12-17", "2026-12-24", "2026-12-31", "2024-02-13", "2024-02-27", "2028-02-10", "2026-04-09", "2027-04-09",
    "2027-04-26", "2026-04-17", "2026-05-01", "2027-04-20",
]  # fmt: skip
"""Weekdays, weekends, year ends, 29 February, King's Day, 5 May, Ascension Day."""
CASES = [(row[0], tuple(row[1:5])) for row in ROWS if str(row[0]) in POSTED]
WORKSPACE = load_workspace(samples_dir() / "creditor.yaml")
RENT = replace(WORKSPACE, creditor=WORKSPACE.creditor.model_copy(update={"sector": "huur", "fasen": {}}))
LETTER = "veertiendagenbrief"


def behind(posted: date, **changes: Any) -> Case:
    """Invoices, which take a table, so that the letter has a place where a date could stand."""
    due = posted - timedelta(days=40)
    terms = [{"vervaldatum": due.isoformat(), "bedrag": "150", "omschrijving": f"factuur {n}"} for n in (1, 2)]
    return parse(record(stand_op=posted.isoformat(), achterstand={"termijnen": terms, "totaal": "300"}, **changes))


def days_in(text: str) -> set[str]:
    return set(re.findall(r"\d{1,2} [a-z]+ \d{4}", text.replace("\u00a0", " ")))


def test_there_are_twenty_days() -> None:
    assert len(CASES) == len(POSTED) == 20


@pytest.mark.parametrize(("posted", "expected"), CASES)
def test_one_letter_has_one_calendar(posted: date, expected: tuple[date, ...]) -> None:
    delivered, last, extended, fee_from = expected
    case = behind(posted)
    decision = journey.for_stage(case, RENT.creditor, LETTER, posted)
    assert decision.calendar
    assert tuple(decision.calendar.by_name.values()) == (posted, *expected)
    assert decision.due == fee_from

    shown = CliRunner().invoke(law, ["--letter", posted.isoformat()]).output
    assert all(printed_short(day) in shown or printed_digits(day) in shown for day in (posted, *expected))

    (message,) = pipeline.compose(case, RENT, decision, posted, ("letter",))
    assert message.payment
    assert message.payment.due is None
    said = as_plain.render(message)
    allowed = (posted, posted - timedelta(days=40), message.payment.link_expires)  # its own day, due day, pay link
    assert "factuur" in said.lower()
    assert days_in(said) <= {phrasing.printed(day).replace("\u00a0", " ") for day in allowed}

    right = f"Betaal {fourteen_days.FORMULA}"
    for day, verdict in ((last, "right"), (last - timedelta(days=1), "void")):
        found = fourteen_days.terms(f"{right}, dus uiterlijk {phrasing.printed(day)}.", posted)
        assert ("void" in {one.verdict for one in found}) is (verdict == "void")

    told = phrasing.asks(Sent(posted, LETTER, decision, (), ()))
    assert all(phrasing.printed(day) in told for day in (delivered, last, extended, fee_from))


@pytest.mark.parametrize(("posted", "expected"), CASES)
def test_the_next_rung_waits_until_the_term_is_over(posted: date, expected: tuple[date, ...]) -> None:
    """Also one without consequences, on a ladder that would not wait at all."""
    rungs = {LETTER: Fase(vanaf_dag=1, wachten=1), "tweede_herinnering": Fase(vanaf_dag=2, wachten=1)}
    own = RENT.creditor.model_copy(update={"fasen": rungs})
    written = behind(posted, eerdere_berichten=[{"fase": LETTER, "datum": posted.isoformat()}])
    fee_from = expected[-1]
    before = journey.decide(written, own, fee_from - timedelta(days=1))
    assert (before.reason, before.next_day) == ("not_yet", fee_from)
    assert journey.decide(written, own, fee_from).stage == "tweede_herinnering"


def of(sector: str, **pay: Any) -> Creditor:
    found = load(samples_dir() / "creditor.yaml")
    return found.model_copy(update={"sector": sector, "betalen": found.betalen.model_copy(update=pay)})


@pytest.mark.parametrize(
    ("sector", "stage", "asked", "days"),
    [
        ("overig", "aanmaning", 3, 3),
        ("overig", "aanmaning", 21, 21),
        ("gemeente", "aanmaning", 3, 14),
        ("gemeente", "herinnering", 3, 3),
        ("energie", "herinnering", 3, 14),
        ("energie", "tweede_herinnering", 3, 14),
        ("energie", "aanmaning", 21, 21),
        ("huur", LETTER, 3, 14),
        ("huur", LETTER, 30, 14),  # the letter says fourteen days, whatever else the creditor gives
    ],
)
def test_a_reader_has_the_days_that_stage_and_sector_ask(sector: str, stage: str, asked: int, days: int) -> None:
    assert term.days(stage, of(sector, termijn_dagen=asked)) == days


@pytest.mark.parametrize(("sector", "channels"), [("gemeente", ("letter",)), ("energie", ("email",))])
def test_the_day_asked_leaves_all_days_whole(sector: str, channels: tuple[str, ...]) -> None:
    """Fourteen days after the day of sending are all before the day that the message says to pay before."""
    sent = date(2026, 11, 16)
    found = term.of_message("aanmaning", of(sector, termijn_dagen=3), channels, sent)
    assert (found.fee_from - sent).days >= 15
