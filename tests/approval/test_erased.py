"""One customer is erased; nothing of that customer is left, and the proof of all others holds."""

import csv
import json
from pathlib import Path

import pytest

from tests.approval.house import House
from tests.approval.test_proof import archived


@pytest.fixture
def run(released: House) -> House:
    """A night of its own, with a ledger of its own."""
    assert released.night().code == 0
    trust(released).write_text("\n".join(released.public.values()), encoding="utf-8")
    return released


def trust(house: House) -> Path:
    return house.base.parent / "sleutels.txt"


def customer(house: House) -> tuple[str, list[str]]:
    """A case that got a letter, and every word by which its customer could be known."""
    rows = [json.loads(row) for row in (house.out() / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    case = house.numbers()[next(row["case_id"] for row in rows if row["channel"] == "letter")]
    with (house.base / "zaken.csv").open(encoding="utf-8-sig", newline="") as file:
        record = next(row for row in csv.DictReader(file, delimiter=";") if case in row.values())
    named = [
        value for name, value in record.items() if value and ("naam" in name or "email" in name or "mobiel" in name)
    ]
    return case, [case, *(value for value in named if len(value) > 5)]


def found(place: Path, words: list[str]) -> list[str]:
    return [
        f"{word} in {path.relative_to(place)}"
        for path in place.rglob("*")
        if path.is_file()
        for word in words
        if word.casefold().encode() in path.read_bytes().lower() or word.casefold() in path.name.casefold()
    ]


@pytest.mark.slow
def test_erased(run: House) -> None:
    case, words = customer(run)
    assert found(run.out(), words)
    assert case in run.salts().read_text(encoding="utf-8")
    result = run.do("erase", case, run.out(), "--reason", "Verzoek, AVG artikel 17", key="carla")
    assert result.code == 0, result.err
    assert found(run.out(), words) == []
    beside = [run.salts(), *run.base.glob("letterkit-ledger.sqlite*")]
    assert len(beside) > 1
    assert not [word for path in beside for word in words if word.encode() in path.read_bytes()]
    for place in (run.out(), archived(run)):
        verified = run.letterkit("verify", place, "--trust", trust(run))
        assert verified.code == 0, verified.out
        assert "gewist (AVG, artikel 17)" in verified.out


@pytest.mark.slow
def test_one_hold_keeps_everything(run: House) -> None:
    case, _ = customer(run)
    assert run.do("hold", case, "--reason", "Rechtszaak", "--until", "2099-01-01", "--by", "Carla").code == 0
    assert case not in (run.base / "bewaarplicht.jsonl").read_text(encoding="utf-8")
    result = run.do("erase", case, run.out(), "--reason", "Verzoek", key="carla")
    assert result.code == 2
    assert "mag tot en met 01-01-2099 niets worden gewist" in result.err
    assert run.letterkit("verify", run.out(), "--trust", trust(run)).code == 0


@pytest.mark.slow
def test_only_who_may(run: House) -> None:
    case, _ = customer(run)
    result = run.do("erase", case, run.out(), "--reason", "Verzoek", key="joris")
    assert result.code == 2
    assert run.do("erase", "Z-BESTAATNIET", run.out(), "--reason", "Verzoek", key="carla").code == 1


@pytest.mark.slow
def test_without_the_file_beside_the_run_nobody_can_be_found(run: House) -> None:
    case, _ = customer(run)
    run.salts().rename(run.base.parent / "elders.jsonl")
    result = run.do("erase", case, run.out(), "--reason", "Verzoek", key="carla")
    assert result.code == 6
    assert "uit.salts.jsonl" in result.err
    assert run.letterkit("verify", run.out(), "--trust", trust(run)).code == 0


@pytest.mark.slow
def test_without_its_tombstone_an_erased_line_is_a_fault(run: House) -> None:
    case, _ = customer(run)
    run.do("erase", case, run.out(), "--reason", "Verzoek", key="carla")
    (run.out() / "tombstones.jsonl").unlink()
    assert run.letterkit("verify", run.out(), "--trust", trust(run)).code == 6
