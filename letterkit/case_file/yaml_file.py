"""YAML: one case, a list of cases, or one case a document. For a few cases that people write by hand."""

from collections.abc import Iterator
from pathlib import Path

from letterkit import yaml_source
from letterkit.case_file import text_file
from letterkit.case_file.layout import Layout
from letterkit.case_file.notes import Notes
from letterkit.case_file.rows import InputRow
from letterkit.errors import Problem, SourceInvalid, Unreadable

_MOST_MB = 10


def read(path: Path, layout: Layout, notes: Notes) -> Iterator[InputRow]:
    """The records of a .yaml file; row numbers count the records from 1. The column mapping is for flat files only."""
    del layout, notes
    text = text_file.text(path, expected="YAML-bestand", most_mb=_MOST_MB, instead=".jsonl")
    number = 0
    try:
        for document in yaml_source.documents(text, str(path)):
            values = document.value if isinstance(document.value, list) else [document.value]
            for value in values:
                number += 1
                whole = isinstance(value, dict)
                yield InputRow(number, value) if whole else InputRow(number, None, (Problem("", "not_a_record"),))
    except SourceInvalid as error:
        raise Unreadable(error.code, **error.values) from error
