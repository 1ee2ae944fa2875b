"""The ledger in PostgreSQL, with a real server: the same code, the same bytes, also when the server restarts."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from letterkit.batch import Counts, Order, run
from letterkit.batch.executors import Here
from letterkit.batch.ledger import Ledger, Run, address
from letterkit.errors import LedgerTrouble
from tests.batch import postgresql
from tests.batch.conftest import TODAY, faults, input_rows, workspace
from tests.batch.many import records
from tests.batch_outputs import hashes

ROWS = input_rows(records(30))


@pytest.fixture(scope="module")
def server() -> Iterator[postgresql.Server]:
    programs = postgresql.programs()
    if programs is None:
        pytest.skip("no PostgreSQL server")
    with postgresql.server(programs) as running:
        yield running


@pytest.fixture
def url(server: postgresql.Server, request: pytest.FixtureRequest) -> str:
    name = f"t{abs(hash(request.node.name))}"
    engine = create_engine(address(server.url), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.url.replace("/postgres?", f"/{name}?")


def night(url: str, key: str, out: Path, rows: Any = ROWS, **options: Any) -> Counts:
    order = Order(workspace, TODAY, str(out), key, chunk=5)
    with Ledger(address(url), Run(key, str(out), TODAY)) as ledger:
        return run(rows, order, ledger, Here(), **options)


@pytest.mark.slow
def test_the_same_bytes_as_with_sqlite(url: str, key: str, small_run: Callable[..., Counts], tmp_path: Path) -> None:
    expected = small_run(ROWS, tmp_path / "sqlite", chunk=5)
    assert night(url, key, tmp_path / "out") == expected
    assert hashes(tmp_path / "out") == hashes(tmp_path / "sqlite")
    assert not faults(str(tmp_path / "out"), address(url), str(tmp_path / "out"))


@pytest.mark.slow
def test_two_runs_at_once_write_nobody_twice(url: str, key: str, tmp_path: Path) -> None:
    counts: dict[str, Counts] = {}

    def one(name: str, rows: Any) -> None:
        counts[name] = night(url, key, tmp_path / name, rows)

    threads = [threading.Thread(target=one, args=(name, rows)) for name, rows in (("a", ROWS), ("b", ROWS[::-1]))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    alone = night(url, key, tmp_path / "c")
    assert alone.produced == 0
    assert sum(alone.held_because[code] for code in ("already_written", "being_written")) == sum(
        count.produced for count in counts.values()
    )
    for name in ("a", "b"):
        assert not faults(str(tmp_path / name), address(url), str(tmp_path / name))


@pytest.mark.slow
def test_the_server_restarts_half_way(server: postgresql.Server, url: str, key: str, tmp_path: Path) -> None:
    times = []

    def progress(_rows: int) -> None:
        times.append(1)
        if len(times) == 2:
            server.control("-m", "immediate", "restart")

    counts = night(url, key, tmp_path / "out", progress=progress)
    assert counts.read == len(ROWS)
    assert not faults(str(tmp_path / "out"), address(url), str(tmp_path / "out"))


@pytest.mark.slow
def test_one_process_at_a_time(url: str, key: str, tmp_path: Path) -> None:
    with Ledger(address(url), Run(key, str(tmp_path / "out"), TODAY)) as first:
        first.begin()
        with pytest.raises(LedgerTrouble) as told:
            night(url, key, tmp_path / "out")
    assert told.value.code == "run_busy"


@pytest.mark.slow
def test_a_password_is_never_told(monkeypatch: pytest.MonkeyPatch, key: str, tmp_path: Path) -> None:
    monkeypatch.setattr("letterkit.batch.ledger.session._PAUSES", ())
    nowhere = f"postgresql://letterkit:geheim@/weg?host={tmp_path}"
    with pytest.raises(LedgerTrouble) as told:
        night(nowhere, key, tmp_path / "out")
    assert told.value.code == "ledger_unreachable"
    assert "geheim" not in str(told.value.values)
