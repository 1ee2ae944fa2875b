"""An archive in a place in which nothing can be changed or taken away (object lock), and a pack after an upgrade."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from tests.approval.house import House
from tests.approval.test_erased import customer, found, run, trust
from tests.approval.test_evidence import MOST, alone, packed
from tests.batch.many import _reference, another, records

__all__ = ["run"]
pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
PLACE = "vergrendeld://archief/nacht"
MANY = 10_000


class Locked(MemoryFileSystem):
    """What was written once stays: no other bytes under its name, and no taking away."""

    protocol = "vergrendeld"
    store: dict[str, Any] = {}  # noqa: RUF012 - the whole of one place, as its base class has it
    pseudo_dirs = [""]  # noqa: RUF012
    closed = False

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        inside = path.removeprefix("vergrendeld://").strip("/")
        return f"/{inside}" if inside else ""

    def _refuse(self, *_: object, **__: object) -> None:
        raise PermissionError("object lock")

    rm = rm_file = _rm = mv = cp_file = _refuse

    def _open(self, path: str, mode: str = "rb", **more: object) -> Any:
        if mode != "rb" and self.closed:
            self._refuse()
        return super()._open(path, mode, **more)

    def pipe_file(self, path: str, value: bytes, **more: object) -> None:
        if self.closed:
            self._refuse()
        super().pipe_file(path, value, **more)


@pytest.fixture
def locked(run: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[Locked]:
    """A night as it was put away, without its ledger."""
    fsspec.register_implementation("vergrendeld", Locked, clobber=True)
    place = Locked()
    for path in run.out().rglob("*"):
        if path.is_file() and not path.name.startswith(".letterkit"):
            place.pipe_file(f"/archief/nacht/{path.relative_to(run.out()).as_posix()}", path.read_bytes())
    monkeypatch.setattr(Locked, "closed", True)
    yield place
    Locked.store.clear()


def test_an_archive_under_object_lock_can_be_checked(run: House, locked: Locked) -> None:
    with pytest.raises(PermissionError):
        locked.pipe_file("/archief/nacht/manifest.jsonl", b"")
    result = run.letterkit("verify", PLACE, "--trust", trust(run))
    assert result.code == 0, result.out + result.err
    assert "Zonder logboek nagegaan" in result.out
    number = next(iter(run.numbers()))
    assert run.letterkit("verify", PLACE, number, "--trust", trust(run)).code == 0
    locked.store["/archief/nacht/decisions.jsonl"].write(b"anders")
    assert run.letterkit("verify", PLACE, "--trust", trust(run)).code == 6


def test_the_same_letter_from_the_letterkit_of_then(run: House, tmp_path: Path) -> None:
    """The wheel that was put away makes the bytes of then again, whatever is installed now."""
    place = tmp_path / "wiel"
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    case, _ = customer(run)
    pack = packed(run, case, tmp_path / "pak.zip")
    (wheel,) = place.glob("*.whl")
    result = run.do("evidence", "reproduce", pack, "--wheel", wheel)
    assert result.code == 0, result.out + result.err
    assert "precies hetzelfde bericht" in result.out
    assert run.do("evidence", "reproduce", pack, "--wheel", trust(run)).code == 2


def test_a_pack_verifies_whatever_letterkit_becomes(run: House, tmp_path: Path) -> None:
    """It carries its own program: nothing of the letterkit that is installed is asked, and its rules may be others."""
    case, _ = customer(run)
    pack = packed(run, case, tmp_path / "pak.zip")
    assert pack.stat().st_size <= MOST
    run.one_character("herinnering")
    (run.base / "vrijgave").rename(run.base / "weg")
    code, told = alone(pack, "--trust", trust(run))
    assert code == 0, told


def by_text_message(place: Path, number: int) -> list[dict[str, Any]]:
    """So many customers who are only written to by text message, each with a name and number of their own."""
    sample, rows = next(records(1)), []
    for at in range(1, number + 1):
        row = another(json.loads(json.dumps(sample)), at)
        letters = "".join("abcdefghij"[int(digit)] for digit in f"{at:05}")
        klant = {**row["klant"], "achternaam": f"Zandvl{letters}", "kanalen": ["sms"]}
        klant.pop("email")
        rows.append({**row, "zaaknummer": f"TM-{at:06}", "betalingskenmerk": _reference(at), "klant": klant})
    place.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return rows


def test_one_of_ten_thousand_is_erased_and_nothing_of_them_is_left(run: House) -> None:
    rows = by_text_message(run.base / "zaken.jsonl", MANY)
    batch = ("batch", run.base / "zaken.jsonl", "--out", run.out("veel"), "--creditor", run.creditor)
    more = ("--today", "2026-11-23", "--run-key", run.key("run"), "--ledger", run.base / "veel.sqlite")
    assert run.letterkit(*batch, *more).code == 0
    gone = rows[MANY // 2]
    words = [gone["zaaknummer"], gone["klant"]["achternaam"], gone["klant"]["mobiel"]]
    assert found(run.out("veel"), words[:1])
    result = run.do("erase", gone["zaaknummer"], run.out("veel"), "--reason", "AVG artikel 17", key="carla")
    assert result.code == 0, result.err
    kept = [*run.base.glob("veel.sqlite*"), run.salts("veel")]
    assert found(run.out("veel"), words) == []
    assert not [word for path in kept for word in words if word.encode() in path.read_bytes()]
    with sqlite3.connect(run.base / "veel.sqlite") as ledger:
        assert ledger.execute("select count(*) from written").fetchone() == (MANY - 1,)
    verified = run.letterkit("verify", run.out("veel"), "--trust", trust(run))
    assert verified.code == 0, verified.out
    assert f"het bewijs van de andere {MANY - 1} klopt" in verified.out
