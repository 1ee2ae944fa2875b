"""Case files in, rows out: one reader a format, all problems of a row at once, and a bad row never stops the rest.

``READERS`` is the one list of formats. A reader yields what it found on each row and keeps only that row in memory; the
validation is the same for all of them.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from letterkit.case_file import database, delimited, json_file, parquet_file, text_file, workbook, yaml_file
from letterkit.case_file.rows import Found, Row, row
from letterkit.errors import Unreadable

Reader = Callable[[Path, Mapping[str, str] | None], Iterator[Found]]

READERS: Mapping[str, Reader] = {
    ".csv": delimited.read,
    ".tsv": delimited.read,
    ".xlsx": workbook.read,
    ".json": json_file.read,
    ".jsonl": json_file.read_lines,
    ".yaml": yaml_file.read,
    ".yml": yaml_file.read,
    ".parquet": parquet_file.read,
}


def read(source: Path | str, columns: Mapping[str, str] | None = None, *, query: str | None = None) -> Iterator[Row]:
    """The rows of a case file, or of a database URL with a query, one at a time.

    ``columns`` maps a letterkit field to the export's own column name (``kolommen`` in creditor.yaml). Raises
    ``Unreadable`` when the source cannot be read at all: at once for a file that is not there, at the first row for
    what stands inside.
    """
    return map(row, find(source, columns, query=query))


def find(source: Path | str, columns: Mapping[str, str] | None = None, *, query: str | None = None) -> Iterator[Found]:
    """What ``read`` reads, before validation: a batch validates in its worker processes (``rows.row``)."""
    if database.is_url(source):
        return database.read(str(source), query, columns)
    path = Path(source)
    text_file.start_of(path)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise Unreadable("file_unknown_kind", file=str(path), suffix=path.suffix, known=", ".join(READERS))
    return reader(path, columns)


__all__ = ["READERS", "Found", "Row", "find", "read", "row"]
