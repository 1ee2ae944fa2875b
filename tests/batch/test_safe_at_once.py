"""Safe for whoever knows no option: whose letters these are, who may read what, where output goes, what it ends with."""

import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from filelock import FileLock

from letterkit import resources
from letterkit.batch.identity import Input
from letterkit.cli import cli, error_boundary, secret
from letterkit.dutch import clock
from letterkit.errors import LedgerTrouble
from letterkit.pipeline import one_message
from tests.batch.many import write
from tests.batch_outputs import lines
from tests.conftest import Result, Run
from tests.invented import record

DAY = "2026-11-23"
PORTFOLIO = resources.samples_dir() / "portfolio.csv"


@pytest.fixture(scope="module")
def werk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("safe") / "werk"
    assert error_boundary.run(lambda: cli.main(args=["init", str(folder)], standalone_mode=False)) == 0
    return folder


@pytest.fixture
def night(letterkit: Run, werk: Path, tmp_path: Path) -> Callable[..., Result]:
    """``night(records, out, …)``: a run with the creditor's own settings, and a ledger that goes away."""

    def run(records: list[object], out: str, *more: object) -> Result:
        path = tmp_path / "zaken.json"
        path.write_text(json.dumps(records), encoding="utf-8")
        shared = ("--creditor", werk / "creditor.yaml", "--ledger", tmp_path / "l.sqlite", "--today", DAY)
        return letterkit("batch", path, *shared, "--out", tmp_path / out, *more)

    return run


def test_without_a_creditor_a_run_stops(letterkit: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    cases = write(tmp_path / "zaken.jsonl", 3)
    result = letterkit("batch", cases, "--today", DAY, "--out", tmp_path / "uit")
    assert (result.code, str(tmp_path / "creditor.yaml") in result.err) == (2, True)
    assert not (tmp_path / "uit").exists()


@pytest.mark.slow
def test_the_sample_creditor_writes_to_the_samples_alone(
    letterkit: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(secret.INVENTED)
    assert letterkit("batch", PORTFOLIO, "--today", DAY, "--out", tmp_path / "demo", "--limit", 3).code == 0
    assert letterkit("batch", PORTFOLIO, "--today", DAY, "--out", tmp_path / "demo2", "--limit", 3).code == 0
    assert not list(resources.samples_dir().glob("*.sqlite"))
    cases = write(tmp_path / "zaken.jsonl", 3)
    for name in ("creditor.yaml", "logo.svg", "betaalgeheim"):
        shutil.copy(resources.samples_dir() / name, tmp_path / name)
    for creditor in (resources.samples_dir() / "creditor.yaml", tmp_path / "creditor.yaml"):
        result = letterkit("batch", cases, "--creditor", creditor, "--today", DAY, "--out", tmp_path / "uit")
        assert (result.code, "letterkit init" in result.err) == (4, True)
    assert not (tmp_path / "uit").exists()


@pytest.mark.slow
@pytest.mark.parametrize("named", ["1", "/", "..", "elders", ""])
def test_a_variable_left_behind_writes_to_nobody(
    letterkit: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    """``LETTERKIT_INVENTED`` holds for cases in the folder that it names, and only when that is a temporary one."""
    for name in ("tijdelijk", "elders", "tijdelijk/proef"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(secret.tempfile, "gettempdir", lambda: str(tmp_path / "tijdelijk"))
    monkeypatch.chdir(tmp_path / "tijdelijk")
    command = ("--creditor", resources.samples_dir() / "creditor.yaml", "--today", DAY, "--dry-run", "--out", "uit")
    inside, outside = (write(tmp_path / name / "zaken.jsonl", 2) for name in ("tijdelijk/proef", "elders"))
    monkeypatch.setenv(secret.INVENTED, str(tmp_path / named) if named == "elders" else named)
    assert letterkit("batch", outside, *command).code == 4
    monkeypatch.setenv(secret.INVENTED, str(tmp_path / "tijdelijk/proef"))
    assert letterkit("batch", inside, *command).code == 0
    assert letterkit("batch", outside, *command).code == 4


def test_the_secret_that_ships_is_known() -> None:
    shipped = (resources.samples_dir() / "betaalgeheim").read_bytes().strip()
    assert secret.hashlib.sha256(shipped).hexdigest() == secret.SHIPPED


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="modes")
@pytest.mark.parametrize("mode", [0o640, 0o604])
def test_a_secret_that_others_can_read_is_refused(night: Callable[..., Result], werk: Path, mode: int) -> None:
    path = werk / "betaalgeheim"
    path.chmod(mode)
    try:
        result = night([record()], "uit")
    finally:
        path.chmod(0o600)
    assert (result.code, f"chmod 600 {path}" in result.err) == (4, True)


@pytest.mark.slow
def test_nobody_is_written_twice_without_an_option(letterkit: Run, werk: Path, tmp_path: Path) -> None:
    cases = write(tmp_path / "zaken.jsonl", 8)
    run = ("batch", cases, "--creditor", werk / "creditor.yaml", "--today", DAY, "--out")
    ledger = werk / "letterkit-ledger.sqlite"
    assert letterkit(*run, tmp_path / "droog", "--dry-run").code == 0
    assert letterkit(*run, tmp_path / "proef", "--sample", 2).code == 0
    assert not ledger.exists()
    assert letterkit(*run, tmp_path / "een").code == 0
    assert stat.S_IMODE(ledger.stat().st_mode) == 0o600
    assert letterkit(*run, tmp_path / "twee").code == 0
    assert lines(tmp_path / "een/manifest.jsonl")
    assert lines(tmp_path / "twee/manifest.jsonl") == []
    dry = letterkit(*run, tmp_path / "droog", "--dry-run")
    assert "al eerder gemaakt" in dry.out
    assert letterkit("verify", tmp_path / "een").code == 0


@pytest.mark.slow
def test_a_folder_with_something_else_in_it_is_refused(night: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "uit/letters").mkdir(parents=True)
    (tmp_path / "uit/letters/oud.pdf").write_bytes(b"%PDF")
    result = night([record()], "uit")
    assert (result.code, "niet leeg" in result.err) == (6, True)
    assert [path.name for path in (tmp_path / "uit").rglob("*.*") if not path.name.startswith(".")] == ["oud.pdf"]


@pytest.mark.slow
def test_the_folder_of_another_night_is_refused_whatever_its_ledger(
    night: Callable[..., Result], tmp_path: Path
) -> None:
    assert night([record()], "uit").code == 0
    before = (tmp_path / "uit/summary.json").read_bytes()
    for ledger in ("l.sqlite", "ander.sqlite"):
        assert night([record(zaaknummer="Z-9")], "uit", "--ledger", tmp_path / ledger).code == 6
    assert (tmp_path / "uit/summary.json").read_bytes() == before


@pytest.mark.slow
def test_a_mark_of_a_run_that_never_began_is_no_hindrance(night: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "uit").mkdir()
    (tmp_path / "uit/.letterkit-run").write_text(json.dumps({"run": "f" * 64, "ledger": str(tmp_path / "l.sqlite")}))
    assert night([record()], "uit").code == 0
    (tmp_path / "leeg").mkdir()
    (tmp_path / "leeg/.letterkit-run").touch()
    assert night([record(zaaknummer="Z-9")], "leeg").code == 0


@pytest.mark.slow
def test_two_at_work_in_one_folder(night: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "uit").mkdir()
    with FileLock(tmp_path / "uit/.letterkit-run.lock"):
        result = night([record()], "uit", "--ledger", tmp_path / "ander.sqlite")
    assert (result.code, "andere opdracht" in result.err) == (6, True)


@pytest.mark.parametrize("kind", ["file", "local"])
def test_an_address_of_a_folder_here_is_refused_with_its_path(
    night: Callable[..., Result], tmp_path: Path, kind: str
) -> None:
    result = night([record()], "x", "--out", f"{kind}://{tmp_path}/u%20it")
    assert (result.code, f"{tmp_path}/u it" in result.err) == (2, True)


@pytest.mark.slow
def test_a_ledger_that_is_a_link_to_nowhere(night: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "l.sqlite").symlink_to(tmp_path / "elders.sqlite")
    assert night([record()], "uit").code == 6
    assert not (tmp_path / "elders.sqlite").exists()


def test_input_that_changes_meanwhile_is_seen(tmp_path: Path) -> None:
    path = write(tmp_path / "zaken.jsonl", 5)
    seen = Input.of(str(path))
    seen.check()
    path.write_text(path.read_text().replace("M-0000001", "M-0000009", 1))
    with pytest.raises(LedgerTrouble, match="input_changed_meanwhile"):
        seen.check()


@pytest.mark.slow
def test_a_run_whose_input_shrinks_does_not_end(
    night: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Input, "check", lambda _self: _raise(LedgerTrouble("input_changed_meanwhile", file="x")))
    assert night([record()], "uit").code == 6
    assert not (tmp_path / "uit/summary.json").exists()


def _raise(error: Exception) -> None:
    raise error


@pytest.mark.slow
def test_what_a_scheduler_is_told(night: Callable[..., Result], tmp_path: Path) -> None:
    complaint = record(zaaknummer="Z-2", signalen={"klacht": True})
    empty = night([], "leeg")
    assert (empty.code, "[empty_input]" in empty.err, (tmp_path / "leeg").exists()) == (7, True, False)
    few = night([record()], "weinig", "--expect", "2..5")
    assert (few.code, "[unexpected_number]" in few.err, (tmp_path / "weinig").exists()) == (7, True, False)
    nothing = night([complaint], "niets")
    assert (nothing.code, "[nothing_made]" in nothing.err) == (7, True)
    held = night([record(), complaint], "veel", "--max-held", "10%", "--fail-on", "klacht,internal", "--expect", "2")
    assert (held.code, "[too_many_held klacht]" in held.err) == (7, True)
    assert json.loads((tmp_path / "veel/summary.json").read_text())["alarms"] == ["too_many_held", "klacht"]
    again = night([record(), complaint], "veel")
    assert (again.code, "[too_many_held klacht]" in again.err) == (7, True)
    fine = night([record(zaaknummer="Z-3"), complaint], "goed", "--max-held", "50%", "--fail-on", "template")
    assert (fine.code, fine.err) == (0, "")


@pytest.mark.parametrize(
    "wrong", [("--max-held", "veel"), ("--expect", "5..x"), ("--fail-on", "nooit"), ("--max-held", "-1")]
)
def test_limits_that_cannot_be_read(night: Callable[..., Result], wrong: tuple[str, str]) -> None:
    assert night([record()], "uit", *wrong).code == 2


BROKEN = {
    "_details.yaml": ("- label: Datum\n  valu: x\n", "_details.yaml:1"),
    "herinnering/email.md.j2": ("\n[Lees meer](http://voorbeeld.nl)\n", "herinnering/email.md.j2:"),
    "regeling_gemist/letter.md.j2": ("{% if klant %}", "regeling_gemist/letter.md.j2"),
    "aanmaning/email.md.j2": ("---\nstage: " + "[" * 100_000, "aanmaning/email.md.j2"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_for_every_case_stops_before_anybody_is_written_to(
    letterkit: Run, werk: Path, tmp_path: Path, name: str
) -> None:
    words, told = BROKEN[name]
    path = werk / "templates/nl" / name
    before = path.read_text(encoding="utf-8")
    path.write_text(words if words.startswith("-") else before + words, encoding="utf-8")
    cases = write(tmp_path / "zaken.jsonl", 20)
    try:
        shared = ("--creditor", werk / "creditor.yaml", "--ledger", tmp_path / "l.sqlite", "--today", DAY)
        result = letterkit("batch", cases, *shared, "--out", tmp_path / "uit")
        linted = letterkit("lint", "--templates", path.parent, "--creditor", werk / "creditor.yaml")
    finally:
        path.write_text(before, encoding="utf-8")
    assert (result.code, told in result.err) == (4, True), result.err
    assert linted.code in (1, 4), linted
    assert told in linted.out + linted.err
    if (tmp_path / "l.sqlite").exists():
        with sqlite3.connect(tmp_path / "l.sqlite") as ledger:
            assert ledger.execute("select count(*) from written").fetchone() == (0,)
        ledger.close()


@pytest.mark.slow
def test_a_fault_of_our_own_in_a_whole_stage_stops(
    night: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = {**one_message.RENDERERS, "sms": lambda *_a, **_n: 1 // 0}
    monkeypatch.setattr(one_message, "RENDERERS", broken)
    records = [
        record(
            zaaknummer=f"Z-{number}",
            klant__kanalen=["sms"],
            klant__mobiel=f"06 1234567{number}",
            klant__email=f"klant{number}@voorbeeld.nl",
        )
        for number in range(6)
    ]
    result = night(records, "uit")
    assert (result.code, "one_message.py" in result.err) == (4, True)
    few = night(records[:2], "weinig")
    assert (few.code, "[nothing_made]" in few.err) == (7, True)


def test_the_day_is_that_of_the_netherlands(monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime(2026, 11, 22, 23, 30, tzinfo=UTC).astimezone(tz)  # type: ignore[arg-type]

    monkeypatch.setattr(clock, "datetime", Clock)
    assert clock.today() == date(2026, 11, 23)


@pytest.mark.slow
def test_sigterm_while_starting_ends_with_one_sentence(tmp_path: Path) -> None:
    program = (
        "import os, signal, sys\n"
        "from letterkit.cli import error_boundary\n"
        "sys.exit(error_boundary.run(lambda: os.kill(os.getpid(), signal.SIGTERM)))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n"), "Traceback" in done.stderr) == (130, 1, False)
