"""A file of loans: CSV, Excel or JSON, with the reporting provider's own column names where a mapping says so."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, get_args

from pydantic import ValidationError

from letterkit.case_file import cells, table
from letterkit.disclosure.faults import Fault
from letterkit.disclosure.loan import Loan
from letterkit.errors import Problem
from letterkit.problems import every_problem

_KINDS: Mapping[Any, cells.Kind] = {str: "text", date: "day", Decimal: "money", bool: "yes_no", int: "whole"}
_NEAR = 0.8
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


@dataclass(frozen=True, slots=True)
class Place:
    """The file and row of a loan."""

    file: Path
    row: int


@dataclass(slots=True)
class LoanFile:
    """``loans`` with their places, all ``faults`` at once, and the names of columns that were ``ignored``."""

    loans: list[tuple[Loan, Place]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)


def read(path: Path, mapping: Mapping[str, str]) -> LoanFile:
    """All loans of a file. ``mapping``: field -> the export's own name for it.

    Raises ``Unreadable`` when the file cannot be read at all; whatever is wrong inside becomes a fault.
    """
    names = {squeezed(own): field for field, own in mapping.items()} | {
        squeezed(field): field for field in fields() if field not in mapping
    }
    opened = table.read(path, lambda name: squeezed(name) in names)
    result, given, rows = LoanFile(), dict.fromkeys(opened.names), 0
    filled, faults = set[str](), list[Fault]()
    for line in opened.lines:
        rows += 1
        given.update(dict.fromkeys(line.cells))
        record, problems = _record(line, names)
        filled |= record.keys() | {problem.field for problem in problems}
        faults += _added(record, problems, Place(path, line.number), result, whole=not line.problems)
    there = filled if rows else {names.get(squeezed(name), "") for name in given}
    absent = [name for name in required() if name not in there]
    result.faults += _wrong_columns(path, given, names, result.ignored)
    result.faults += [Fault(path, Problem(name, "column_absent")) for name in absent]
    result.faults += [
        fault for fault in faults if not (fault.problem.code == "missing" and fault.problem.field in absent)
    ]
    return result


@cache
def fields() -> Mapping[str, cells.Kind]:
    """The fields of a loan, each with the kind of cell that holds it."""
    return {name: _KINDS[_plain_type(info.annotation)] for name, info in Loan.model_fields.items()}


def required() -> tuple[str, ...]:
    return tuple(name for name, info in Loan.model_fields.items() if info.is_required())


@lru_cache(maxsize=4096)  # the same few names in every row
def squeezed(name: str) -> str:
    """Capitals, accents, spaces and underscores do not count in the name of a column."""
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKD", name[:200]).casefold())


def _plain_type(annotation: Any) -> Any:
    """The type behind ``X | None`` and ``Annotated[X, …]``."""
    inside = get_args(annotation)
    return _plain_type(inside[0]) if inside else annotation


def _record(line: table.Line, names: Mapping[str, str]) -> tuple[dict[str, Any], list[Problem]]:
    record: dict[str, Any] = {}
    problems = list(line.problems)
    for name, cell in line.cells.items():
        known = names.get(squeezed(name))
        if known:
            try:
                value = cells.value(fields()[known], cell)
            except ValueError as error:
                problems.append(Problem(known, str(error)))
                continue
            if value is not None:
                record[known] = value
    return record, problems


def _added(
    record: dict[str, Any], problems: Sequence[Problem], place: Place, result: LoanFile, *, whole: bool
) -> Iterator[Fault]:
    """Keep a valid loan; give the faults of an invalid one. An unreadable cell is not also reported as missing."""
    if whole:
        try:
            loan = Loan.model_validate(record)
        except ValidationError as error:
            unread = {problem.field for problem in problems}
            problems = [
                *problems,
                *(model_problem for model_problem in every_problem(error) if model_problem.field not in unread),
            ]
        else:
            if not problems:
                result.loans.append((loan, place))
    given = str(record.get("lening", ""))
    number = given if _SAFE.fullmatch(given) else ""
    for problem in problems:
        yield Fault(place.file, problem, row=place.row, loan=number)


def _wrong_columns(path: Path, given: Iterable[str], names: Mapping[str, str], ignored: list[str]) -> Iterator[Fault]:
    """A fault for each column whose name resembles a field's; other unknown columns end up in ``ignored``."""
    first: dict[str, str] = {}
    for name in filter(None, given):
        shown = "".join(character for character in name if character.isprintable())[:40]
        known = names.get(squeezed(name))
        if known:
            if known in first:
                yield Fault(path, Problem(shown, "column_doubled", {"expected": first[known]}))
            first.setdefault(known, shown)
        elif near := difflib.get_close_matches(squeezed(name), names, n=1, cutoff=_NEAR):
            yield Fault(path, Problem(shown, "nearly_known", {"nearest": names[near[0]]}))
        else:
            ignored.append(shown)
