"""OpenDocument spreadsheets (.ods), read with calamine."""

import re
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import python_calamine

from letterkit.case_file import columns as column_names
from letterkit.case_file import sheet_rows, text_file
from letterkit.case_file.layout import Layout
from letterkit.case_file.notes import Notes
from letterkit.case_file.rows import InputRow
from letterkit.errors import Unreadable

_MOST_UNPACKED = 500_000_000
_UNSEEN = re.compile(rb"<table:table-(row|column)\b[^>]*table:visibility\s*=\s*\"(?:collapse|filter)\"")
_PIECE, _OVERLAP = 1 << 20, 4_096


def read(path: Path, layout: Layout, notes: Notes) -> Iterator[InputRow]:
    """The rows below the names on the one sheet that has data.

    calamine does not tell which rows are hidden, so a file that has any is refused: nobody is written to who was
    filtered away.
    """
    header, rows = opened(path, partial(column_names.known_names, layout=layout))
    return sheet_rows.rows_below(header, rows, layout, path, notes)


def opened(path: Path, score: sheet_rows.Score) -> tuple[tuple[Any, ...], Iterator[sheet_rows.Row]]:
    """The names on top of the one sheet that has data, and the rows below that hold anything, with their numbers."""
    _refuse_unsafe(path)
    try:
        book = python_calamine.load_workbook(str(path))
        visible = [sheet for sheet in book.sheets_metadata if sheet.visible is python_calamine.SheetVisibleEnum.Visible]
        sheets = [
            sheet for sheet in (book.get_sheet_by_name(metadata.name) for metadata in visible) if sheet.total_height
        ]
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise Unreadable("file_unreadable", file=str(path), reason="het bestand is beschadigd of beveiligd") from error
    if len(sheets) > 1:
        raise Unreadable("workbook_sheets", file=str(path))
    if not sheets:
        raise Unreadable("file_empty", file=str(path))
    return sheet_rows.opened(enumerate(sheets[0].to_python(skip_empty_area=False), 1), score)


def _refuse_unsafe(path: Path) -> None:
    if not text_file.start_of(path).startswith(b"PK\x03\x04"):
        kind = text_file.kind_of(text_file.start_of(path)) or "een tekstbestand"
        raise Unreadable("file_binary", file=str(path), expected="OpenDocument-rekenblad (.ods)", found=kind)
    try:
        with zipfile.ZipFile(path) as package:
            if sum(part.file_size for part in package.infolist()) > _MOST_UNPACKED:
                raise Unreadable("workbook_bomb", file=str(path))
            _refuse_unseen(package, path)
    except (zipfile.BadZipFile, KeyError) as error:
        raise Unreadable("file_unreadable", file=str(path), reason="het bestand is beschadigd") from error


def _refuse_unseen(package: zipfile.ZipFile, path: Path) -> None:
    with package.open("content.xml") as content:
        kept = b""
        while piece := content.read(_PIECE):
            if _UNSEEN.search(kept + piece):
                raise Unreadable("sheet_hidden", file=str(path))
            kept = piece[-_OVERLAP:]
