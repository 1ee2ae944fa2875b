"""Whatever stands in a row, it ends as produced, held or rejected, with a place and what was expected."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letterkit import pipeline, review_gate
from letterkit.batch import Counts
from letterkit.case_file import InputRow
from tests.batch.conftest import input_rows
from tests.batch.many import records
from tests.batch_outputs import lines, rows

SEEDS = list(records(30))
ODD = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=40), st.just([]), st.just({}), st.just([{}]),
    st.sampled_from(["=1+1", "{{ 7*7 }}", "../../x", "a\r\nBcc: x@y.nl", "\u202e", "\x00", "9" * 400, "NaN", "\ud800"]),
)  # fmt: skip


def _places(record: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inside = record.items() if isinstance(record, dict) else enumerate(record) if isinstance(record, list) else ()
    return [place for key, value in inside for place in ((*path, key), *_places(value, (*path, key)))]


@st.composite
def odd_records(draw: st.DrawFn) -> Any:
    """A right record with one to three places changed, taken away or added."""
    record = copy.deepcopy(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(1, 3))):
        *path, last = draw(st.sampled_from(_places(record)))
        target = record
        for key in path:
            target = target[key]
        target[last] = draw(ODD)
        if not _places(record):
            break
    return record


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(some=st.lists(odd_records(), min_size=5, max_size=5))
def test_odd_rows(small_run: Callable[..., Counts], tmp_path_factory: pytest.TempPathFactory, some: list[Any]) -> None:
    out = tmp_path_factory.mktemp("odd")
    given_rows = input_rows(some)
    counts = small_run(given_rows, out)
    assert counts.read == len(some) == counts.produced + counts.held + counts.rejected
    rejected, held = rows(out / "rejected.csv"), rows(out / "held.csv")
    assert all(row["row"] and row["problem"] and row["expected"] for row in rejected)
    assert all(row["reason"] and row["what_to_do"] for row in held)
    assert "internal" not in {code for row in held for code in row["code"].split()}
    ends = [len({row["row"] for row in rejected}), len(held), len({line["case_id"] for line in _manifest(out)})]
    assert ends == [counts.rejected, counts.held, counts.produced]


@pytest.mark.slow
def test_a_fault_of_our_own_holds_one_case_and_tells_where(
    small_run: Callable[..., Counts], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = SEEDS[1]["klant"]["achternaam"]
    monkeypatch.setattr(review_gate, "reasons", lambda case, *_: [][name] if case.klant.achternaam == name else ())
    counts = small_run([InputRow(1, SEEDS[0]), InputRow(2, SEEDS[1])], tmp_path / "out")
    assert (counts.produced, counts.held) == (1, 1)
    (held,) = rows(tmp_path / "out" / "held.csv")
    assert held["code"] == "internal"
    assert "TypeError" in held["reason"]
    assert name not in held["reason"]


@pytest.mark.slow
@pytest.mark.parametrize("at", [1, 5, len(pipeline.STEPS) - 1])
def test_a_fault_between_two_steps_leaves_the_other_cases_as_they_are(
    small_run: Callable[..., Counts], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    given_rows = input_rows(SEEDS)
    small_run(given_rows, tmp_path / "whole")
    whole = _manifest(tmp_path / "whole")
    wrong = whole[len(whole) // 2]["case_id"]

    def faulty(case: pipeline.CaseInProgress) -> None:
        assert case.case.zaaknummer != wrong

    monkeypatch.setattr(pipeline, "STEPS", (*pipeline.STEPS[:at], faulty, *pipeline.STEPS[at:]))
    counts = small_run(given_rows, tmp_path / "out")
    (fault,) = [row for row in rows(tmp_path / "out" / "held.csv") if row["code"] == "internal"]
    assert fault["case_id"] == wrong
    assert _manifest(tmp_path / "out") == [line for line in whole if line["case_id"] != wrong]
    assert counts.produced == len({line["case_id"] for line in whole}) - 1


def _manifest(out: Path) -> list[dict[str, Any]]:
    return lines(out / "manifest.jsonl")
