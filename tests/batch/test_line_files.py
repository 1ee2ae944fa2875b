"""Channels whose messages are lines of one file: what a run writes there, and that each line is held to the ledger."""

import base64
import hashlib
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from letterkit import resources
from letterkit.batch import Counts, Order
from letterkit.batch.chunk import chunks
from letterkit.batch.ledger import own_ledger
from letterkit.batch.sample import survey
from letterkit.channels import RECORDS
from letterkit.render.letter.check.run import check
from tests.batch.conftest import TODAY, faults, input_rows, workspace

LINES = [record for record in RECORDS.values() if record.line_file]
IDS = [record.name for record in LINES]


def records(*wanted: str) -> list[dict[str, Any]]:
    """Two cases a channel whose customer wants that channel only, all due for a first reminder."""
    sample = json.loads((resources.samples_dir() / "fasen.json").read_text(encoding="utf-8"))[0]
    klant = sample["klant"] | {"mobiel": "0612345678"}
    return [
        sample | {"zaaknummer": f"{channel}-{number}", "klant": klant | {"kanalen": [channel]}}
        for channel in wanted
        for number in (1, 2)
    ]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lines") / "out"


@pytest.fixture
def out(made: Path, small_run: Callable[..., Counts]) -> Path:
    if not made.exists():
        small_run(input_rows(records(*IDS)), made)
    return made


def lines(out: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / name).read_text(encoding="utf-8").splitlines()]


def told(out: Path) -> list[tuple[str, object]]:
    return [(fault.code, fault.values.get("name")) for fault in faults(str(out), own_ledger(out), ".")]


@pytest.mark.slow
@pytest.mark.parametrize("channel", IDS)
def test_each_message_is_a_line_of_its_channel(out: Path, channel: str) -> None:
    assert [line["case_id"] for line in lines(out, RECORDS[channel].line_file)] == [f"{channel}-1", f"{channel}-2"]
    assert told(out) == []


@pytest.mark.parametrize("channel", IDS)
@pytest.mark.parametrize("number", [0, 1])
def test_a_changed_line_is_told_by_its_own_number(out: Path, channel: str, number: int) -> None:
    path = out / RECORDS[channel].line_file
    before = path.read_bytes()
    rows = before.splitlines(keepends=True)
    rows[number] = rows[number].replace(b"case_id", b"case_iD", 1)
    try:
        path.write_bytes(b"".join(rows))
        found = [fault.values for fault in faults(str(out), own_ledger(out), ".") if fault.code == "lines"]
        assert found == [{"name": path.name, "line": number + 1}]
    finally:
        path.write_bytes(before)


def test_the_letter_of_a_berichtenbox_message_is_attached_and_not_posted(out: Path, tmp_path: Path) -> None:
    (attached,) = lines(out, "berichtenbox.jsonl")[0]["attachments"]
    letter = base64.b64decode(attached["content"])
    assert hashlib.sha256(letter).hexdigest() == attached["sha256"]
    assert not (out / "letters").exists()
    path = tmp_path / attached["name"]
    path.write_bytes(letter)
    assert check(path, java=False).passed


@pytest.mark.slow
def test_a_run_has_no_file_for_a_channel_that_nobody_asked_for(
    small_run: Callable[..., Counts], tmp_path: Path
) -> None:
    small_run(input_rows(records("sms")), tmp_path / "out")
    there = {record.name for record in LINES if (tmp_path / "out" / record.line_file).exists()}
    assert there == {"sms", "whatsapp"}
    assert told(tmp_path / "out") == []


@pytest.mark.slow
def test_lines_that_no_message_stands_for_are_told(small_run: Callable[..., Counts], tmp_path: Path) -> None:
    small_run(input_rows(records("sms")), tmp_path / "out")
    (tmp_path / "out/berichtenbox.jsonl").write_text("{}\n", encoding="utf-8")
    assert told(tmp_path / "out") == [("lines", "berichtenbox.jsonl")]


def test_a_sample_sees_how_an_attached_letter_turns_out(key: str, tmp_path: Path) -> None:
    one, other = records("berichtenbox")
    owed = other["achterstand"]
    terms = [owed["termijnen"][0], owed["termijnen"][0] | {"vervaldatum": "2026-10-02", "bedrag": "10.00"}]
    total = sum(Decimal(str(term["bedrag"])) for term in terms)
    other["achterstand"] = owed | {"termijnen": terms, "totaal": str(total)}
    order = Order(workspace, TODAY, str(tmp_path), key, keeps=False)
    (chunk,) = chunks(input_rows([one, other]), 10)
    assert len({shape for _, shape in survey(order, chunk)}) == 2
