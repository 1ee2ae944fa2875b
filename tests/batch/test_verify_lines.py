"""``letterkit verify`` finds every kind of difference: small runs in this process, changed afterwards."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from letterkit.batch import Counts
from letterkit.batch.box import open_box
from letterkit.batch.ledger import Evidence, Ledger, own_ledger
from letterkit.batch.verify import Tally, verify
from tests.conftest import Run as Command
from tests.invented import record

from .conftest import faults, input_rows

CHANNELS: list[dict[str, Any]] = [
    {"klant__kanalen": ["letter"]},
    {"klant__kanalen": ["email"]},
    {"klant__kanalen": ["sms"]},
    {"klant__kanalen": ["whatsapp"]},
]


@pytest.fixture
def out(small_run: Callable[..., Counts], tmp_path: Path) -> Path:
    """Two cases for each channel, and one that is held."""
    people = [record(zaaknummer=f"Z-{number}", **CHANNELS[number % 4]) for number in range(8)]
    held = record(zaaknummer="Z-9", signalen={"overleden": True})
    counts = small_run(input_rows([*people, held]), tmp_path / "out")
    assert (counts.produced, counts.held) == (8, 1)
    return tmp_path / "out"


def found(out: Path) -> set[tuple[str, str]]:
    """Code and file of every fault."""
    return {(fault.code, str(fault.values.get("name", ""))) for fault in faults(str(out), own_ledger(out), ".")}


def without_first(path: Path) -> None:
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[1:]))


def test_a_run_as_it_was_made(out: Path) -> None:
    assert found(out) == set()
    with_tally = Tally()
    evidence = Evidence(own_ledger(out), ".")
    assert not list(verify(open_box(str(out)), evidence, with_tally))
    evidence.close()
    assert with_tally.messages == 8
    assert with_tally.files == len(
        {"sms", "whatsapp", "manifest", "outbox", "decisions", "calls", "held", "rejected", "dropped"}
    )


class Died(BaseException):
    """Stands in for the power plug."""


@pytest.fixture
def half(small_run: Callable[..., Counts], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A run of letters and texts that died after the first of its two chunks."""
    keep, chunks = Ledger.record, []

    def record_one(ledger: Ledger, *arguments: Any, **named: Any) -> Any:
        chunks.append(ledger)
        if len(chunks) > 1:
            raise Died
        return keep(ledger, *arguments, **named)

    people = [record(zaaknummer=f"Z-{number}", **CHANNELS[number % 4]) for number in range(8)]
    monkeypatch.setattr(Ledger, "record", record_one)
    with pytest.raises(Died):
        small_run(input_rows(people), tmp_path / "out")
    return tmp_path / "out"


def test_a_run_that_stopped_is_unfinished_and_its_work_is_whole(half: Path) -> None:
    assert found(half) == {("unfinished", "")}


def test_a_run_that_died_while_it_was_closed_is_to_be_closed_again(
    half: Path, letterkit: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: Any) -> None:
        raise Died

    monkeypatch.setattr(Ledger, "seal", die)
    with pytest.raises(Died):
        letterkit("ledger", "close", half, "--by", "N. de Wit")
    result = letterkit("verify", half)
    assert result.code == 6
    assert result.out.splitlines() == [
        "De run wordt afgesloten. Geef nog een keer letterkit ledger close.",
        "Er klopt iets niet. Aantal fouten: 1.",
    ]


@pytest.mark.slow
def test_work_of_a_stopped_run_that_is_gone_or_changed_is_named(half: Path) -> None:
    (letter,) = (half / "letters").rglob("Z-0*")
    name = letter.relative_to(half).as_posix()
    letter.write_bytes(b"%PDF-")
    assert found(half) == {("unfinished", ""), ("work", name)}
    letter.unlink()
    parts = sorted(path for path in (half / ".work").rglob("*") if path.is_file())
    for part in parts:
        part.unlink()
    gone = {("work", part.relative_to(half).as_posix()) for part in parts}
    assert found(half) >= {("unfinished", ""), ("work", name)}
    assert len(found(half) & gone) >= 1


@pytest.mark.slow
@pytest.mark.parametrize("name", ["sms.jsonl", "whatsapp.jsonl", "manifest.jsonl"])
@pytest.mark.parametrize("change", ["lost", "doubled", "moved", "changed"])
def test_each_line_is_compared(out: Path, name: str, change: str) -> None:
    path = out / name
    first, *others = path.read_bytes().splitlines(keepends=True)
    lines = {
        "lost": others,
        "doubled": [first, first, *others],
        "moved": [*others, first],
        "changed": [first.replace(b"Z-", b"Y-"), *others],
    }
    path.write_bytes(b"".join(lines[change]))
    assert found(out) >= {("changed", name), ("lines", name)}


@pytest.mark.parametrize("name", ["decisions.jsonl", "calls.csv", "held.csv", "rejected.csv"])
def test_each_file_is_compared(out: Path, name: str) -> None:
    without_first(out / name)
    assert found(out) == {("changed", name)}
    (out / name).unlink()
    assert found(out) == {("missing", name)}


@pytest.mark.parametrize("folder", ["letters", "email"])
def test_each_message_is_compared(out: Path, folder: str) -> None:
    first, second = sorted((out / folder).iterdir())
    first.write_bytes(first.read_bytes() + b" ")
    second.unlink()
    (out / folder / "Z-77.pdf").write_bytes(b"strange")
    assert found(out) == {
        ("changed", f"{folder}/{first.name}"),
        ("missing", f"{folder}/{second.name}"),
        ("unknown", f"{folder}/Z-77.pdf"),
    }


@pytest.mark.parametrize(
    ("change", "code"),
    [({"produced": 7}, "counts"), ({"ledger_head": "0" * 64}, "head"), ({"channels": {}}, "counts")],
)
def test_the_summary_is_compared(out: Path, change: dict[str, object], code: str) -> None:
    path = out / "summary.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    assert found(out) == {(code, "")}


@pytest.mark.parametrize("text", ["", "{}", "[]", "geen json"])
def test_a_summary_that_says_nothing_is_a_fault(out: Path, text: str) -> None:
    (out / "summary.json").write_text(text)
    assert found(out) == {("summary", "")}
