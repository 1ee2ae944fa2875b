"""A creditor who writes each person of one case a day: the other cases of that person wait, and none for ever."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from letterkit.batch import Counts, Order, run
from letterkit.batch.executors import Here
from letterkit.batch.ledger import Ledger, Run, own_ledger
from letterkit.workspace import Workspace, load_workspace
from tests.batch.conftest import CREDITOR, TODAY, input_rows
from tests.batch.many import records
from tests.batch_outputs import rows

WAITS = "same_person_written_to_today"


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    found = load_workspace(CREDITOR)
    one_a_day = found.creditor.toetsen.model_copy(update={"zelfde_persoon": "een_tegelijk"})
    return replace(found, creditor=found.creditor.model_copy(update={"toetsen": one_a_day}))


def _same(workspace: Workspace) -> Workspace:
    return workspace


def _night(folder: Path, name: str, workspace: Workspace, cases: Iterable[dict[str, Any]], day: date = TODAY) -> Counts:
    out = folder / name
    out.mkdir(mode=0o700)
    order = Order(partial(_same, workspace), day, str(out), name, chunk=2)
    with Ledger(own_ledger(folder), Run(name, str(out), day)) as ledger:
        return run(input_rows(cases), order, ledger, Here())


def _held(folder: Path, name: str) -> dict[str, str]:
    return {row["case_id"]: row["code"] for row in rows(folder / name / "held.csv")}


def _cases(*persons: dict[str, Any]) -> list[dict[str, Any]]:
    somebody = next(one for one in records(60) if one["klant"].get("email") and one["klant"].get("adres"))
    klant = somebody["klant"]
    return [somebody | {"zaaknummer": f"P-{n}", "klant": klant | change} for n, change in enumerate(persons)]


@pytest.mark.slow
def test_the_first_that_has_a_message_goes_and_the_others_keep_their_turn(tmp_path: Path, workspace: Workspace) -> None:
    cases = _cases({}, {}, {"achternaam": "Verbeek"})
    assert _night(tmp_path, "one", workspace, cases).produced == 2
    assert _held(tmp_path, "one") == {"P-1": WAITS}
    assert _night(tmp_path, "again", workspace, cases[1:2]).produced == 0, "over all runs of the ledger"
    tomorrow = TODAY + timedelta(1)
    later = [one | {"stand_op": tomorrow.isoformat()} for one in cases]
    assert _night(tmp_path, "two", workspace, later, tomorrow).produced == 1
    assert "P-1" not in _held(tmp_path, "two"), "the first in the file has nothing due, so the second goes"


@pytest.mark.slow
def test_one_name_at_another_address_is_the_same_person_by_mail(tmp_path: Path, workspace: Workspace) -> None:
    moved = {"adres": _cases({})[0]["klant"]["adres"] | {"huisnummer": "999"}}
    assert _night(tmp_path, "one", workspace, _cases({}, moved)).produced == 1
    elsewhere = _cases({}, moved | {"email": "iemand.anders@voorbeeld.nl", "mobiel": None})[1:]
    assert _night(tmp_path, "two", workspace, elsewhere).produced == 1
