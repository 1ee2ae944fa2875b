"""From what a reader found to a row: the validated case, or everything that is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from letterkit import case as case_record
from letterkit.case import Case
from letterkit.case_file import known
from letterkit.errors import CaseInvalid, Problem
from letterkit.problems import CROSS_CHECKS


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a case file.

    ``number`` is what the operator sees: the row of the sheet (the first line is row 1), the line of a .jsonl file,
    the place in a list (from 1). ``case_id`` is empty when the row has none that can be used. ``case`` is None exactly
    when there are ``problems``.
    """

    number: int
    case_id: str
    case: Case | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader found on one row: a nested record as in JSON (None when the row cannot be taken apart).

    ``problems`` are those of single cells. ``numbers`` says, for each list in the record, which number each item had in
    the column names, because empty items are left out.
    """

    number: int
    record: Mapping[str, Any] | None
    problems: tuple[Problem, ...] = ()
    numbers: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def row(found: Found) -> Row:
    """Validate; problems of cells come first and silence what merely follows from them."""
    if found.record is None:
        return Row(found.number, "", None, found.problems)
    case_id = case_record.safe_id(found.record)
    try:
        case = case_record.parse(found.record)
    except CaseInvalid as error:
        more = tuple(_suggested(_renumbered(p, found.numbers)) for p in error.problems)
        return Row(
            found.number, case_id, None, found.problems + tuple(p for p in more if not _follows(p, found.problems))
        )
    return Row(found.number, case_id, None if found.problems else case, found.problems)


def _follows(problem: Problem, cells: tuple[Problem, ...]) -> bool:
    """Whether this problem is only there because a cell could not be read and was left out."""
    if any(cell.field == problem.field or cell.field.startswith(f"{problem.field}.") for cell in cells):
        return True
    part = f"{problem.field.rpartition('.')[0]}."
    return problem.code in CROSS_CHECKS and any(cell.field.startswith(part) for cell in cells)


def _suggested(problem: Problem) -> Problem:
    """A field that does not exist but looks like one that does gets the name of that one."""
    near = known.nearest(problem.field) if problem.code == "extra_forbidden" else None
    return Problem(problem.field, "nearly_known", {"nearest": near}) if near else problem


def _renumbered(problem: Problem, numbers: Mapping[str, tuple[int, ...]]) -> Problem:
    for path, given in numbers.items():
        rest = problem.field.removeprefix(f"{path}.")
        index, dot, tail = rest.partition(".")
        if rest != problem.field and index.isdigit() and int(index) <= len(given):
            return Problem(f"{path}.{given[int(index) - 1]}{dot}{tail}", problem.code, problem.values)
    return problem
