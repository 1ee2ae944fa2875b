"""Reading streams: what is in memory does not grow with the file."""

import gc
import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from letterkit.case_file import read
from tests.case_file.flat import cells, text
from tests.invented import record

Write = Callable[[Path, int], None]


def _peak(path: Path) -> int:
    gc.collect()
    gc.freeze()  # what other tests left is not looked through again and again
    tracemalloc.start()
    assert all(row.case for row in read(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    gc.unfreeze()
    return peak


def _csv(path: Path, rows: int) -> None:
    path.write_text(text(*(cells(Zaaknummer=f"Z-{n}") for n in range(rows))))


def _jsonl(path: Path, rows: int) -> None:
    path.write_text("".join(json.dumps(record(zaaknummer=f"Z-{n}")) + "\n" for n in range(rows)))


def _xlsx(path: Path, rows: int) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(list(cells()))
    for n in range(rows):
        sheet.append(list(cells(Zaaknummer=f"Z-{n}").values()))
    book.save(path)


# openpyxl keeps an empty element of each row it has passed: some 65 bytes a row, 70 MB for a full sheet. The rest of the
# room is for what waits to be collected; a whole row kept would be thousands of bytes.
LIMITS = [("a.csv", _csv, 20), ("a.jsonl", _jsonl, 20), ("a.xlsx", _xlsx, 420)]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "write", "bytes_a_row"), LIMITS)
def test_five_times_the_rows_is_the_same_memory(tmp_path: Path, name: str, write: Write, bytes_a_row: int) -> None:
    peaks = []
    for rows in (20, 500, 2_500):
        write(tmp_path / name, rows)
        peaks.append(_peak(tmp_path / name))
    assert peaks[2] < 1.1 * peaks[1] + 50_000 + bytes_a_row * 2_500
