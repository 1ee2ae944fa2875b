"""YAML: one case, a list of cases, or one case a document. For a few cases that people write by hand."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from letterkit import yaml_source
from letterkit.case_file import text_file
from letterkit.case_file.rows import Found
from letterkit.errors import Problem, SourceInvalid, Unreadable

_MOST_MB = 10


def read(path: Path, columns: Mapping[str, str] | None) -> Iterator[Found]:
    """The records of a .yaml file; row numbers count the records from 1. The column mapping is for flat files only."""
    del columns
    text = text_file.text(path, expected="YAML-bestand", most_mb=_MOST_MB, instead=".jsonl")
    number = 0
    try:
        for document in yaml_source.documents(text, str(path)):
            values = document.value if isinstance(document.value, list) else [document.value]
            for value in values:
                number += 1
                whole = isinstance(value, dict)
                yield Found(number, value) if whole else Found(number, None, (Problem("", "not_a_record"),))
    except SourceInvalid as error:
        raise Unreadable(error.code, **error.values) from error
