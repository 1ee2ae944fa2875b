"""From what a reader found to a row: the validated case, or everything that is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from letterkit import case as case_record
from letterkit.case import Case
from letterkit.case_file import combined, known
from letterkit.errors import CaseInvalid, Problem
from letterkit.problems import CROSS_CHECKS


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a case file.

    ``number`` is what the operator sees: the row of the sheet (the first line is row 1), the line of a .jsonl file,
    the place in a list (from 1). ``case_id`` is empty when the row has none that can be used. ``case`` is None exactly
    when there are ``problems``. ``dropped``: ways to reach the customer that were wrong and are left out, so that
    the other channels can go. ``questions``: why a person must look first (keys below ``gate`` in the texts), seen over
    all rows of the file.
    """

    number: int
    case_id: str
    case: Case | None
    problems: tuple[Problem, ...]
    dropped: tuple[Problem, ...] = ()
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InputRow:
    """What a reader found on one row: a nested record as in JSON (None when the row cannot be taken apart).

    ``problems`` are those of single cells. ``numbers`` says, for each list in the record, which number each item had in
    the column names, because empty items are left out.
    """

    number: int
    record: Mapping[str, Any] | None
    problems: tuple[Problem, ...] = ()
    numbers: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    questions: tuple[str, ...] = ()


_OPTIONAL_CONTACTS = frozenset({"klant.email", "klant.mobiel", "contactpersoon.telefoon", "contactpersoon.email"})
"""Fields that, when wrong, cost their own channel and no other."""


def row(raw: InputRow) -> Row:
    """Validate; problems of cells come first and silence what merely follows from them."""
    if raw.record is None:
        return Row(raw.number, "", None, raw.problems)
    case_id = case_record.safe_id(raw.record)
    case, problems = _validated(raw, raw.record)
    if problems and all(problem.field in _OPTIONAL_CONTACTS for problem in problems):
        record = raw.record
        for problem in problems:
            record = _without(record, *problem.field.split("."))
        case, remaining = _validated(replace(raw, problems=()), record)
        return Row(raw.number, case_id, case, remaining, () if remaining else problems, raw.questions)
    return Row(raw.number, case_id, case, problems, questions=raw.questions)


def _validated(raw: InputRow, record: Mapping[str, Any]) -> tuple[Case | None, tuple[Problem, ...]]:
    """The case, or all that is wrong with it."""
    try:
        case = case_record.parse(record)
    except CaseInvalid as error:
        more = tuple(_suggested(_renumbered(problem, raw.numbers)) for problem in error.problems)
        return None, raw.problems + tuple(p for p in more if not _follows(p, raw.problems))
    return (None if raw.problems else case), raw.problems


def _without(record: Mapping[str, Any], part: str, name: str) -> Mapping[str, Any]:
    inside = record.get(part)
    if not isinstance(inside, Mapping):
        return record  # the cell could not be read, so it is not in there
    return {**record, part: {key: value for key, value in inside.items() if key != name}}


def _follows(problem: Problem, cells: tuple[Problem, ...]) -> bool:
    """Whether this problem is only there because a cell could not be read and was left out."""
    if any(cell.field == problem.field or cell.field.startswith(f"{problem.field}.") for cell in cells):
        return True
    if any(problem.field in combined.GIVES.get(cell.field, ()) for cell in cells):
        return True
    part = f"{problem.field.rpartition('.')[0]}."
    return problem.code in CROSS_CHECKS and any(cell.field.startswith(part) for cell in cells)


def _suggested(problem: Problem) -> Problem:
    """A field that does not exist but looks like one that does gets the name of that one."""
    near = known.nearest(problem.field) if problem.code == "extra_forbidden" else None
    return Problem(problem.field, "nearly_known", {"nearest": near}) if near else problem


def _renumbered(problem: Problem, numbers: Mapping[str, tuple[int, ...]]) -> Problem:
    for path, given in numbers.items():
        place = problem.field.removeprefix(f"{path}.")
        index, dot, tail = place.partition(".")
        if place != problem.field and index.isdigit() and int(index) <= len(given):
            return Problem(f"{path}.{given[int(index) - 1]}{dot}{tail}", problem.code, problem.values)
    return problem
