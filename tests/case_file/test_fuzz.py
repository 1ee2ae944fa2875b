"""Files that were damaged at random end as rows or as one foreseen error, never as anything else."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letterkit import texts
from letterkit.case_file import Row, read
from letterkit.errors import Unreadable
from tests.case_file.flat import cells, text
from tests.invented import record

SEEDS = {
    ".csv": text(cells(), cells(Zaaknummer="Z-2")).encode(),
    ".json": json.dumps([record(), record(zaaknummer="Z-2")]).encode(),
    ".jsonl": (json.dumps(record()) + "\n" + json.dumps(record(zaaknummer="Z-2"))).encode(),
    ".yaml": json.dumps([record()], indent=1).encode(),
}
SCRAPS = st.one_of(
    st.binary(max_size=4),
    st.sampled_from(
        [b'"', b";", b"\n", b"\r", b"{", b"]", b"&a ", b"*a", b"- ", b": ", b"\x00", b"\xff", b"1e9", b"null"]
    ),
)
CUTS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), SCRAPS), min_size=1, max_size=6)


def _damaged(seed: bytes, cuts: list[tuple[float, int, bytes]]) -> bytes:
    for place, length, scrap in cuts:
        at = int(place * len(seed))
        seed = seed[:at] + scrap + seed[at + length :]
    return seed


def _outcome(path: Path) -> tuple[list[Row], Unreadable | None]:
    try:
        return list(read(path)), None
    except Unreadable as error:
        return [], error


@pytest.mark.slow
@pytest.mark.parametrize("suffix", SEEDS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=CUTS)
def test_damaged_files(tmp_path: Path, suffix: str, cuts: list[tuple[float, int, bytes]]) -> None:
    path = tmp_path / f"zaken{suffix}"
    path.write_bytes(_damaged(SEEDS[suffix], cuts))
    rows, error = _outcome(path)
    assert error is None or texts.say(f"errors.{error.code}", **error.values)
    for row in rows:
        assert (row.case is None) == bool(row.problems)
        assert all(texts.problem(problem)[1] for problem in row.problems)


@pytest.mark.slow
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(st.text(max_size=30), min_size=len(cells()), max_size=len(cells())))
def test_any_text_in_any_cell(tmp_path: Path, values: list[str]) -> None:
    path = tmp_path / "zaken.csv"
    quoted = ['"' + value.replace('"', '""') + '"' for value in values]
    row = ";".join(quoted).encode("utf-8", "replace")
    path.write_bytes(";".join(cells()).encode() + b"\n" + row + b"\n")
    rows, error = _outcome(path)
    assert error is None or error.code in ("file_binary", "file_letters")
    assert all((row.case is None) == bool(row.problems) for row in rows)
