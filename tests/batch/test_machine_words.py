"""Files for machines speak English, and carry the former word as well."""

import re
from datetime import date
from pathlib import Path

import pytest

from letterkit import journey, review_gate
from letterkit.batch import machine_words
from letterkit.case import parse
from letterkit.texts import keys
from tests.batch_outputs import lines, rows
from tests.conftest import Run
from tests.invented import CREDITOR, record

DUTCH = re.compile(
    r"bewind|schuld|klacht|geschil|stand|kwetsbaar|zorgen|land|vaak|bereik|overdracht|opeising|betaling|dagen"
)


def test_every_reason_of_the_gate_has_an_english_code() -> None:
    assert set(review_gate.signals()) - machine_words.CODES.keys() <= {"wsnp"}
    named = {key.split(".")[1] for key in keys("gate.")} - {"nog_niet_vervallen"}
    assert not [machine_words.code(name) for name in named if DUTCH.search(machine_words.code(name))]
    assert len({machine_words.code(name) for name in named}) == len(named)


def test_every_deciding_variable_has_an_english_name() -> None:
    decision = journey.decide(parse(record()), CREDITOR, date(2026, 11, 23))
    assert machine_words.FACTS.keys() == decision.variables.keys()
    assert len(set(machine_words.FACTS.values())) == len(machine_words.FACTS)


@pytest.mark.slow
def test_both_words_stand_in_the_files(tmp_path: Path, letterkit: Run) -> None:
    cases = Path("samples/portfolio.csv")
    letterkit("batch", cases, "--today", "2026-11-23", "--creditor", "samples/creditor.yaml", "--out", tmp_path / "out")
    held = {row["case_id"]: row for row in rows(tmp_path / "out/held.csv")}
    for row in held.values():
        assert row["code"].split() == machine_words.codes(row["former_code"].split())
    for line in lines(tmp_path / "out/decisions.jsonl"):
        assert line["codes"] == machine_words.codes(line["reasons"])
        assert line["facts"] == machine_words.facts(line["variables"])
    assert {row["former_code"] for row in held.values()} & {"kwetsbaar", "overleden", "bewind"}
