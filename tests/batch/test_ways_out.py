"""A run that stopped, or must not be sent, always has a way out: resume, close, release."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from letterkit.batch.ledger import Ledger
from letterkit.cli import cli, error_boundary
from tests.batch.many import records
from tests.batch_outputs import hashes, lines
from tests.conftest import Result, Run

DAY = "2026-11-23"
OUTS = ("uit", "rest", "nieuw", "tweede", "derde", "later")


class Died(BaseException):
    """Stands in for the power plug."""


@pytest.fixture(scope="module")
def werk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A creditor of its own, with cases."""
    folder = tmp_path_factory.mktemp("ways") / "werk"
    assert error_boundary.run(lambda: cli.main(args=["init", str(folder)], standalone_mode=False)) == 0
    cases = islice(records(44), 20, None)  # the first with a letter is in the second chunk
    (folder / "zaken.jsonl").write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")
    return folder


@pytest.fixture
def workspace(werk: Path) -> Path:
    """That creditor before its first night."""
    for path in (*werk.glob("*.sqlite*"), *(werk / name for name in OUTS)):
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    return werk


@pytest.fixture
def night(letterkit: Run, workspace: Path) -> Callable[..., Result]:
    """``night(out, …)``: a run of the workspace, with nothing but what an operator types."""

    def run(out: str, *options: object, day: str = DAY) -> Result:
        todays = ("--today", day) if day else ()
        return letterkit("batch", workspace / "zaken.jsonl", "--out", workspace / out, "--chunk", 6, *todays, *options)

    return run


IdentityCache = dict[str, Path]


@pytest.fixture(scope="module")
def remembered() -> IdentityCache:
    """Copies of a workspace in a certain state, which take long to make."""
    return {}


def as_it_was(workspace: Path, state: str, remembered: IdentityCache, make: Callable[[], object]) -> Path:
    """Bring the workspace in a state: made the first time, copied after that. Its run is in ``uit``."""
    if state in remembered:
        shutil.copytree(remembered[state], workspace, dirs_exist_ok=True)
    else:
        make()
        remembered[state] = Path(shutil.copytree(workspace, workspace.with_name(state)))
    return workspace / "uit"


@pytest.fixture
def stopped(night: Callable[..., Result], workspace: Path, remembered: IdentityCache) -> Path:
    """A run that died after two chunks of four."""
    return as_it_was(workspace, "stopped", remembered, lambda: died_at(night, "record", 3, "uit"))


@pytest.fixture
def finished(night: Callable[..., Result], workspace: Path, remembered: IdentityCache) -> Path:
    """A run that came to its end."""

    def make() -> None:
        assert night("uit").code == 0

    return as_it_was(workspace, "finished", remembered, make)


@pytest.fixture
def whole(finished: Path, remembered: IdentityCache, workspace: Path) -> Path:
    """The output of a run that was left alone; the workspace is as before its first night."""
    for path in (*workspace.glob("*.sqlite*"), finished):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return remembered["finished"] / "uit"


def died_at(night: Callable[..., Result], step: str, call: int, *arguments: object) -> None:
    """A run that dies before the nth call of a step of the ledger."""
    left, real = [call], getattr(Ledger, step)

    def fused(*given: Any, **named: Any) -> Any:
        left[0] -= 1
        if not left[0]:
            raise Died
        return real(*given, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Ledger, step, fused)
        with pytest.raises(Died):
            night(*arguments)


def verified(letterkit: Run, out: Path) -> bool:
    return letterkit("verify", out).code == 0


def cases_of(*folders: Path) -> list[str]:
    return sorted({line["case_id"] for out in folders for line in lines(out / "manifest.jsonl")})


@pytest.mark.slow
def test_a_run_is_resumed_without_typing_it_again(letterkit: Run, whole: Path, stopped: Path) -> None:
    assert letterkit("batch", "--resume", stopped).code == 0
    summary = json.loads((stopped / "summary.json").read_text())
    assert (summary["today"], summary["run"]["resumed"]) == (DAY, 1)
    assert verified(letterkit, stopped)
    assert hashes(stopped) == hashes(whole)


@pytest.mark.slow
def test_the_same_command_goes_on_after_midnight(night: Callable[..., Result], workspace: Path) -> None:
    died_at(night, "record", 3, "uit", "--limit", 30)
    result = night("uit", "--limit", 30, day="")  # the day of the clock is another
    assert result.code == 0, result.err
    assert json.loads((workspace / "uit/summary.json").read_text())["today"] == DAY


@pytest.mark.slow
def test_another_choice_in_the_folder_of_a_stopped_run_is_refused_with_its_ways_out(
    night: Callable[..., Result], stopped: Path
) -> None:
    result = night("uit", day="2026-11-24")
    assert result.code == 6
    assert "ledger close" in result.err
    assert "ledger release" in result.err


def test_nothing_to_resume(letterkit: Run, tmp_path: Path) -> None:
    assert letterkit("batch", "--resume", tmp_path / "niets").code == 2
    assert letterkit("batch", "zaken.csv").code == 2


@pytest.mark.slow
def test_a_stopped_run_is_closed_and_the_rest_goes_in_another(
    letterkit: Run, night: Callable[..., Result], whole: Path, stopped: Path, workspace: Path
) -> None:
    assert len(list((stopped / "email").iterdir())) > len(cases_in_ledger(workspace, "email"))  # moved, not recorded
    result = letterkit("ledger", "close", stopped, "--by", "N. de Wit", "--reason", "sjabloon verbeterd")
    assert result.code == 0, result.err
    summary = json.loads((stopped / "summary.json").read_text())
    assert summary["run"]["closed"]["by"] == "N. de Wit"
    assert summary["read"] == 12
    told = letterkit("verify", stopped)
    assert told.code == 0, told.out
    assert "sjabloon verbeterd" in told.out
    rest = night("rest", day="2026-11-23")
    assert rest.code == 0
    assert cases_of(stopped, workspace / "rest") == cases_of(whole)
    assert not set(cases_of(stopped)) & set(cases_of(workspace / "rest"))
    assert letterkit("ledger", "close", stopped, "--by", "x").code == 6


def cases_in_ledger(workspace: Path, channel: str) -> list[str]:
    with sqlite3.connect(workspace / "letterkit-ledger.sqlite") as connection:
        found = connection.execute("select case_id from message where channel = ?", (channel,)).fetchall()
    connection.close()
    return [case for (case,) in found]


@pytest.mark.slow
def test_a_stopped_run_is_released_and_its_people_get_their_message(
    letterkit: Run, night: Callable[..., Result], whole: Path, stopped: Path, workspace: Path
) -> None:
    result = letterkit("ledger", "release", stopped, "--by", "N. de Wit", "--reason", "verkeerd nummer")
    assert result.code == 0, result.err
    assert night("nieuw").code == 0
    assert cases_of(workspace / "nieuw") == cases_of(whole)
    assert verified(letterkit, stopped)
    assert letterkit("batch", "--resume", stopped).code == 6


@pytest.mark.slow
def test_a_finished_run_is_withdrawn_before_posting(
    letterkit: Run, night: Callable[..., Result], finished: Path, workspace: Path
) -> None:
    out = finished
    assert night("tweede").code == 0
    assert cases_of(workspace / "tweede") == []
    assert letterkit("ledger", "release", out, "--by", "N. de Wit", "--reason", "verkeerd nummer").code == 0
    assert not (out / "summary.json").exists()
    assert json.loads((out / "withdrawn.json").read_text())["run"]["released"]["reason"] == "verkeerd nummer"
    told = letterkit("verify", out)
    assert (told.code, "ingetrokken" in told.out, "verkeerd nummer" in told.out) == (0, True, True)
    listed = letterkit("ledger", "list", "--ledger", workspace / "letterkit-ledger.sqlite").out
    assert "ingetrokken" in listed
    assert night("derde").code == 0
    assert cases_of(workspace / "derde") == cases_of(out)


@pytest.mark.slow
def test_some_cases_are_withdrawn(
    letterkit: Run, night: Callable[..., Result], finished: Path, workspace: Path
) -> None:
    out = finished
    case = cases_of(out)[3]
    result = letterkit("ledger", "release", out, case.lower(), "--by", "N. de Wit", "--reason", "overleden")
    assert result.code == 0, result.err
    assert case in result.out
    assert verified(letterkit, out)
    for path in out.glob(f"*/{case}.*"):
        path.unlink()
    assert verified(letterkit, out)
    assert night("later").code == 0
    assert cases_of(workspace / "later") == [case]
    assert letterkit("ledger", "release", out, "Z-nooit", "--by", "x", "--reason", "y").code == 6


def test_who_hides_a_release_is_found_out(letterkit: Run, finished: Path, workspace: Path) -> None:
    with sqlite3.connect(workspace / "letterkit-ledger.sqlite") as connection:
        connection.execute("delete from written")
    connection.close()
    assert not verified(letterkit, workspace / "uit")


def test_who_releases_says_who_that_is(letterkit: Run, finished: Path, workspace: Path) -> None:
    assert letterkit("ledger", "release", workspace / "uit", "--reason", "x").code == 2
    assert letterkit("ledger", "release", workspace / "uit", "--by", "x").code == 2


def test_show_says_how_a_run_stands(letterkit: Run, stopped: Path, workspace: Path) -> None:
    shown = letterkit("ledger", "show", stopped)
    assert (shown.code, "Niet af" in shown.out, "begonnen" in shown.out) == (0, True, True)
    number = letterkit("ledger", "list", "--ledger", workspace / "letterkit-ledger.sqlite").out.split()[0]
    again = letterkit("ledger", "show", number, "--ledger", workspace / "letterkit-ledger.sqlite")
    assert again.out == shown.out
    assert letterkit("ledger", "show", "ffff", "--ledger", workspace / "letterkit-ledger.sqlite").code == 6
    assert letterkit("ledger", "list", "--ledger", workspace / "geen.sqlite").code == 6


DAMAGE: dict[str, Callable[[Path], object]] = {
    "empty work file": lambda out: (out / ".work/lines/000000.lines").write_bytes(b""),
    "work file gone": lambda out: (out / ".work/lines/000001.lines").unlink(),
    "half a work file": lambda out: (out / ".work/lines/000000.lines").write_bytes(
        (out / ".work/lines/000000.lines").read_bytes()[:50]
    ),
    "a number changed": lambda out: (out / ".work/lines/000000.lines").write_bytes(
        (out / ".work/lines/000000.lines").read_bytes().replace(b"+316", b"+317")
    ),
    "empty e-mails": lambda out: [path.write_bytes(b"") for path in (out / "email").iterdir()],
    "an e-mail gone": lambda out: min((out / "email").iterdir()).unlink(),
}


@pytest.mark.slow
@pytest.mark.parametrize("what", DAMAGE)
def test_what_a_power_failure_leaves_is_made_again(letterkit: Run, whole: Path, stopped: Path, what: str) -> None:
    DAMAGE[what](stopped)
    told = letterkit("verify", stopped)
    assert told.code == 6
    assert "weg of beschadigd" in told.out
    assert letterkit("batch", "--resume", stopped).code == 0
    assert hashes(stopped) == hashes(whole)
    assert verified(letterkit, stopped)


def test_damage_that_cannot_be_mended_is_named(letterkit: Run, stopped: Path) -> None:
    (stopped / ".work/lines/000000.lines").write_bytes(b"")
    closed = letterkit("ledger", "close", stopped, "--by", "x")
    assert (closed.code, "lines/000000.lines" in closed.err, "--resume" in closed.err) == (6, True, True)
    assert letterkit("ledger", "release", stopped, "--by", "x", "--reason", "y").code == 0


@pytest.mark.slow
def test_a_print_run_is_closed_with_its_print_files(
    letterkit: Run, night: Callable[..., Result], workspace: Path
) -> None:
    died_at(night, "record", 3, "uit", "--print", 100, "--duplex")
    out = workspace / "uit"
    (out / ".work/post/000001.jsonl").write_bytes(b"")
    assert letterkit("ledger", "close", out, "--by", "x").code == 6
    died_at(night, "record", 1, "uit", "--print", 100, "--duplex")  # mended, and stopped again
    assert letterkit("ledger", "close", out, "--by", "x").code == 0
    count = json.loads((out / "print/count.json").read_text())
    assert count["letters"] == len(list((out / "letters").iterdir())) > 0
    assert verified(letterkit, out)


@pytest.mark.slow
def test_a_finished_run_of_which_everything_is_gone(
    letterkit: Run, night: Callable[..., Result], finished: Path, workspace: Path
) -> None:
    for path in sorted(finished.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    again = night("uit")
    assert (again.code, "ledger release" in again.err) == (6, True)
    number = letterkit("ledger", "list", "--ledger", workspace / "letterkit-ledger.sqlite").out.split()[0]
    release = ("ledger", "release", number, "--ledger", workspace / "letterkit-ledger.sqlite")
    assert letterkit(*release, "--by", "x", "--reason", "y").code == 0
    assert night("nieuw").code == 0


@pytest.mark.slow
def test_an_old_summary_goes_when_the_run_goes_on(stopped: Path, night: Callable[..., Result]) -> None:
    (stopped / "summary.json").write_text("{}")
    died_at(night, "record", 1, "uit")
    assert not (stopped / "summary.json").exists()


@pytest.mark.slow
def test_times_and_persons_stand_in_the_summary_and_in_the_chain(
    letterkit: Run, night: Callable[..., Result], workspace: Path
) -> None:
    assert night("uit", "--by", "N. de Wit").code == 0
    told = json.loads((workspace / "uit/summary.json").read_text())["run"]
    assert told["operator"] == "N. de Wit"
    assert told["started"][:10] <= told["ended"][:10]
    assert told["host"]
    ledger = workspace / "letterkit-ledger.sqlite"
    for column in ("moment", "operator", "host"):
        shutil.copy(ledger, workspace / "kopie.sqlite")
        with sqlite3.connect(ledger) as connection:
            connection.execute(f"update event set {column} = 'iets anders' where kind = 'started'")  # noqa: S608
        connection.close()
        assert not verified(letterkit, workspace / "uit")
        shutil.copy(workspace / "kopie.sqlite", ledger)
    assert verified(letterkit, workspace / "uit")
