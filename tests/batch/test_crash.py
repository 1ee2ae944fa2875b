"""A run that dies between any two steps, at each step in turn, and is then done again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from letterkit.batch import Counts
from letterkit.batch.ledger import Ledger, own_ledger
from letterkit.batch.outbox import Outbox
from tests.batch.conftest import faults, input_rows
from tests.batch.many import records
from tests.batch_outputs import hashes

STEPS = [
    *((Outbox, name) for name in ("place", "stage", "move", "clear")),
    *((Ledger, name) for name in ("begin", "prepare", "earlier", "claim", "record", "seal", "finish")),
]
ROWS = input_rows(records(20))[10:20]


class Died(BaseException):
    """Stands in for the power plug: nothing may catch it."""


class Fuse:
    """Counts the steps of a run and dies at one of them: before it, or just after."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int, *, after: bool) -> None:
        self.left, self.after = at, after
        for kind, name in STEPS:
            monkeypatch.setattr(kind, name, self._fused(getattr(kind, name)))

    def _fused(self, step: Callable[..., Any]) -> Callable[..., Any]:
        def fused(*arguments: Any, **named: Any) -> Any:
            self.left -= 1
            if self.left == 0 and not self.after:
                raise Died
            result = step(*arguments, **named)
            if self.left == 0:
                raise Died
            return result

        return fused


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("whole") / "out"


@pytest.mark.slow
@pytest.mark.parametrize("after", [False, True])
def test_death_at_every_step(small_run: Callable[..., Counts], whole: Path, tmp_path: Path, *, after: bool) -> None:
    expected_counts, expected = small_run(ROWS, whole), hashes(whole)
    deaths = 0
    for at in range(1, 1000):
        out = tmp_path / f"out{at}"
        with pytest.MonkeyPatch.context() as patch:
            fuse = Fuse(patch, at, after=after)
            try:
                small_run(ROWS, out)
            except Died:
                deaths += 1
        assert small_run(ROWS, out) == expected_counts
        assert hashes(out) == expected
        assert not faults(str(out), own_ledger(out), ".")
        if fuse.left > 0:
            break
    assert deaths > 30


@pytest.mark.slow
def test_death_in_the_middle_of_a_file(
    small_run: Callable[..., Counts], whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected_counts, expected = small_run(ROWS, whole), hashes(whole)
    stage = Outbox.stage

    def torn(self: Outbox, name: str, content: bytes) -> None:
        stage(self, name, content[: len(content) // 2])
        raise Died

    out = tmp_path / "out"
    with monkeypatch.context() as patch:
        patch.setattr(Outbox, "stage", torn)
        with pytest.raises(Died):
            small_run(ROWS, out)
    assert small_run(ROWS, out) == expected_counts
    assert hashes(out) == expected


@pytest.mark.slow
def test_the_name_is_given_only_after_the_ledger_said_so(
    small_run: Callable[..., Counts], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    monkeypatch.setattr(Ledger, "claim", _dies)
    with pytest.raises(Died):
        small_run(ROWS, out)
    assert {path.name for path in out.iterdir() if not path.name.startswith("run.sqlite")} == {".work"}


def _dies(*_arguments: object) -> None:
    raise Died
