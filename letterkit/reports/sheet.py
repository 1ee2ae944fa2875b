"""Tables for a Dutch spreadsheet: semicolons, decimal commas, a mark at the start that says UTF-8."""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal

_MARK = "\ufeff"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def as_bytes(rows: Iterable[Iterable[str | int | float | Decimal]]) -> bytes:
    """The rows as a CSV file. A text that a spreadsheet would run as a formula gets an apostrophe; numbers do not."""
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([_cell(cell) for cell in row] for row in rows)
    return (_MARK + text.getvalue()).encode("utf-8")


def _cell(cell: str | float | Decimal) -> str:
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", ",")
    return str(cell) if isinstance(cell, int) else f"{cell:.6f}".replace(".", ",")
