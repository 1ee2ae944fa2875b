"""Parquet, batch by batch. Columns are either flat, named as in a CSV, or nested, as a case is in JSON."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from letterkit.case_file import columns as column_names
from letterkit.case_file import text_file
from letterkit.case_file.rows import Found
from letterkit.errors import Unreadable

_ROWS_AT_ONCE = 1_000


def read(path: Path, columns: Mapping[str, str] | None) -> Iterator[Found]:
    """The records, counted from 1. Needs ``letterkit[parquet]``."""
    try:
        from pyarrow import ArrowException, parquet  # noqa: PLC0415 - an extra: only who reads Parquet has it
    except ImportError as error:
        raise Unreadable("needs_extra", file=str(path), extra="parquet") from error
    if not text_file.start_of(path).startswith(b"PAR1"):
        raise Unreadable("file_unreadable", file=str(path), reason="dit is geen Parquet-bestand")
    try:
        with parquet.ParquetFile(path) as file:
            names = [field.name for field in file.schema_arrow]
            nested = any(field.type.num_fields for field in file.schema_arrow)
            batches = file.iter_batches(batch_size=_ROWS_AT_ONCE)
            records = (record for batch in batches for record in _records(batch))
            yield from _nested(records) if nested else _flat(records, names, columns, path)
    except (ArrowException, OSError) as error:
        raise Unreadable("file_unreadable", file=str(path), reason="het bestand is beschadigd") from error


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
    records: Iterator[dict[str, Any]], names: list[str], columns: Mapping[str, str] | None, path: Path
) -> Iterator[Found]:
    plan = column_names.plan(names, columns, file=str(path))
    for number, record in enumerate(records, 1):
        yield plan.found(number, [record[name] for name in names])


def _nested(records: Iterator[dict[str, Any]]) -> Iterator[Found]:
    for number, record in enumerate(records, 1):
        yield Found(number, _filled(record))


def _filled(value: Any) -> Any:
    """Without the nulls that a table must have where JSON simply leaves a field out."""
    if isinstance(value, dict):
        return {key: _filled(inner) for key, inner in value.items() if inner is not None}
    return [_filled(inner) for inner in value if inner is not None] if isinstance(value, list) else value
