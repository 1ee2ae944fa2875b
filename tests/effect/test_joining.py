"""Who counts: one unit a case and stage, a response within the window, and a name for all that does not count."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from letterkit.effect import joining, responses, sendings
from letterkit.effect.rates import rates
from tests.effect.made_up import SENT, A, B, Sent, run
from tests.effect.made_up import responses as write

UNTIL = SENT + timedelta(days=90)


def _joined(
    sent: list[Sent], rows: list[list[object]], home: Path, *, window: int = 30, until: date = UNTIL
) -> joining.Joined:
    found, faults = responses.read(write(home / "r.csv", rows))
    assert not faults
    return joining.join(sendings.read([str(run(home / "run", sent))]), found, window=window, until=until)


def test_a_case_with_a_letter_and_an_email_counts_once(tmp_path: Path) -> None:
    sent = [Sent("Z-1"), Sent("Z-1", channel="email", version=B), Sent("Z-2")]
    joined = _joined(sent, [["Z-1", SENT, "betaald"], ["Z-1", SENT + timedelta(days=3), "betaald"]], tmp_path)
    assert [(unit.sending.case, set(unit.did)) for unit in joined.units] == [("z-1", {"paid"}), ("z-2", set())]
    shown = {
        (one.channel, one.version): (one.share.count, one.share.of) for one in rates(joined.units) if one.what == "paid"
    }
    assert shown == {("letter", A): (1, 2), ("email", B): (1, 1)}


@pytest.mark.parametrize(("days", "counts"), [(0, True), (30, True), (31, False)])
def test_the_window_is_the_day_of_sending_and_so_many_days_after(tmp_path: Path, days: int, counts: bool) -> None:
    joined = _joined([Sent("Z-1")], [["Z-1", SENT + timedelta(days=days), "gebeld"]], tmp_path)
    assert bool(joined.units[0].did) == counts
    assert joined.late == (not counts)
    assert not joined.uncounted


def test_what_does_not_count_is_named_with_its_reason(tmp_path: Path) -> None:
    rows = [
        ["Z-1", SENT, "betaald"],
        ["Z-1", SENT, "betaald"],
        ["z-1", SENT, "Betaling"],
        ["Z-9", SENT, "betaald"],
        ["Z-1", SENT - timedelta(days=1), "gebeld"],
        ["Z-1", UNTIL + timedelta(days=1), "klacht"],
        ["Z-1", SENT, "klacht"],
    ]
    joined = _joined([Sent("Z-1")], rows, tmp_path)
    assert [(one.response.row, one.why) for one in joined.uncounted] == [
        (3, "double"),
        (4, "double"),
        (5, "unknown_case"),
        (6, "before"),
        (7, "future"),
    ]
    assert joined.units[0].did == {"paid", "complained"}


def test_a_window_that_is_still_open_is_not_counted_yet(tmp_path: Path) -> None:
    joined = _joined([Sent("Z-1")], [["Z-1", SENT, "betaald"]], tmp_path, until=SENT + timedelta(days=29))
    assert joined.open == 1
    assert rates(joined.units) == ()


def test_a_stage_that_comes_again_counts_from_its_first_time(tmp_path: Path) -> None:
    first = run(tmp_path / "one", [Sent("Z-1")])
    later = SENT + timedelta(days=60)
    second = run(tmp_path / "two", [Sent("Z-1"), Sent("Z-1", stage="aanmaning")], today=later)
    found, _ = responses.read(write(tmp_path / "r.csv", [["Z-1", later, "betaald"]]))
    joined = joining.join(sendings.read([str(second), str(first)]), found, window=30, until=UNTIL)
    assert {(unit.sending.stage, unit.sending.day, bool(unit.did)) for unit in joined.units} == {
        ("herinnering", SENT, False),
        ("aanmaning", later, True),
    }
    assert joined.again == 1


def test_the_file_is_complete_until_its_last_day_that_is_not_in_the_future(tmp_path: Path) -> None:
    found, _ = responses.read(write(tmp_path / "r.csv", [["Z-1", SENT, "betaald"], ["Z-1", "2062-11-23", "betaald"]]))
    assert joining.last_day(found, SENT + timedelta(days=40)) == SENT
    assert joining.last_day((), SENT) == SENT


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (["Z-1", "31-02-2026", "betaald"], "datum", "date"),
        (["Z-1", "12/24/2026", "betaald"], "datum", "date_month_first"),
        (["Z-1", "46349", "betaald"], "datum", "excel_date_number"),
        (["Z-1", "", "betaald"], "datum", "missing"),
        (["", SENT, "betaald"], "zaaknummer", "missing"),
        (["Jan de Vries", SENT, "betaald"], "zaaknummer", "pattern_zaaknummer"),
        (["Z-1", SENT, "verhuisd"], "wat", "effect_what"),
        (["Z-1", SENT, ""], "wat", "missing"),
        (["Z-1", SENT, "#N/B"], "wat", "excel_error"),
    ],
)
def test_a_row_that_cannot_be_read_says_where_and_why(
    tmp_path: Path, row: list[object], column: str, code: str
) -> None:
    found, faults = responses.read(write(tmp_path / "r.csv", [row, ["Z-2", SENT, "betaald"]]))
    assert [(one.row, one.problem.field, one.problem.code) for one in faults] == [(2, column, code)]
    assert [one.case_id for one in found] == ["Z-2"]


def test_every_format_and_both_languages_say_the_same(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Z-1", "23-11-2026", "betaald"], ["Z-2", "2026-11-24", "klacht"]]
    write(tmp_path / "r.csv", rows)
    book = Workbook()
    assert book.active is not None
    for row in (
        ["case_id", "bedrag", "date", "what"],
        ["Z-1", 12.5, date(2026, 11, 23), "paid"],
        ["Z-2", 0, date(2026, 11, 24), "complained"],
    ):
        book.active.append(row)
    book.save(tmp_path / "r.xlsx")
    lines = [
        {"zaak": "Z-1", "date": "2026-11-23", "wat": "Betaling"},
        {"zaak": "Z-2", "datum": "2026-11-24", "wat": "geklaagd"},
    ]
    (tmp_path / "r.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    seen = [
        [(one.case_id, one.day, one.what) for one in responses.read(tmp_path / name)[0]]
        for name in ("r.csv", "r.xlsx", "r.jsonl")
    ]
    assert seen == [[("Z-1", date(2026, 11, 23), "paid"), ("Z-2", date(2026, 11, 24), "complained")]] * 3
