"""Whatever is changed, lost, doubled or added after a run, ``letterkit verify`` says so."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from letterkit.batch import Counts
from tests.batch.conftest import input_rows
from tests.batch.many import records
from tests.conftest import Run


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("made") / "out"


@pytest.fixture
def out(made: Path, small_run: Callable[..., Counts], tmp_path: Path) -> Path:
    if not made.exists():
        small_run(input_rows(records(60))[10:30], made)
    return Path(shutil.copytree(made, tmp_path / "out"))


def some(out: Path, pattern: str) -> Path:
    return sorted(out.glob(pattern))[1]


def ledger(out: Path, *statements: str) -> None:
    with sqlite3.connect(out / "run.sqlite") as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def edit(path: Path, change: Callable[[list[str]], list[str]]) -> None:
    path.write_text("".join(change(path.read_text(encoding="utf-8").splitlines(keepends=True))), encoding="utf-8")


def summary(out: Path, **changes: object) -> None:
    path = out / "summary.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes, indent=2) + "\n")


TAMPERED: dict[str, tuple[Callable[[Path], object], str]] = {
    "letter lost": (lambda out: some(out, "letters/*").unlink(), "is weg"),
    "letter changed": (lambda out: some(out, "letters/*").write_bytes(b"%PDF"), "is veranderd"),
    "letters swapped": (
        lambda out: shutil.copyfile(sorted(out.glob("letters/*"))[0], sorted(out.glob("letters/*"))[1]), "is veranderd",
    ),
    "letter added": (lambda out: shutil.copyfile(some(out, "letters/*"), out / "letters/Z-9.pdf"), "staat niet in"),
    "e-mail lost": (lambda out: some(out, "email/*").unlink(), "is weg"),
    "text lost": (lambda out: edit(out / "sms.jsonl", lambda rows: rows[1:]), "sms.jsonl is anders"),
    "text doubled": (lambda out: edit(out / "sms.jsonl", lambda rows: [*rows, rows[0]]), "sms.jsonl is anders"),
    "line lost": (lambda out: edit(out / "manifest.jsonl", lambda rows: rows[:-1]), "manifest.jsonl is anders"),
    "lines moved": (lambda out: edit(out / "manifest.jsonl", lambda rows: rows[::-1]), "regel 1"),
    "held lost": (lambda out: edit(out / "held.csv", lambda rows: rows[:-1]), "held.csv is veranderd"),
    "manifest lost": (lambda out: (out / "manifest.jsonl").unlink(), "manifest.jsonl is weg"),
    "count changed": (lambda out: summary(out, produced=1), "aantallen"),
    "head changed": (lambda out: summary(out, ledger_head="0" * 64), "laatste schakel is anders"),
    "summary lost": (lambda out: (out / "summary.json").unlink(), "niet te lezen"),
    "record changed": (lambda out: ledger(out, "update message set stage = 'x' where position = 3"), "bij regel 4"),
    "record lost": (lambda out: ledger(out, "delete from message where position = 2"), "bij regel 3"),
    "last record lost": (
        lambda out: ledger(out, "delete from event where kind = 'ended'"), "ontbreken",
    ),
    "record added": (
        lambda out: ledger(
            out,
            "insert into message select run, 9999, chunk, 'Z-9', stage, period, channel, version, sha256, job, name, variant, hash "
            "from message where position = 1"
        ), "Zaak Z-9 heeft een bericht zonder eigen beurt",
    ),
    "turn lost": (lambda out: ledger(out, "delete from written"), "zonder eigen beurt"),
    "not finished": (lambda out: ledger(out, "update run set finished = 0"), "nog niet af"),
    "no ledger": (lambda out: (out / "run.sqlite").unlink(), "geen run"),
}  # fmt: skip


def test_a_run_as_it_was_made(letterkit: Run, out: Path) -> None:
    result = letterkit("verify", out)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("Alles klopt")


@pytest.mark.parametrize("what", TAMPERED)
def test_tampered(letterkit: Run, out: Path, what: str) -> None:
    tamper, told = TAMPERED[what]
    tamper(out)
    result = letterkit("verify", out)
    assert result.code == 6
    assert told in result.out + result.err
    assert "Traceback" not in result.err


def test_a_folder_that_is_not_there(letterkit: Run, tmp_path: Path) -> None:
    assert letterkit("verify", tmp_path / "weg").code == 2
