"""Ten thousand rows that went wrong: each ends once, with its place and what was expected, and nobody's name is told."""

import csv
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from pyarrow import parquet

from letterkit import resources
from letterkit.case_file import find, row
from tests.batch import odd
from tests.batch.conftest import CREDITOR
from tests.batch.many import records
from tests.batch_outputs import lines, rows
from tests.conftest import Run

SEED = 1
PERSONAL = ("outbox.jsonl", "sms.jsonl", "whatsapp.jsonl")
WHOLE_ROW = re.compile(
    "is geen goede JSON|is geen zaak|heeft te veel lagen|heeft een veld dat er twee|heeft een aanh|heeft [0-9]+ cel"
)


NO_XML = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")


def json_lines(path: Path, number: int, chance: random.Random) -> None:
    earlier: list[str] = []
    with path.open("w", encoding="utf-8") as file:
        for record in records(number):
            line = odd.json_line(odd.changed(record, chance), chance)
            earlier.append(line)
            file.write((chance.choice(earlier) if chance.random() < 0.03 else line) + "\n")


def table(path: Path, number: int, chance: random.Random) -> None:
    header, *right = portfolio()
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        file.write(";".join(header) + "\r\n")
        for place, cells in enumerate(odd_cells(header, right, number, chance), 1):
            file.write(odd.table_line(cells, chance) + "\r\n" * (1 + (place % 97 == 0)))


def workbook(path: Path, number: int, chance: random.Random) -> None:
    header, *right = portfolio()
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(header)
    for cells in odd_cells(header, right, number, chance):
        sheet.append([chance.choice(odd.TYPED) if chance.random() < 0.004 else _text(sheet, cell) for cell in cells])
    book.save(path)


def _text(sheet: Any, words: str) -> WriteOnlyCell:
    """A cell with these words; also "=1+1" is text here: a formula nobody worked out stops the whole run."""
    cell = WriteOnlyCell(sheet, NO_XML.sub("", words))
    cell.data_type = "s"
    return cell


def parquet_file(path: Path, number: int, chance: random.Random) -> None:
    header, *right = portfolio()
    columns = list(zip(*odd_cells(header, right, number, chance), strict=True))
    made = {
        name: pa.array([NO_XML.sub("", cell) for cell in cells]) for name, cells in zip(header, columns, strict=True)
    }
    days = [chance.choice((20_778, 10**7, -(10**7))) if chance.random() < 0.1 else 20_778 for _ in range(number)]
    made["Stand op"] = pa.array(days, pa.int32()).cast(pa.date32())
    parquet.write_table(pa.table(made), path)


def portfolio() -> list[list[str]]:
    with (resources.samples_dir() / "portfolio.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def odd_cells(header: list[str], right: list[list[str]], number: int, chance: random.Random) -> Iterator[list[str]]:
    names = [header.index(name) for name in ("Voornaam", "Achternaam", "Straat", "Plaats")]
    for place in range(number):
        cells = [*right[place % len(right)]]
        cells[header.index("E-mail")] = f"klant{place}@voorbeeld.nl"
        cells[header.index("Mobiel")] = f"06 {10_000_000 + place}"
        cells[0] = f"T-{place - (place % 40 == 7)}"
        for at in names:
            cells[at] = f"{cells[at]} {odd.NAME}" if cells[at] else ""
        for _ in range(chance.choice((1, 1, 2, 3))):
            at = chance.choice((*names, *range(len(cells))))
            cells[at] = odd.cell(cells[at], chance)
        yield cells


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "write", "number"),
    [
        ("zaken.jsonl", json_lines, 6_050),
        ("zaken.csv", table, 4_050),
        ("zaken.xlsx", workbook, 500),
        ("zaken.parquet", parquet_file, 500),
    ],
)
def test_ten_thousand_odd_rows(
    letterkit: Run,
    tmp_path: Path,
    name: str,
    write: Callable[[Path, int, random.Random], None],
    number: int,
) -> None:
    source, out = tmp_path / name, tmp_path / "out"
    write(source, number, random.Random(SEED))  # noqa: S311 - the same rows in every run
    result = letterkit("batch", source, "--creditor", CREDITOR, "--today", "2026-11-23", "--out", out)
    assert (result.code, result.err) == (0, "")
    assert_each_ended_once(source, out)
    assert_nothing_told(out, result.out)
    verified = letterkit("verify", out)
    assert (verified.code, verified.err) == (0, ""), verified.out
    ends = Counter(line["ended"] for line in lines(out / "decisions.jsonl"))
    ends["rejected"] = len({one["row"] for one in rows(out / "rejected.csv")})
    assert ends.total() >= number - 50  # blank lines are no rows
    assert all(ends[kind] > number / 50 for kind in ("produced", "held", "rejected")), ends


def assert_each_ended_once(source: Path, out: Path) -> None:
    """Every row is either rejected, by its number, or decided, by its case; the counts say the same."""
    problems = {int(one["row"]): one["problem"] for one in rows(out / "rejected.csv")}
    decided = Counter(line["case_id"] for line in lines(out / "decisions.jsonl"))
    read = [row(found) for found in find(source)]
    assert all(one.number in problems for one in read if one.problems)
    over_cases = ("staat vaker", "is geen fase van uw traject")
    late = [problems[one.number] for one in read if one.case and one.number in problems]
    assert all(any(words in problem for words in over_cases) for problem in late)
    assert Counter(one.case_id for one in read if one.number not in problems) == decided
    assert set(decided.values()) == {1}
    produced = {line["case_id"] for line in lines(out / "manifest.jsonl")}
    held = {one["case_id"] for one in rows(out / "held.csv")}
    assert produced | held == set(decided)
    assert not produced & held
    summary = json.loads((out / "summary.json").read_text())
    counted = [summary[name] for name in ("read", "produced", "held", "rejected")]
    assert counted == [len(read), len(produced), len(held), len(problems)]


def assert_nothing_told(out: Path, told: str) -> None:
    """Place and expectation stand there; names, traces and faults of our own do not."""
    for one in rows(out / "rejected.csv"):
        assert one["row"].isdigit()
        assert one["field"] or WHOLE_ROW.match(one["problem"]), one
        assert one["problem"] != "klopt niet", "something more exact can be said"
        assert one["expected"]
    for one in rows(out / "held.csv"):
        assert one["case_id"]
        assert one["reason"].endswith(".")
        assert one["what_to_do"].endswith(".")
        assert one["code"] != "internal", one
    files = [path for path in out.iterdir() if path.is_file() and path.name not in PERSONAL]
    for text in (told, *(path.read_bytes().decode("utf-8", "replace") for path in files)):
        assert odd.NAME[1:6] not in text.casefold()
        assert "Traceback" not in text
