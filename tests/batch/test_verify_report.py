"""What ``letterkit verify`` prints of a run from which something was taken: each line of it, and nothing more."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from letterkit.batch import Counts, Order, erasing, run
from letterkit.batch.erasing import Wish
from letterkit.batch.executors import Here
from letterkit.batch.ledger import Ledger, Run, own_ledger
from letterkit.batch.proof import Proof, Released
from letterkit.sealing import keys
from tests.batch.conftest import TODAY, input_rows, workspace
from tests.conftest import Run as Command
from tests.invented import record

PEOPLE = [
    record(zaaknummer=f"Z-{number}", klant__kanalen=[channel])
    for number, channel in enumerate(("letter", "sms", "letter", "sms"), 1)
]


@pytest.fixture(scope="module")
def once_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("run") / "out"


@pytest.fixture
def out(once_run: Path, small_run: Callable[..., Counts], tmp_path: Path) -> Path:
    """Two letters and two texts, by turns."""
    if not once_run.exists():
        small_run(input_rows(PEOPLE), once_run)
    return Path(shutil.copytree(once_run, tmp_path / "out"))


@pytest.fixture(scope="module")
def once_proven(key: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("proven") / "out"
    out.mkdir(mode=0o700)
    this = Run(key, ".", TODAY)
    proof = Proof(this.id, {"": Released({}, {})}, "regels", door="proef", seed=b"twee maal zestien is 32 tekens..")
    order = Order(workspace, TODAY, str(out), key, sheets=10, proof=proof)
    with Ledger(own_ledger(out), this, hides=True) as ledger:
        run(input_rows(PEOPLE), order, ledger, Here())
    return out


@pytest.fixture
def proven(once_proven: Path, tmp_path: Path) -> Path:
    """The same four in a run that can be proven, with print files."""
    shutil.copy(once_proven.with_name("out.salts.jsonl"), tmp_path)
    return Path(shutil.copytree(once_proven, tmp_path / "out"))


def faults(letterkit: Command, out: Path) -> list[str]:
    """The lines that say what is wrong, before the one that counts them."""
    result = letterkit("verify", out)
    *lines, total = result.out.splitlines()
    assert (result.code, result.err, total) == (6, "", f"Er klopt iets niet. Aantal fouten: {len(lines)}.")
    return lines


def first_line(letterkit: Command, out: Path) -> str:
    """Of a run in which nothing is wrong."""
    result = letterkit("verify", out)
    assert (result.code, result.err) == (0, ""), result.out
    return result.out.splitlines()[0]


CHANGES: dict[str, tuple[Callable[[list[str]], list[str]], int]] = {
    "the first gone": (lambda rows: rows[1:], 1),
    "the second changed": (lambda rows: [rows[0], rows[1].replace("Z-", "Y-"), *rows[2:]], 2),
    "the last gone": (lambda rows: rows[:-1], 4),
    "the last doubled": (lambda rows: [*rows, rows[-1]], 5),
}


@pytest.mark.parametrize("what", CHANGES)
@pytest.mark.parametrize("name", ["manifest.jsonl", "outbox.jsonl"])
def test_the_first_line_that_is_different_is_named(letterkit: Command, out: Path, name: str, what: str) -> None:
    change, line = CHANGES[what]
    path = out / name
    path.write_text("".join(change(path.read_text(encoding="utf-8").splitlines(keepends=True))), encoding="utf-8")
    assert faults(letterkit, out) == [
        f"{name} is veranderd.",
        f"{name} is anders dan het logboek, op regel {line}.",
    ]


def test_the_texts_that_are_sent_are_compared_by_their_words(letterkit: Command, out: Path) -> None:
    path = out / "sms.jsonl"
    first, second = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text(first + second.replace("+316", "+317"), encoding="utf-8")
    assert faults(letterkit, out) == ["sms.jsonl is veranderd.", "sms.jsonl is anders dan het logboek, op regel 2."]


def test_a_ledger_of_which_every_record_is_gone_has_none(letterkit: Command, out: Path) -> None:
    assert first_line(letterkit, out).startswith("Alles klopt: 4 berichten en 9 verzamelbestanden ")
    with sqlite3.connect(out / "run.sqlite") as connection:
        for table in ("message", "file", "event"):
            connection.execute(f"delete from {table}")  # noqa: S608
    connection.close()
    records = 4 + 9 + len(("started", "ended"))
    missing = f"In het logboek ontbreken regels, of er staan er te veel: 0 in plaats van {records}."
    assert faults(letterkit, out)[0] == missing


def test_the_letter_of_a_withdrawn_case_may_be_gone_but_not_be_another(letterkit: Command, out: Path) -> None:
    assert letterkit("ledger", "release", out, "Z-1", "--by", "N. de Wit", "--reason", "overleden").code == 0
    letter = out / "letters" / "Z-1.pdf"
    letter.write_bytes(b"%PDF-")
    assert faults(letterkit, out) == ["letters/Z-1.pdf is veranderd."]
    letter.unlink()
    assert first_line(letterkit, out).startswith("Alles klopt: 4 berichten ")
    (out / "letters" / "Z-3.pdf").unlink()
    assert faults(letterkit, out) == ["letters/Z-3.pdf is weg."]


def erase(out: Path, key: str, case: str) -> None:
    file = out.parent / "carla.pem"
    signer, _ = keys.load(str(file), [keys.new(file)])
    assert erasing.erase(str(out), own_ledger(out), Run(key, ".", TODAY), case, Wish("Verzoek", "Carla", signer)) == 1


def test_a_run_that_can_be_proven_has_its_lines(letterkit: Command, proven: Path) -> None:
    assert first_line(letterkit, proven).startswith("Alles klopt: 4 berichten ")
    path = proven / "manifest.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace('"channel": "sms"', '"channel": "letter"', 1))
    assert "manifest.jsonl is anders dan het logboek, op regel 2." in faults(letterkit, proven)


def test_of_an_erased_customer_no_line_and_no_print_file_is_missed(letterkit: Command, proven: Path, key: str) -> None:
    printed = (proven / "print" / "0001.pdf").read_bytes()
    erase(proven, key, "Z-1")
    assert not (proven / "print" / "0001.pdf").exists()
    assert first_line(letterkit, proven).startswith("Alles klopt: 3 berichten ")
    (proven / "print" / "0001.pdf").write_bytes(printed)
    assert faults(letterkit, proven) == ["print/0001.pdf is veranderd."]


def test_an_erased_line_hides_no_other(letterkit: Command, proven: Path, key: str) -> None:
    erase(proven, key, "Z-1")
    path = proven / "manifest.jsonl"
    path.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:-1]), encoding="utf-8")
    assert "manifest.jsonl is anders dan het logboek, op regel 4." in faults(letterkit, proven)
