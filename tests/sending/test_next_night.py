"""What receipts change in the next night that has the same ledger, and how many messages an address gets on a day."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from letterkit.batch import Counts, Order, run
from letterkit.batch.addresses import address, commitment
from letterkit.batch.executors import Here
from letterkit.batch.ledger import Ledger, Receipt, Receipts, Run, WaysOut, own_ledger
from letterkit.bundle import key_of
from letterkit.case import parse
from letterkit.channels import RECORDS
from letterkit.workspace import Workspace, load_workspace
from tests.batch.conftest import CREDITOR, TODAY, input_rows
from tests.batch.many import records
from tests.batch_outputs import lines, rows

Night = Callable[..., Counts]


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    """Of a creditor who sends an address two messages a day."""
    found = load_workspace(CREDITOR)
    few = found.creditor.berichten.model_copy(update={"email_per_dag": 2, "mobiel_per_dag": 2})
    return replace(found, creditor=found.creditor.model_copy(update={"berichten": few}))


@pytest.fixture
def night(tmp_path: Path, workspace: Workspace) -> Night:
    """``night(name, cases, day)``: a run in that folder; all runs have one ledger."""
    key = key_of(workspace)

    def do(name: str, cases: Iterable[dict[str, Any]], day: date = TODAY) -> Counts:
        out = tmp_path / name
        out.mkdir(mode=0o700)
        order = Order(partial(_same, workspace), day, str(out), f"{key}{name}", chunk=2)
        with Ledger(own_ledger(tmp_path), of(tmp_path, name, day)) as ledger:
            return run(input_rows(cases), order, ledger, Here())

    return do


def _same(workspace: Workspace) -> Workspace:
    return workspace


def of(tmp_path: Path, name: str, day: date = TODAY) -> Run:
    return Run(name, str(tmp_path / name), day)


def reported(tmp_path: Path, name: str, channel: str, state: Any, at: str = "2026-11-23T12:00:00+01:00") -> None:
    """The first message of this channel got this state."""
    line = next(one for one in lines(tmp_path / name / "outbox.jsonl") if one["channel"] == channel)
    made = next(one for one in lines(tmp_path / name / "decisions.jsonl") if one["case_id"] == line["case_id"])
    receipt = Receipt(
        line["id"], line["case_id"], made["period"], channel, state, at, recorded=at, address=line["address"]
    )
    with Receipts(own_ledger(tmp_path), of(tmp_path, name)) as book:
        assert book.add([receipt]) == 1
        assert book.add([receipt]) == 0


def held(out: Path) -> list[tuple[str, str]]:
    return [(row["case_id"], row["code"]) for row in rows(out / "held.csv")]


def channels(out: Path) -> list[str]:
    return [line["channel"] for line in lines(out / "outbox.jsonl")]


@pytest.fixture(scope="module")
def somebody() -> dict[str, Any]:
    """A customer who gets an e-mail and a text."""
    return next(records(1))


def later(case: dict[str, Any], days: int) -> dict[str, Any]:
    """The same arrears, so many days on."""
    return case | {"stand_op": (TODAY + timedelta(days)).isoformat()}


@pytest.mark.slow
@pytest.mark.parametrize(("channel", "gone"), [("email", "email"), ("sms", "sms")])
def test_a_bounced_address_is_no_address(
    night: Night, tmp_path: Path, somebody: dict[str, Any], channel: str, gone: str
) -> None:
    night("one", [somebody])
    assert gone in channels(tmp_path / "one")
    reported(tmp_path, "one", channel, "bounced")
    other = later(somebody, 12) | {"zaaknummer": "M-7777777"}
    night("two", [later(somebody, 12), other], TODAY + timedelta(12))
    made = channels(tmp_path / "two")
    assert gone not in made, "also another case is not sent to that address"
    assert made


@pytest.mark.slow
def test_an_address_on_which_a_later_message_arrives_is_one_again(
    night: Night, tmp_path: Path, somebody: dict[str, Any]
) -> None:
    night("one", [somebody])
    reported(tmp_path, "one", "email", "bounced")
    reported(tmp_path, "one", "email", "delivered", "2026-11-24T12:00:00+01:00")
    night("two", [later(somebody, 12) | {"zaaknummer": "M-7777777"}], TODAY + timedelta(12))
    assert "email" in channels(tmp_path / "two")


@pytest.mark.slow
def test_returned_post_makes_the_address_undeliverable(night: Night, tmp_path: Path) -> None:
    case = next(one for one in records(60) if one["klant"].get("adres") and not one["klant"].get("email"))
    night("one", [case])
    assert channels(tmp_path / "one") == ["letter"]
    reported(tmp_path, "one", "letter", "returned")
    night("two", [later(case, 12) | {"zaaknummer": "M-7777777"}], TODAY + timedelta(12))
    assert held(tmp_path / "two") == [("M-7777777", "not_reachable")]
    moved = later(case, 12) | {"zaaknummer": "M-8888888"}
    moved["klant"] = moved["klant"] | {"adres": moved["klant"]["adres"] | {"huisnummer": "999"}}
    night("three", [moved], TODAY + timedelta(12))
    assert channels(tmp_path / "three") == ["letter"], "who moved can get post again"


@pytest.mark.slow
def test_a_paid_case_gets_no_reminder(night: Night, tmp_path: Path, somebody: dict[str, Any]) -> None:
    night("one", [somebody])
    reported(tmp_path, "one", "email", "paid")
    night("two", [later(somebody, 12)], TODAY + timedelta(12))
    assert held(tmp_path / "two") == [(somebody["zaaknummer"], "paid_reported")]
    assert "23" in rows(tmp_path / "two/held.csv")[0]["reason"]


def cases_of_one_person(somebody: dict[str, Any], number: int, start: int = 0) -> list[dict[str, Any]]:
    return [somebody | {"zaaknummer": f"P-{start + place}"} for place in range(number)]


@pytest.mark.slow
def test_no_more_than_so_many_a_day(night: Night, tmp_path: Path, somebody: dict[str, Any]) -> None:
    assert night("one", cases_of_one_person(somebody, 5)).produced == 2
    assert held(tmp_path / "one") == [(f"P-{place}", "too_many_today") for place in (2, 3, 4)]
    assert night("two", cases_of_one_person(somebody, 2, start=10)).produced == 0, "over all runs of the ledger"
    tomorrow = [later(one, 1) for one in cases_of_one_person(somebody, 5)[2:4]]
    assert night("three", tomorrow, TODAY + timedelta(1)).produced == 2, "its turn was not taken"


@pytest.mark.slow
def test_a_withdrawn_run_does_not_count(night: Night, tmp_path: Path, somebody: dict[str, Any]) -> None:
    night("one", cases_of_one_person(somebody, 2))
    with WaysOut(own_ledger(tmp_path), of(tmp_path, "one"), "t") as ways:
        ways.release("fout")
    assert night("two", cases_of_one_person(somebody, 2)).produced == 2


def test_commitments(somebody: dict[str, Any]) -> None:
    case = parse(somebody)
    mail, letter = address(case, RECORDS["email"]), address(case, RECORDS["letter"])
    assert commitment(mail, b"a") == commitment(mail.upper(), b"a")
    assert len({commitment(mail, b"a"), commitment(mail, b"b"), commitment(letter, b"a")}) == 3
    assert commitment("", b"a") == ""
    assert mail not in commitment(mail, None)
