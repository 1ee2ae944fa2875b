"""A row that ends its worker, or never comes back: held alone, and the night goes on."""

import os
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from letterkit.batch import poison
from letterkit.batch.chunk import Chunk, chunks
from letterkit.batch.executors import Processes, Rescue, rescue
from letterkit.batch.row_result import RowResult
from letterkit.case_file import InputRow
from letterkit.errors import LedgerTrouble

DEADLY = {"kill": 5, "loop": 13}
FAST = Rescue(
    poison.rescue.halves, poison.rescue.given_up, poison.rescue.joined, lambda _chunk: 1.0, poison.rescue.nothing
)


def rows(number: int) -> list[InputRow]:
    return [InputRow(row, {"zaaknummer": f"Z-{row}"}) for row in range(1, number + 1)]


def work(kind: str, deaths: Path, chunk: Chunk) -> tuple[RowResult, ...]:
    """What a crash in a C library, the system that needs memory, or a loop without end does."""
    for found in chunk.rows:
        if found.number == DEADLY.get(kind):
            with deaths.open("a") as file:
                file.write("x")
            if kind == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            while True:
                pass
    return tuple(RowResult(found.number, f"Z-{found.number}") for found in chunk.rows)


def done(kind: str, deaths: Path, by: Rescue[Chunk, tuple[RowResult, ...]] = FAST) -> Iterator[RowResult]:
    with Processes(2) as executor:
        for _, results in executor.each(partial(work, kind, deaths), chunks(rows(16), 4), by):
            yield from results


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("kind", DEADLY)
def test_one_row_is_held_and_all_others_are_done(kind: str, tmp_path: Path) -> None:
    results = list(done(kind, tmp_path / "deaths"))
    assert [result.row for result in results] == list(range(1, 17))
    (held,) = (result for result in results if result.held)
    assert (held.row, held.case_id, held.held[0].code) == (DEADLY[kind], f"Z-{DEADLY[kind]}", "stops_worker")
    assert len((tmp_path / "deaths").read_text()) >= 3  # the chunk twice at least, and then its parts


@pytest.mark.slow
def test_a_machine_on_which_no_worker_can_live_blames_no_row(tmp_path: Path) -> None:
    with Processes(1) as executor, pytest.raises(LedgerTrouble, match="worker_died"):
        list(executor.each(_dies, chunks(rows(4), 2), FAST))


def _dies(_chunk: Chunk) -> tuple[RowResult, ...]:
    os._exit(9)


def test_many_rows_that_end_their_worker_are_no_matter_of_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rescue, "_MOST_LOST", 3)
    alone = rescue.Rescuer(FAST, lambda chunk: (not chunk.rows, ()))
    with pytest.raises(LedgerTrouble, match="worker_died"):
        alone.result(Chunk(0, tuple(rows(8))))


@pytest.mark.slow
def test_work_without_rescue_stops_after_some_deaths() -> None:
    with Processes(1) as executor, pytest.raises(LedgerTrouble, match="worker_died"):
        list(executor.each(_dies, chunks(rows(4), 2)))
