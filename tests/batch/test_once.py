"""Nobody is written twice: another day, another file, another folder, one shared ledger."""

import json
from pathlib import Path
from typing import Any

import pytest

from letterkit.batch.ledger import Ledger
from letterkit.batch.outbox import Outbox
from tests.batch.conftest import CREDITOR
from tests.batch_outputs import hashes, lines, rows
from tests.conftest import Run
from tests.invented import record


@pytest.fixture
def night(letterkit: Run, tmp_path: Path) -> Any:
    """``night(records, out, day)`` with a ledger that all nights share; the result and the folder."""

    def run(records: list[dict[str, Any]], out: str, day: str = "2026-11-23", *options: str) -> Any:
        path = tmp_path / f"{out}.json"
        path.write_text(json.dumps([{**one, "stand_op": day} for one in records]), encoding="utf-8")
        ledger = ("--ledger", tmp_path / "samen.sqlite")
        folder = tmp_path / out
        result = letterkit("batch", path, "--creditor", CREDITOR, "--today", day, "--out", folder, *ledger, *options)
        assert result.code == 0, result.err
        return folder

    return run


def case(number: str, **changes: Any) -> dict[str, Any]:
    return record(zaaknummer=number, klant__kanalen=["sms"], **changes)


def written(*folders: Path) -> list[tuple[str, str]]:
    return sorted((line["case_id"], line["stage"]) for out in folders for line in lines(out / "manifest.jsonl"))


@pytest.mark.quick
def test_a_file_that_is_sent_again_writes_nobody(night: Any) -> None:
    first = night([case("Z-1"), case("Z-2")], "a")
    again = night([case("Z-1"), case("Z-2")], "b")
    assert len(written(first)) == 2
    assert written(again) == []
    assert {row["code"] for row in rows(again / "held.csv")} == {"already_written"}
    assert all("23-11-2026" in row["reason"] for row in rows(again / "held.csv"))


@pytest.mark.slow
def test_files_that_overlap_write_each_case_once(night: Any) -> None:
    first = night([case("Z-1"), case("Z-2")], "a")
    second = night([case("z-2"), case("Z-3")], "b")
    assert written(first, second) == [("Z-1", "herinnering"), ("Z-2", "herinnering"), ("Z-3", "herinnering")]


@pytest.mark.slow
def test_the_next_day_writes_only_what_is_new(night: Any) -> None:
    monday = night([case("Z-1")], "a", "2026-11-23")
    later = [case("Z-1"), case("Z-2")]
    tuesday = night(later, "b", "2026-11-24")
    assert written(monday, tuesday) == [("Z-1", "herinnering"), ("Z-2", "herinnering")]


@pytest.mark.slow
def test_the_next_stage_and_a_new_period_may_go(night: Any) -> None:
    sent = [{"fase": "herinnering", "datum": "2026-11-24", "kanaal": "sms"}]
    first = night([case("Z-1")], "a", "2026-11-23")
    next_stage = night([case("Z-1", eerdere_berichten=sent)], "b", "2026-12-14")
    new_arrears = {"termijnen": [{"vervaldatum": "2026-12-20", "bedrag": "10"}], "totaal": "10"}
    next_period = night([case("Z-1", achterstand=new_arrears)], "c", "2026-12-28")
    stages = [stage for _, stage in written(first, next_stage, next_period)]
    assert sorted(stages) == ["herinnering", "herinnering", "tweede_herinnering"]


@pytest.mark.slow
def test_going_on_is_not_writing_again(night: Any) -> None:
    first = night([case("Z-1")], "a")
    before = hashes(first)
    assert hashes(night([case("Z-1")], "a")) == before
    assert written(first) == [("Z-1", "herinnering")]


@pytest.mark.slow
def test_a_dry_run_and_a_sample_write_nothing_in_a_shared_ledger(night: Any) -> None:
    assert not night([case("Z-1")], "droog", "2026-11-23", "--dry-run").exists()
    sample = night([case("Z-1"), case("Z-2")], "proef", "2026-11-23", "--sample", "1")
    assert len(written(sample)) == 1
    assert len(written(night([case("Z-1"), case("Z-2")], "echt"))) == 2


@pytest.mark.slow
def test_a_case_that_another_run_is_working_on_is_left_alone(
    night: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "earlier", lambda _self, _keys: {})  # the other run was not there yet when we looked
        first = night([case("Z-1")], "a")
        second = night([case("Z-1"), case("Z-2")], "b")
    assert written(first) == [("Z-1", "herinnering")]
    assert written(second) == [("Z-2", "herinnering")]
    assert [row["case_id"] for row in rows(second / "held.csv")] == ["Z-1"]
    assert {path.name for path in second.iterdir() if not path.name.startswith(".")} == {
        "calls.csv", "decisions.jsonl", "dropped.csv", "held.csv", "manifest.jsonl", "outbox.jsonl", "rejected.csv", "sms.jsonl",
        "summary.json", "whatsapp.jsonl",
    }  # fmt: skip


@pytest.mark.slow
def test_a_run_that_died_holds_its_turns(night: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Outbox, "move", _dies)
        with pytest.raises(AssertionError):
            night([case("Z-1")], "a")
    other = night([case("Z-1")], "b")
    assert [row["code"] for row in rows(other / "held.csv")] == ["being_written"]
    assert written(night([case("Z-1")], "a"), other) == [("Z-1", "herinnering")]


def _dies(*_arguments: object) -> None:
    raise KeyboardInterrupt
