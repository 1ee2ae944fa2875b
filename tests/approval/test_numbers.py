"""In what a run keeps for long a customer is a number, and it works on as if the case stood there."""

import csv
import json
import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from tests.approval.house import House

FOR_SENDERS = ("outbox.jsonl", "sms.jsonl", "whatsapp.jsonl", "berichtenbox.jsonl", "held.csv", "calls.csv",
               "rejected.csv", "dropped.csv")  # fmt: skip
"""What whoever sends or mends needs; it names its customers, and is no part of the proof."""


def records(house: House) -> list[dict[str, str]]:
    with (house.base / "zaken.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def cases(house: House) -> set[str]:
    return {row["Zaaknummer"] for row in records(house)}


def naming(places: list[Path], words: set[str]) -> list[str]:
    """Which of these files, by content or name, have one of these words."""
    return [
        f"{word} in {path.name}"
        for path in places
        for word in words
        if word.lower().encode() in path.read_bytes().lower() or word.lower() in path.name.lower()
    ]


def held(house: House, out: str) -> Counter[str]:
    with (house.out(out) / "held.csv").open(encoding="utf-8-sig", newline="") as file:
        return Counter(row["code"] for row in csv.DictReader(file, delimiter=";"))


@pytest.mark.slow
def test_manifest_decisions_ledger_and_file_names_name_no_case(released: House) -> None:
    assert released.night().code == 0
    ledger = [*released.base.glob("letterkit-ledger.sqlite*")]
    kept = [path for path in released.out().iterdir() if path.is_file() and path.name not in FOR_SENDERS]
    assert {path.name for path in kept} >= {"manifest.jsonl", "decisions.jsonl", "run.json", "summary.json"}
    assert naming([*kept, *ledger], cases(released)) == []
    names = [path.name for path in released.out().rglob("*") if path.parent != released.out()]
    assert names
    assert not [name for name in names if any(case.lower() in name.lower() for case in cases(released))]
    assert not list(released.out().rglob("*salts*"))


@pytest.mark.slow
def test_the_file_beside_the_run_says_who_is_who(released: House) -> None:
    assert released.night().code == 0
    known = released.numbers()
    assert set(known.values()) <= cases(released)
    decided = [json.loads(line)["case_id"] for line in (released.out() / "decisions.jsonl").read_text().splitlines()]
    assert {known[number] for number in decided} == set(known.values())
    assert released.salts().stat().st_mode & 0o077 == 0
    for line in (released.out() / "outbox.jsonl").read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        assert known[told["document"]] == told["case_id"]
        assert "path" not in told or (released.out() / told["path"]).is_file()


@pytest.mark.slow
def test_nobody_is_written_twice_whichever_run_was_first(released: House) -> None:
    """A run that hides its cases knows those of a run that does not, in one ledger, and the other way round."""
    roles = released.base / "rollen.yaml"
    content = roles.read_bytes()
    first, second = released.base / "eerst.sqlite", released.base / "dan.sqlite"
    assert released.night("--ledger", first, out="n1").code == 0
    made = len((released.out("n1") / "outbox.jsonl").read_text(encoding="utf-8").splitlines())
    assert made
    assert released.night("--ledger", first, out="n2").code == 0
    roles.unlink()
    assert released.night("--ledger", first, out="n3", run_key="").code == 0
    assert released.night("--ledger", second, out="n4", run_key="").code == 0
    roles.write_bytes(content)
    assert released.night("--ledger", second, out="n5").code == 0
    for out in ("n2", "n3", "n5"):
        assert (released.out(out) / "outbox.jsonl").read_text(encoding="utf-8") == ""
        assert held(released, out)["already_written"]
    assert len({*released.numbers("n1")} & {*released.numbers("n2")}) == 0


@pytest.mark.slow
def test_what_was_paid_or_withdrawn_is_known_by_the_number_of_the_case(released: House) -> None:
    assert released.night().code == 0
    lines = (released.out() / "outbox.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    texted = {one["case_id"]: one for one in told if one["channel"] == "sms"}
    mails = [one for one in told if one["channel"] == "email" and one["case_id"] in texted]
    paid, withdrawn = texted[mails[0]["case_id"]], mails[1]
    receipts = released.base / "ontvangen.jsonl"
    receipts.write_text(json.dumps({"id": paid["id"], "state": "paid", "at": "2026-11-24T09:00:00+01:00"}) + "\n")
    result = released.letterkit("sent", released.out(), receipts)
    assert result.code == 0, result.err
    result = released.letterkit(
        "ledger", "release", released.out(), withdrawn["case_id"], "--reason", "Klacht", "--by", "Bea"
    )
    assert result.code == 0, result.err
    assert withdrawn["path"] in result.out
    waiting = released.letterkit("send", released.out(), "--channel", "email", "--dry-run")
    assert "Al betaald, niet verstuurd" in waiting.out
    assert "Ingetrokken" in waiting.out
    verified = released.letterkit("verify", released.out())
    assert verified.code == 0, verified.out
    with sqlite3.connect(next(released.base.glob("letterkit-ledger.sqlite"))) as ledger:
        rows = ledger.execute("select case_id from receipt union select case_id from event").fetchall()
    assert {row[0] for row in rows} - {""} <= {*released.numbers()}
    later = released.night("--today", "2026-11-24", out="later")
    assert later.code == 0, later.err
    with (released.out("later") / "held.csv").open(encoding="utf-8-sig", newline="") as file:
        rows_held = list(csv.DictReader(file, delimiter=";"))
    assert any(row["case_id"] == paid["case_id"] and "paid_reported" in row["code"] for row in rows_held)


@pytest.mark.slow
def test_an_evaluation_over_nights_knows_its_customers(released: House, tmp_path: Path) -> None:
    assert released.night().code == 0
    assert released.night("--today", "2026-12-21", "--ledger", released.base / "b.sqlite", out="morgen").code == 7
    result = released.letterkit(
        "evaluate", released.out(), released.out("morgen"), "--out", tmp_path / "e", "--creditor", released.creditor
    )
    assert result.code == 0, result.err
    waiting = (tmp_path / "e/waiting.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    assert waiting
    assert {line.split(";")[0] for line in waiting} <= cases(released)
    assert len({line.split(";")[0] for line in waiting}) == len(waiting)


@pytest.mark.slow
def test_a_letter_of_a_run_is_linted_for_its_own_stage(released: House) -> None:
    assert released.night().code == 0
    row = next(
        row
        for row in map(json.loads, (released.out() / "manifest.jsonl").read_text(encoding="utf-8").splitlines())
        if row["channel"] == "email"
    )
    result = released.letterkit("lint", released.out() / f"email/{row['case_id']}.eml", "--format", "json")
    assert json.loads(result.out)["documents"][0]["stage"] == row["stage"]
