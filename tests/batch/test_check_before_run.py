"""What ``check-cases`` calls good, a run of that day makes, or holds for the reason that ``check-cases`` gave."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from letterkit.batch.counts import NOTHING_TO_DO
from tests.batch.conftest import CREDITOR
from tests.batch.test_ten_thousand_rows import json_lines, parquet_file, table, workbook
from tests.batch_outputs import lines, rows
from tests.case_file.flat import cells, text
from tests.conftest import Run

DAY = ("--today", "2026-11-23")
_LINE = re.compile(r"(?m)^rij ([0-9]+), zaak ([^:]*): (?:(eerst laten bekijken|wacht)\. (.*)|.*; verwacht: .*)$")
_ONLY_A_CHANNEL = "dit gegeven wordt niet gebruikt"


class _Checked:
    """``wrong``: the numbers of rows. ``held``: case number -> the reasons, in order."""

    def __init__(self, printed: str) -> None:
        self.wrong: set[str] = set()
        self.held: dict[str, list[str]] = {}
        for found in _LINE.finditer(printed):
            if found[3]:
                self.held.setdefault(found[2], []).append(found[4])
            elif _ONLY_A_CHANNEL not in found[0]:
                self.wrong.add(found[2])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "write", "number"),
    [
        ("zaken.jsonl", json_lines, 1_500),
        ("zaken.csv", table, 1_500),
        ("zaken.xlsx", workbook, 300),
        ("zaken.parquet", parquet_file, 300),
    ],
)
def test_a_good_row_is_made_or_held_for_the_reason_given(
    letterkit: Run, tmp_path: Path, name: str, write: Callable[[Path, int, random.Random], None], number: int
) -> None:
    source, out = tmp_path / name, tmp_path / "uit"
    write(source, number, random.Random(17))  # noqa: S311 - the same rows in every run
    checked = _Checked(letterkit("check-cases", source, "--creditor", CREDITOR, *DAY).out)
    letterkit("batch", source, "--creditor", CREDITOR, *DAY, "--out", out)
    rejected = {row["case_id"] for row in rows(out / "rejected.csv") if row["case_id"]}
    assert rejected <= checked.wrong
    made = {line["case_id"] for line in lines(out / "manifest.jsonl")}
    good_and_held = 0
    for row in rows(out / "held.csv"):
        if row["case_id"] in checked.wrong:
            continue
        reasons = checked.held.get(row["case_id"], [])
        good_and_held += bool(reasons)
        if set(row["former_code"].split()) <= NOTHING_TO_DO:
            assert not reasons, row
        else:
            assert row["reason"] == " ".join(reasons), row
    assert not made & checked.held.keys()
    assert made
    assert good_and_held > number / 100


def _same_person(tmp_path: Path, *days: str) -> Path:
    folder = tmp_path / "werk"
    settings = CREDITOR.read_text(encoding="utf-8")
    folder.mkdir()
    for file in CREDITOR.parent.iterdir():
        if file.is_file():
            (folder / file.name).write_bytes(file.read_bytes())
    (folder / "betaalgeheim").write_text("x" * 48)
    (folder / "betaalgeheim").chmod(0o600)
    (folder / "creditor.yaml").write_text(
        settings + "\ntoetsen: {zelfde_persoon: een_tegelijk, zaken_per_contact: 2}\n", encoding="utf-8"
    )
    made = [cells(Zaaknummer=f"P-{at}") | {"Termijn 1 vervaldatum": day} for at, day in enumerate(days)]
    (folder / "zaken.csv").write_text(text(*made, cells(Zaaknummer="Q", Achternaam="Berg")), encoding="utf-8")
    return folder


@pytest.mark.slow
def test_of_one_person_the_oldest_arrears_go_first(letterkit: Run, tmp_path: Path) -> None:
    folder = _same_person(tmp_path, "10-11-2026", "01-11-2026", "12-11-2026")
    checked = _Checked(letterkit("check-cases", folder / "zaken.csv", *DAY).out)
    letterkit("batch", folder / "zaken.csv", *DAY, "--out", tmp_path / "uit")
    assert {line["case_id"] for line in lines(tmp_path / "uit" / "manifest.jsonl")} == {"P-1", "Q"}
    held = {row["case_id"]: row for row in rows(tmp_path / "uit" / "held.csv")}
    assert held.keys() == checked.held.keys() == {"P-0", "P-2"}
    assert {row["code"] for row in held.values()} == {"same_person_written_to_today"}
    assert {row["reason"] for row in held.values()} == {why for whys in checked.held.values() for why in whys}
