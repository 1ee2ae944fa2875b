"""What the user of a workbook does not see: hidden and filtered rows, formulas without a value, and unseen styles.

openpyxl does not tell of these while it streams, so the XML of the sheet is looked through first, in pieces.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from letterkit.case_file import unseen_styles
from letterkit.errors import Unreadable

_PIECE = 1 << 16
_LONGEST_TAG = 4_096
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_HIDDEN = re.compile(rb"\b(?:hidden\s*=\s*[\"'](?:1|true)|(?:ht|width)\s*=\s*[\"']0(?:\.0*)?)[\"']")
_ROW_NUMBER = re.compile(rb"\br\s*=\s*[\"']([0-9]+)[\"']")
_FIRST_COLUMN = re.compile(rb"\bmin\s*=\s*[\"']([0-9]+)[\"']")
_NO_VALUE = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*(?:<(?:\w+:)?f\b[^>]*/>|<(?:\w+:)?f\b[^>]*>[^<]*</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)


@dataclass(frozen=True, slots=True)
class Unseen:
    """``rows``: row number -> why its user does not see it (a code below ``notes`` in the texts)."""

    rows: dict[int, str] = field(default_factory=dict)


def look(path: Path, sheet: Any) -> Unseen:
    """Rows that are not seen. Raises ``Unreadable`` for hidden columns, white cells, and formulas without a value."""
    rows: dict[int, str] = {}
    number = 0
    for kind, attributes in _tags(path, sheet._worksheet_path):  # noqa: SLF001 - openpyxl gives no other way to its part
        if kind == "row":
            given = _ROW_NUMBER.search(attributes)
            number = int(given[1]) if given else number + 1
            if _HIDDEN.search(attributes):
                rows[number] = "row_hidden"
        elif kind == "column" and _HIDDEN.search(attributes):
            first = _FIRST_COLUMN.search(attributes)
            raise Unreadable("workbook_hidden_column", file=str(path), column=int(first[1]) if first else "?")
        elif kind == "formula":
            at = re.search(rb"\br\s*=\s*[\"']([A-Z]+[0-9]+)[\"']", attributes)
            cell = at[1].decode("ascii") if at else "?"
            raise Unreadable("workbook_formula", file=str(path), cell=cell)
    for number, why in unseen_styles.rows(sheet, path, within=rows):
        rows.setdefault(number, why)
    return Unseen(rows)


def _tags(path: Path, part: str) -> Iterator[tuple[str, bytes]]:
    """Rows, columns and formulas without a value, in the order of the sheet."""
    patterns = (("row", _ROW), ("column", _COLUMN), ("formula", _NO_VALUE))
    with zipfile.ZipFile(path) as package, package.open(part.lstrip("/")) as stream:
        kept = b""
        while piece := stream.read(_PIECE):
            text = kept + piece
            end = max(0, text.rfind(b"</", 0, len(text) - _LONGEST_TAG)) if len(piece) == _PIECE else len(text)
            matches = [(m.start(), kind, m[1]) for kind, pattern in patterns for m in pattern.finditer(text, 0, end)]
            yield from ((kind, attributes) for _, kind, attributes in sorted(matches))
            kept = text[end:]
        if kept:
            matches = [(m.start(), kind, m[1]) for kind, pattern in patterns for m in pattern.finditer(kept)]
            yield from ((kind, attributes) for _, kind, attributes in sorted(matches))
