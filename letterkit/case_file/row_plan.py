"""With the meaning of each column, from the cells of a row to what it says; rows that are no case are left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from letterkit.case_file.column import Column
from letterkit.case_file.nested_record import Numbers, Part
from letterkit.case_file.rows import InputRow
from letterkit.errors import Problem, Unreadable

_TOTAL = re.compile(r"(?:sub|eind)?tota(?:al|len)\b|(?:sub|grand )?total\b|aantal\b|einde\b|som\b", re.IGNORECASE)
_OF_A_CASE = frozenset({"zaaknummer", "klant.achternaam", "klant.naam"})


@dataclass(frozen=True, slots=True)
class Plan:
    """``names`` stand on top. ``fixed``: the values that every row has; they come after those of the columns.

    ``shape``: the record that these values make together.
    """

    columns: tuple[Column, ...]
    names: tuple[str, ...]
    unnamed: tuple[int, ...]
    shape: Part
    fixed: tuple[Any, ...] = ()

    @property
    def of_case_number(self) -> int:
        """Where the column with the case number stands. Raises ``Unreadable`` when no column has it."""
        at = next((column.index for column in self.columns if column.match.name == "zaaknummer"), None)
        if at is None:
            raise Unreadable("keys_no_column")
        return at

    def left_out(self, row: Sequence[object]) -> str | None:
        """Why a row is no case (a code below ``notes`` in the texts): it adds up, or has the names once more."""
        if begins_as_total(row):
            return "total" if self._is_total(row) else None
        first = self.columns[0].index
        return "names_again" if first < len(row) and row[first] == self.names[first] and self._has_names(row) else None

    def _has_names(self, row: Sequence[object]) -> bool:
        used = [column.index for column in self.columns]
        return all(at < len(row) and str(row[at] or "").strip() == self.names[at] for at in used)

    def _is_total(self, row: Sequence[object]) -> bool:
        """Whether a row that begins as one adds up the rows above it: it has no case number and no name."""
        start = next((at for at, cell in enumerate(row) if is_filled(cell)), 0)
        telling = [column.index for column in self.columns if column.match.name in _OF_A_CASE]
        return not any(at < len(row) and is_filled(row[at]) for at in telling if at != start)

    def row(self, number: int, row: Sequence[object]) -> InputRow:
        """The record of one row. A cell that cannot be read becomes a problem and is left out of the record."""
        last = len(row)
        problems = [
            Problem("", "cell_without_header", {"column": at + 1})
            for at in self.unnamed
            if at < last and is_filled(row[at])
        ]
        values: list[Any] = []
        for column in self.columns:
            value = None
            if column.index < last:
                try:
                    value = column.value(row[column.index])
                except ValueError as error:
                    problems.append(Problem(column.match.name, str(error)))
            values.append(value)
        values.extend(self.fixed)
        numbers: Numbers = {}
        return InputRow(number, self.shape.record(values, numbers), tuple(problems), numbers)


def begins_as_total(row: Sequence[object]) -> bool:
    """Whether the first cell that holds anything is a word such as "Totaal"."""
    first = row[0] if row and is_filled(row[0]) else next((cell for cell in row if is_filled(cell)), None)
    return isinstance(first, str) and bool(_TOTAL.match(first.strip()))


def is_filled(cell: object) -> bool:
    """Whether a cell holds anything but blanks."""
    return cell is not None and bool(str(cell).strip())
