"""What each column of a table becomes, for a few rows: the cell as it stands there, and what letterkit reads in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from letterkit import texts
from letterkit.case_file import columns
from letterkit.case_file.column import Column
from letterkit.case_file.layout import Layout
from letterkit.case_file.suggesting.first_rows import Table
from letterkit.dutch import amounts, dates
from letterkit.errors import Problem

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """``fields``: what the column is, none when it is not used. ``cells``: of each row the cell, and what it became."""

    name: str
    fields: tuple[str, ...]
    cells: tuple[tuple[str, str], ...]


def shown(table: Table, layout: Layout, *, file: str, rows: int) -> tuple[ShownColumn, ...]:
    """The columns in their order. Raises ``Unreadable`` when the columns cannot be trusted, as reading does."""
    plan = columns.plan(table.names, layout, file=file)
    first = [row for _, row in table.rows[:rows]]
    return tuple(
        ShownColumn(
            _cut(name),
            tuple(column.match.name for column in plan.columns if column.index == index),
            tuple(
                (
                    _cut(row[index]),
                    " · ".join(dict.fromkeys(_became(one, row[index]) for one in plan.columns if one.index == index)),
                )
                for row in first
            ),
        )
        for index, name in enumerate(table.names)
        if name
    )


def _became(column: Column, cell: Any) -> str:
    try:
        value = column.value(cell)
    except ValueError as error:
        return texts.say("check_cases.cell_wrong", wrong=texts.problem(Problem(column.match.name, str(error)))[0])
    if isinstance(value, Mapping):
        return " · ".join(f"{name} {_cut(part)}" for name, part in value.items())
    return _printed(value)


def _printed(value: Any) -> str:
    match value:
        case None:
            return texts.say("check_cases.cell_empty")
        case bool():
            return texts.say("check_cases.yes" if value else "check_cases.no")
        case Decimal():
            return amounts.printed(value)
        case date():
            return dates.printed(value)
        case list():
            return ", ".join(_cut(one) for one in value)
    return _cut(value)


def _cut(value: Any) -> str:
    """A cell on one line, and no longer than a table bears."""
    text = "" if value is None else " ".join("".join(c if c.isprintable() else " " for c in str(value)).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
