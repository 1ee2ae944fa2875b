"""Parquet, batch by batch. Columns are either flat, named as in a CSV, or nested, as a case is in JSON."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from letterkit.case_file import columns as column_names
from letterkit.case_file import text_file
from letterkit.case_file.key_range import KeyRange
from letterkit.case_file.layout import Layout
from letterkit.case_file.notes import Notes
from letterkit.case_file.rows import InputRow
from letterkit.errors import Unreadable

_ROWS_AT_ONCE = 1_000


def read(path: Path, layout: Layout, notes: Notes, keys: KeyRange | None = None) -> Iterator[InputRow]:
    """The records, counted from 1. Needs ``letterkit[parquet]``.

    ``keys``: only those; groups of rows that have none of them, as the file itself says, are not read.
    """
    del notes  # a Parquet file says itself what its letters are, and hides nothing
    with _file(path) as (file, names, nested):
        key = _key_column(names, layout, path, nested=nested) if keys else ""
        records = _chosen(file, key, keys) if keys else _numbered(file, range(file.num_row_groups), 1)
        yield from _nested(records) if nested else _flat(records, names, layout, path)


def opened(path: Path) -> tuple[list[str], bool, Iterator[dict[str, Any]]]:
    """The names of the columns, whether any of them holds parts as a case in JSON does, and the records."""
    records = _all_records(path)
    names, nested = next(records)
    return names, nested, records


def _all_records(path: Path) -> Iterator[Any]:
    """First the names and whether columns are nested, then each record."""
    with _file(path) as (file, names, nested):
        yield names, nested
        for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE):
            yield from _records(batch)


@contextmanager
def _file(path: Path) -> Iterator[tuple[Any, list[str], bool]]:
    """The open file, the names of its columns, and whether any of them is nested."""
    try:
        from pyarrow import ArrowException, parquet  # noqa: PLC0415 - an extra: only who reads Parquet has it
    except ImportError as error:
        raise Unreadable("needs_extra", file=str(path), extra="parquet") from error
    if not text_file.start_of(path).startswith(b"PAR1"):
        raise Unreadable("file_unreadable", file=str(path), reason="dit is geen Parquet-bestand")
    try:
        with parquet.ParquetFile(path) as file:
            names = [field.name for field in file.schema_arrow]
            yield file, names, any(field.type.num_fields for field in file.schema_arrow)
    except (ArrowException, OSError) as error:
        raise Unreadable("file_unreadable", file=str(path), reason="het bestand is beschadigd") from error


def _numbered(file: Any, groups: Iterable[int], first: int) -> Iterator[tuple[int, dict[str, Any]]]:
    batches = file.iter_batches(batch_size=_ROWS_AT_ONCE, row_groups=list(groups))
    return enumerate((record for batch in batches for record in _records(batch)), first)


def _key_column(names: list[str], layout: Layout, path: Path, *, nested: bool) -> str:
    if not nested:
        return names[column_names.plan(names, layout, file=str(path)).of_case_number]
    if "zaaknummer" not in names:
        raise Unreadable("keys_no_column")
    return "zaaknummer"


def _chosen(file: Any, key: str, keys: KeyRange) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of a range, by the case number as it stands in the file."""
    first = 1
    for group in range(file.num_row_groups):
        group_metadata = file.metadata.row_group(group)
        if not _has_none(group_metadata, key, keys):
            for number, record in _numbered(file, [group], first):
                if keys.holds("" if record[key] is None else str(record[key])):
                    yield number, record
        first += group_metadata.num_rows


def _has_none(group: Any, key: str, keys: KeyRange) -> bool:
    """Whether the file says that a group of rows has no case of this range: only texts sort as ranges do."""
    for at in range(group.num_columns):
        column = group.column(at)
        if column.path_in_schema == key and column.is_stats_set and column.statistics.has_min_max:
            lowest, highest = column.statistics.min, column.statistics.max
            if not (isinstance(lowest, str) and isinstance(highest, str)):
                return False
            empty = not keys.lowest and column.statistics.null_count != 0
            return not empty and (highest < keys.lowest or bool(keys.end and lowest >= keys.end))
    return False


def _records(batch: Any) -> list[dict[str, Any]]:
    """The rows of a batch; one by one when a cell of it cannot be a Python value."""
    try:
        records: list[dict[str, Any]] = batch.to_pylist()
    except (OverflowError, ValueError):
        columns = list(zip(batch.schema.names, batch.columns, strict=True))
        records = [{name: _cell(column[i]) for name, column in columns} for i in range(batch.num_rows)]
    return records


def _cell(scalar: Any) -> Any:
    """The value of a cell; one that cannot be read becomes one that no field takes."""
    try:
        return scalar.as_py()
    except UnicodeError:
        return "\ufffd"
    except (OverflowError, ValueError):
        return date.max


def _flat(
    records: Iterator[tuple[int, dict[str, Any]]], names: list[str], layout: Layout, path: Path
) -> Iterator[InputRow]:
    plan = column_names.plan(names, layout, file=str(path))
    for number, record in records:
        yield plan.row(number, [record[name] for name in names])


def _nested(records: Iterator[tuple[int, dict[str, Any]]]) -> Iterator[InputRow]:
    for number, record in records:
        yield InputRow(number, _filled(record))


def _filled(value: Any) -> Any:
    """Without the nulls that a table must have where JSON simply leaves a field out."""
    if isinstance(value, dict):
        return {key: _filled(inner) for key, inner in value.items() if inner is not None}
    return [_filled(inner) for inner in value if inner is not None] if isinstance(value, list) else value
