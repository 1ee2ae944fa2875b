"""Print files: postal order, at most so many sheets, backs left white, and counts that a printer can check."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from letterkit.batch.outbox import Outbox
from letterkit.batch.print_run.cut import Count, cut
from letterkit.batch.print_run.post import postal_key
from letterkit.batch.print_run.sort import merged
from letterkit.case import Adres
from letterkit.dutch import spreadsheet
from tests.batch.conftest import CREDITOR
from tests.batch.many import write
from tests.batch_outputs import hashes, rows
from tests.conftest import Run

MOST = 15


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("cases") / "zaken.jsonl", 120)


@pytest.mark.slow
@pytest.mark.parametrize("duplex", [False, True])
def test_a_print_run(letterkit: Run, cases: Path, tmp_path: Path, *, duplex: bool) -> None:
    out = tmp_path / "out"
    options = ("--print", MOST, *(["--duplex"] if duplex else []))
    result = letterkit(
        "batch", cases, "--creditor", CREDITOR, "--today", "2026-11-23", "--out", out, "--chunk", 25, *options
    )
    assert (result.code, result.err) == (0, "")
    total = json.loads((out / "print/count.json").read_text())
    letters = {path.stem: path for path in (out / "letters").iterdir()}
    printed: list[str] = []
    for number, count in enumerate(total["files"], 1):
        assert count["file"] == f"{number:04}"
        assert count["sheets"] <= MOST
        table = rows(out / f"print/{number:04}.csv")
        marks = rows(out / f"print/{number:04}.sheets.csv")
        assert [int(row["sheet"]) for row in marks] == list(range(1, count["sheets"] + 1))
        with pikepdf.open(out / f"print/{number:04}.pdf") as pdf:
            assert len(pdf.pages) == count["pages"]
        _compare(out / f"print/{number:04}.pdf", table, letters, duplex=duplex)
        printed += [row["case_id"] for row in table]
    assert sorted(printed) == sorted(letters)
    assert total["letters"] == len(letters)
    assert letterkit("verify", out).code == 0
    assert not (out / ".work").exists()
    before = hashes(out)
    letterkit("batch", cases, "--creditor", CREDITOR, "--today", "2026-11-23", "--out", out, "--chunk", 25, *options)
    assert hashes(out) == before


@pytest.mark.slow
def test_a_file_stays_small_however_many_sheets_are_asked(
    letterkit: Run, cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("letterkit.batch.print_run.make._MOST_SHEETS", MOST)
    command = ("batch", cases, "--creditor", CREDITOR, "--today", "2026-11-23", "--out", tmp_path / "out")
    assert letterkit(*command, "--print", 1_000_000).code == 0
    total = json.loads((tmp_path / "out/print/count.json").read_text())
    sheets = [count["sheets"] for count in total["files"][:-1]]
    largest = 3  # sheets of the longest letter, which goes to the next file when it no longer fits
    assert sheets
    assert all(MOST - largest < count <= MOST for count in sheets)


def _compare(printed: Path, table: list[dict[str, str]], letters: dict[str, Path], *, duplex: bool) -> None:
    """Each letter stands on the pages that the table says, and fronts are fronts."""
    whole = pypdfium2.PdfDocument(printed)
    places = []
    for row in table:
        pages = range(int(row["first_page"]), int(row["last_page"]) + 1)
        alone = pypdfium2.PdfDocument(letters[row["case_id"]])
        texts = [page.get_textpage().get_text_range() for page in alone]
        assert [whole[page - 1].get_textpage().get_text_range() for page in pages] == texts
        assert not duplex or pages[0] % 2 == 1
        places.append(texts[0])
        alone.close()
        if duplex and len(texts) % 2:
            assert whole[pages[-1]].get_textpage().get_text_range() == ""
    whole.close()


def test_postal_order() -> None:
    def key(postcode: str, number: str, land: str = "NL") -> str:
        extra = {"regels": ("Rue 1",)} if land != "NL" else {}
        address = Adres(straat="Laan", huisnummer=number, postcode=postcode, plaats="Ede", land=land, **extra)
        return postal_key(address, "Z-1")

    ordered = [
        key("1011 AB", "9"), key("1011 AB", "10"), key("1011 AB", "10a"), key("1011 AC", "1"), key("9999 ZZ", "1"),
        key("1000", "1", "BE"), key("10115", "2", "DE"),
    ]  # fmt: skip
    assert sorted(ordered) == ordered


def test_more_files_than_can_be_merged_at_once(tmp_path: Path) -> None:
    box = Outbox(tmp_path / "out")
    names = [f"in/{number:04}" for number in range(200)]
    for number, name in enumerate(names):
        box.place(name, "".join(f"{row:05}\n" for row in range(number, 1000, 200)).encode())
    assert list(merged(box, names, "between")) == [f"{row:05}" for row in range(1000)]
    assert list(merged(box, [], "between")) == []


def test_a_file_is_full_before_a_letter_that_does_not_fit() -> None:
    def lines(*pages: int) -> Iterator[str]:
        return (json.dumps(["key", page, "{}"]) for page in pages)

    assert [len(some) for some in cut(lines(2, 2, 2, 5, 1), 4, duplex=False)] == [2, 1, 1, 1]
    assert [len(some) for some in cut(lines(2, 2, 2, 5, 1), 4, duplex=True)] == [3, 2]
    assert list(cut(lines(), 4, duplex=True)) == []


def test_marks_of_a_letter_of_three_pages_on_both_sides() -> None:
    count = Count(duplex=True)
    count.add("Z-1", 1)
    line, marks = count.add("Z-2", 3)
    assert line == spreadsheet.line(2, "Z-2", 3, 2, 3, 5, 2, 3)
    read = list(csv.reader(io.StringIO("".join(marks)), delimiter=spreadsheet.DELIMITER))
    assert read == [["2", "2", "1", "2", "3", "4", "0", "2"], ["3", "2", "2", "2", "5", "", "1", "3"]]
    assert (count.letters, count.pages, count.sheets) == (2, 6, 3)
