"""Tables for a Dutch spreadsheet: semicolons, decimal commas, a mark at the start that says UTF-8, no formulas.

Excel in Dutch puts a file with commas in one column, and reads UTF-8 without the mark as if it were another coding.
"""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal

MARK = "\ufeff"
DELIMITER = ";"
Cell = str | int | float | Decimal
# What spreadsheets take for a formula; Excel reads the wide forms of East Asian typing as the plain signs.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_bytes(rows: Iterable[Iterable[Cell]]) -> bytes:
    """The rows as a CSV file. A text that a spreadsheet would run as a formula gets an apostrophe; numbers do not."""
    return (MARK + "".join(line(*row) for row in rows)).encode("utf-8")


def head(*names: str) -> str:
    """The first line of a file that is written a line at a time."""
    return MARK + line(*names)


def line(*cells: Cell) -> str:
    """One row, with CR LF at its end (RFC 4180)."""
    text = io.StringIO()
    csv.writer(text, delimiter=DELIMITER).writerow([_written(cell) for cell in cells])
    return text.getvalue()


def cells(row: str) -> list[str]:
    """The texts of one row as ``line`` got them."""
    found = next(csv.reader([row.removeprefix(MARK)], delimiter=DELIMITER), [])
    return [cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA_STARTS) else cell for cell in found]


def _written(cell: Cell) -> str:
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", ",")
    return str(cell) if isinstance(cell, int) else f"{cell:.6f}".replace(".", ",")
