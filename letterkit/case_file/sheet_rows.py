"""The rows of a spreadsheet, whichever program wrote it: where the names stand, and what is below them."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any

from letterkit.case_file import columns as column_names
from letterkit.case_file.layout import Layout
from letterkit.case_file.notes import Notes
from letterkit.case_file.rows import InputRow

Row = tuple[int, Sequence[Any]]
"""The number of a row as the program shows it, and its cells."""
Score = Callable[[Sequence[object]], int]
"""How many of these cells are names that mean something."""
_MOST_ABOVE = 15


def opened(rows: Iterator[Row], score: Score) -> tuple[tuple[Any, ...], Iterator[Row]]:
    """The names, which may stand below titles, and the rows below them that hold anything."""
    full = ((number, cells) for number, cells in rows if any(map(_filled, cells)))
    top = list(islice(full, _MOST_ABOVE + 1))
    if not top:
        return (), iter(())
    at = max(range(len(top)), key=lambda index: (score(top[index][1]), -index))
    return tuple(top[at][1]), chain(top[at + 1 :], full)


def rows_below(
    header: Sequence[Any], rows: Iterator[Row], layout: Layout, path: Path, notes: Notes
) -> Iterator[InputRow]:
    """What each row below the names says; rows that only add up are left out and noted."""
    plan = column_names.plan(header, layout, file=str(path))
    for number, cells in rows:
        if why := plan.left_out(cells):
            notes.leave_out(why, number)
        else:
            yield plan.row(number, cells)


def _filled(cell: object) -> bool:
    return cell is not None and cell != ""
