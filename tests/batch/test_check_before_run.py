"""What ``check-cases`` calls good, a run of that day makes, or holds for the reason that ``check-cases`` gave."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from letterkit import pipeline
from letterkit.batch.counts import NOTHING_TO_DO
from tests.batch.conftest import CREDITOR
from tests.batch.test_ten_thousand_rows import json_lines, parquet_file, table, workbook
from tests.batch_outputs import lines, rows
from tests.case_file.flat import cells, text
from tests.conftest import Run

WRONG_DATA = 3
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
    printed = letterkit("check-cases", source, "--creditor", CREDITOR, *DAY)
    assert (printed.code, printed.err) == (WRONG_DATA, ""), "went through the whole file"
    assert "Niet nagegaan" not in printed.out
    checked = _Checked(printed.out)
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


@pytest.mark.slow
def test_a_sign_that_one_message_does_not_print_is_no_proof_for_another(letterkit: Run, tmp_path: Path) -> None:
    unprinted = cells(Zaaknummer="U", Achternaam="Berg") | {"E-mail": "", "Achternaam partner": "한국"}
    printed = cells(Zaaknummer="P", Achternaam="한국") | {"E-mail": "", "Achternaam partner": "Li"}
    (tmp_path / "zaken.csv").write_text(text(unprinted, printed), encoding="utf-8")
    checked = _Checked(letterkit("check-cases", tmp_path / "zaken.csv", "--creditor", CREDITOR, *DAY).out)
    letterkit("batch", tmp_path / "zaken.csv", "--creditor", CREDITOR, *DAY, "--out", tmp_path / "uit")
    assert {line["case_id"] for line in lines(tmp_path / "uit" / "manifest.jsonl")} == {"U"}
    (held,) = rows(tmp_path / "uit" / "held.csv")
    assert (held["case_id"], "U+D55C" in held["reason"]) == ("P", True)
    assert checked.held == {"P": [held["reason"]]}


def test_a_case_is_tried_unless_one_like_it_in_all_could_be_made(
    letterkit: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []
    process = pipeline.process
    monkeypatch.setattr(pipeline, "process", lambda case, *rest: tried.append(case.zaaknummer) or process(case, *rest))
    street, town = "Burgemeester van Nieuwenhuizenlaan", "Sint Jacobiparochie-Noord"
    made = [
        cells(Zaaknummer="kort"),
        cells(Zaaknummer="ook-kort", Achternaam="Berg"),
        cells(Zaaknummer="straat", Straat=street),
        cells(Zaaknummer="plaats", Plaats=town),
        cells(Zaaknummer="beide", Straat=street, Plaats=town),
        cells(Zaaknummer="weer-een", Straat=street),
        cells(Zaaknummer="breed", Straat=street.upper()),
        cells(Zaaknummer="leeg", Voorletters=""),
        cells(Zaaknummer="haakje", Contract_omschrijving="{lening}"),
    ]
    (tmp_path / "zaken.csv").write_text(text(*(one | {"E-mail": "a@voorbeeld.nl"} for one in made)), encoding="utf-8")
    letterkit("check-cases", tmp_path / "zaken.csv", "--creditor", _many_of_one_contact(tmp_path), *DAY)
    assert tried == ["kort", "straat", "plaats", "beide", "breed", "leeg", "haakje"]


def test_a_fault_of_our_own_holds_that_case_and_no_other(
    letterkit: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(case: pipeline.CaseInProgress) -> None:
        assert case.case.zaaknummer != "F"

    monkeypatch.setattr(pipeline, "STEPS", (faulty, *pipeline.STEPS))
    made = [cells(Zaaknummer="F"), cells(Zaaknummer="P", Achternaam="한국") | {"E-mail": ""}]
    (tmp_path / "zaken.csv").write_text(text(*made), encoding="utf-8")
    printed = letterkit("check-cases", tmp_path / "zaken.csv", "--creditor", CREDITOR, *DAY)
    assert (printed.code, printed.err) == (0, "")
    assert _Checked(printed.out).held.keys() == {"F", "P"}


def _many_of_one_contact(tmp_path: Path) -> Path:
    return _settings(tmp_path, "toetsen: {zaken_per_contact: 0}") / "creditor.yaml"


def _settings(tmp_path: Path, more: str) -> Path:
    """A folder of the sample creditor with more settings."""
    folder = tmp_path / "werk"
    folder.mkdir()
    for file in CREDITOR.parent.iterdir():
        if file.is_file():
            (folder / file.name).write_bytes(file.read_bytes())
    (folder / "betaalgeheim").write_text("x" * 48)
    (folder / "betaalgeheim").chmod(0o600)
    settings = CREDITOR.read_text(encoding="utf-8")
    (folder / "creditor.yaml").write_text(f"{settings}\n{more}\n", encoding="utf-8")
    return folder


def _same_person(tmp_path: Path, *days: str) -> Path:
    folder = _settings(tmp_path, "toetsen: {zelfde_persoon: een_tegelijk, zaken_per_contact: 2}")
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
