"""Case files in, rows out: one reader a format, all problems of a row at once, and a bad row never stops the rest.

``READERS`` is the one list of formats. A reader yields what it found on each row and keeps only that row in memory; the
validation is the same for all of them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from letterkit import case as case_record
from letterkit.case import Case
from letterkit.case_file import (
    address,
    delimited,
    earlier_stages,
    gathering,
    invisible,
    json_file,
    open_document,
    own_fields,
    parquet_file,
    record_values,
    repeats,
    text_file,
    yaml_file,
)
from letterkit.case_file.key_range import KeyRange
from letterkit.case_file.layout import PLAIN, Layout
from letterkit.case_file.notes import Notes
from letterkit.case_file.rows import InputRow, Row, row
from letterkit.errors import Unreadable

Reader = Callable[[Path, Layout, Notes], Iterator[InputRow]]


def _later(module: str) -> Reader:
    """A reader of which the libraries are loaded when there is such a file: that takes longer than many a file."""

    def read(path: Path, layout: Layout, notes: Notes) -> Iterator[InputRow]:
        reader: Reader = import_module(f"letterkit.case_file.{module}").read
        return reader(path, layout, notes)

    return read


READERS: Mapping[str, Reader] = {
    ".csv": delimited.read,
    ".tsv": delimited.read,
    ".xlsx": _later("workbook"),
    ".xls": _later("old_workbook"),
    ".ods": open_document.read,
    ".json": json_file.read,
    ".jsonl": json_file.read_lines,
    ".yaml": yaml_file.read,
    ".yml": yaml_file.read,
    ".parquet": parquet_file.read,
}


_ALL_VISIBLE = frozenset({".csv", ".tsv", ".xlsx", ".xls", ".ods"})
"""Kinds of files of which every text passed ``cells.value``, which leaves out the signs that nobody sees."""


def read(
    source: Path | str, layout: Layout = PLAIN, *, query: str | None = None, notes: Notes | None = None
) -> Iterator[Row]:
    """The rows of a case file, or of a database URL with a query, one at a time.

    ``layout`` is the creditor's own (``creditor_file.layout``); ``notes`` gathers what was left out or taken for
    granted while reading. Raises ``Unreadable`` when the source cannot be read at all: at once for a file that is not
    there, at the first row for what stands inside.
    """
    return map(row, find(source, layout, query=query, notes=notes))


def find(
    source: Path | str,
    layout: Layout = PLAIN,
    *,
    query: str | None = None,
    notes: Notes | None = None,
    keys: KeyRange | None = None,
) -> Iterator[InputRow]:
    """What ``read`` reads, before validation: a batch validates in its worker processes (``rows.row``).

    ``keys``: only the cases with these numbers.
    """
    path = None if address.is_url(source) else Path(source)
    if path is not None:
        _reader(path)  # a file that is not there is told at once
    counted = partial(_cases, source, layout, query, Notes())
    rows = partial(_cases, source, layout, query, notes or Notes(), keys)
    return repeats.marked(counted, rows, path, layout, part=keys is not None)


def of_case(source: Path | str, layout: Layout, case_id: str) -> Case | None:
    """One case as it stands in a file, without looking at what only shows over all rows; None when it has none."""
    keys = KeyRange(case_id, f"{case_id}\0")
    return next((found for raw in _cases(source, layout, None, Notes(), keys) if (found := row(raw).case)), None)


def number(source: Path | str, layout: Layout = PLAIN, *, query: str | None = None) -> int:
    """How many rows ``find`` gives of the whole source."""
    path = None if address.is_url(source) else Path(source)
    if path is not None:
        _reader(path)
    return repeats.number(partial(_cases, source, layout, query, Notes()), path, layout)


def _cases(
    source: Path | str, layout: Layout, query: str | None, notes: Notes, keys: KeyRange | None = None
) -> Iterator[InputRow]:
    rows = _rows(source, layout, query, notes, keys)
    return gathering.gathered(rows, notes) if layout.row_per_instalment else rows


def _rows(
    source: Path | str, layout: Layout, query: str | None, notes: Notes, keys: KeyRange | None
) -> Iterator[InputRow]:
    if address.is_url(source):
        from letterkit.case_file import database  # noqa: PLC0415 - takes longer to load than most files

        rows = database.read(str(source), query, layout, keys)
    elif keys and Path(source).suffix.lower() == ".parquet":
        rows = parquet_file.read(Path(source), layout, notes, keys)
    else:
        rows = _reader(Path(source))(Path(source), layout, notes)
        if keys:
            rows = (raw for raw in rows if keys.holds(case_record.safe_id(raw.record or {})))
    if address.is_url(source) or Path(source).suffix.lower() not in _ALL_VISIBLE:
        rows = (replace(raw, record=_as_cells(raw.record, layout)) for raw in rows)
    return (own_fields.typed(earlier_stages.renamed(raw, layout), layout) for raw in rows)


def _as_cells(record: Any, layout: Layout) -> Any:
    """A record of which the texts mean what they would mean in a table."""
    return record_values.understood(invisible.all_visible(record), layout)


def _reader(path: Path) -> Reader:
    text_file.start_of(path)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise Unreadable("file_unknown_kind", file=str(path), suffix=path.suffix, known=", ".join(READERS))
    return reader


__all__ = [
    "PLAIN", "READERS", "InputRow", "KeyRange", "Layout", "Notes", "Row", "find", "number", "of_case", "read", "row",
]  # fmt: skip
