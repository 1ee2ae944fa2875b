"""A ledger of the version before is brought up to date, with what is in it; one of a later version is refused."""

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from letterkit.batch import Counts
from letterkit.batch.ledger import Evidence, Ledger, Run, own_ledger, schema
from letterkit.errors import LedgerTrouble
from tests.batch.conftest import TODAY, faults, input_rows
from tests.batch.many import records
from tests.conftest import Run as Command

WITHOUT_COMMITMENTS = ("DROP TABLE salt", "ALTER TABLE written DROP COLUMN reference")
BEFORE = (
    *WITHOUT_COMMITMENTS,
    "DROP TABLE receipt", "DROP TABLE addressed", "DROP TABLE event", "DROP TABLE schema",
    "ALTER TABLE chunk DROP COLUMN lines", "ALTER TABLE chunk DROP COLUMN post",
    "DROP INDEX run_place", "ALTER TABLE run DROP COLUMN choices",
)  # fmt: skip
"""What makes of a ledger of now one of the version before."""


def older(path: Path) -> None:
    """Take away what is new, and the events, which stand first and last in the chain."""
    with sqlite3.connect(path) as ledger:
        for statement in BEFORE:
            ledger.execute(statement)
    ledger.close()


@pytest.mark.slow
def test_a_ledger_of_the_version_before(small_run: Callable[..., Counts], key: str, tmp_path: Path) -> None:
    small_run(input_rows(records(20))[10:20], tmp_path / "out")
    path = tmp_path / "out/run.sqlite"
    with sqlite3.connect(path) as ledger:
        before = ledger.execute("select * from written order by case_key").fetchall()
    ledger.close()
    older(path)
    with Ledger(own_ledger(tmp_path / "out"), Run(key, ".", TODAY)) as book:
        assert book.begin()
        assert book.counts().read == 10
    with sqlite3.connect(path) as ledger:
        assert ledger.execute("select * from written order by case_key").fetchall() == before
        assert ledger.execute("select version from schema").fetchall() == [(schema.VERSION,)]
        references = {row[2] for row in ledger.execute("pragma foreign_key_list(message)")}
        assert references == {"run"}
        ledger.execute("insert into run (id, place, identity, today, head, split, entries, finished) "
                       "values ('x', '.', 'y', '2026-11-24', 'z', '', 0, 0)")  # fmt: skip
    ledger.close()


@pytest.mark.slow
def test_a_ledger_without_receipts(small_run: Callable[..., Counts], key: str, tmp_path: Path) -> None:
    small_run(input_rows(records(20))[10:20], tmp_path / "out")
    with sqlite3.connect(tmp_path / "out/run.sqlite") as ledger:
        for statement in (
            *WITHOUT_COMMITMENTS,
            "DROP TABLE receipt",
            "DROP TABLE addressed",
            "UPDATE schema SET version = 2",
        ):
            ledger.execute(statement)
    ledger.close()
    with Ledger(own_ledger(tmp_path / "out"), Run(key, ".", TODAY)) as book:
        assert book.paid(["m-1"]) == {}, "a ledger that is only read stays as it is"
        assert book.dead_addresses() == frozenset()
        assert book.begin()
    assert faults(str(tmp_path / "out"), own_ledger(tmp_path / "out"), ".") == []
    with sqlite3.connect(tmp_path / "out/run.sqlite") as ledger:
        assert ledger.execute("select version from schema").fetchall() == [(schema.VERSION,)]
    ledger.close()


@pytest.mark.slow
def test_verify_reads_one_of_the_version_before(small_run: Callable[..., Counts], tmp_path: Path) -> None:
    small_run(input_rows(records(20))[10:20], tmp_path / "out")
    older(tmp_path / "out/run.sqlite")
    told = faults(str(tmp_path / "out"), own_ledger(tmp_path / "out"), ".")
    assert {fault.code for fault in told} <= {"chain", "counts"}  # its events were taken away above


@pytest.mark.slow
def test_one_of_a_later_version_is_refused(
    letterkit: Command, small_run: Callable[..., Counts], tmp_path: Path
) -> None:
    small_run(input_rows(records(4)), tmp_path / "out")
    with sqlite3.connect(tmp_path / "out/run.sqlite") as ledger:
        ledger.execute("update schema set version = ?", (schema.VERSION + 1,))
    ledger.close()
    with pytest.raises(LedgerTrouble, match="ledger_newer"):
        Evidence(own_ledger(tmp_path / "out"), ".")
    with pytest.raises(LedgerTrouble, match="ledger_newer"):
        small_run(input_rows(records(4)), tmp_path / "out", today=date(2026, 11, 24))
    assert letterkit("verify", tmp_path / "out").code == 6
