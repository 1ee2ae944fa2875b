"""Runs in this process with the sample creditor."""

from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL

from letterkit import resources
from letterkit.batch import Counts, Order, run
from letterkit.batch.box import open_box
from letterkit.batch.executors import Here
from letterkit.batch.ledger import Evidence, Ledger, Run, own_ledger
from letterkit.batch.verify import Fault, Tally, verify
from letterkit.bundle import key_of
from letterkit.case_file import InputRow
from letterkit.workspace import Workspace, load_workspace

TODAY = date(2026, 11, 23)
CREDITOR = resources.samples_dir() / "creditor.yaml"


@cache
def workspace() -> Workspace:
    """That of the sample creditor, read once for all runs in this process."""
    return load_workspace(CREDITOR)


@pytest.fixture(scope="session")
def key() -> str:
    return key_of(workspace())


def input_rows(records: Iterable[dict[str, Any]]) -> list[InputRow]:
    """Records as a reader gives them."""
    return [InputRow(number, record) for number, record in enumerate(records, 1)]


def faults(out: str, url: URL, place: str) -> list[Fault]:
    """What ``letterkit verify`` finds wrong."""
    with closing(Evidence(url, place)) as evidence:
        return list(verify(open_box(out), evidence, Tally()))


@pytest.fixture
def small_run(key: str) -> Callable[..., Counts]:
    """``small_run(rows, out)``: a run in chunks of four in this process, with the ledger of its own folder."""

    def do(rows: list[InputRow], out: Path, *, chunk: int = 4, today: date = TODAY) -> Counts:
        out.mkdir(exist_ok=True, mode=0o700)
        order = Order(workspace, today, str(out), key, chunk=chunk)
        with Ledger(own_ledger(out), Run(key, ".", today)) as ledger:
            return run(rows, order, ledger, Here())

    return do
