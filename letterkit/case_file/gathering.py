"""Rows that belong to one case, such as a row for each open invoice, gathered into one record on request.

The rows of a case need not stand together, so a file that is gathered is read to its end before its first case.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from letterkit import case as case_record
from letterkit.case import case_key
from letterkit.case_file import credit_lines
from letterkit.case_file.notes import Notes
from letterkit.case_file.rows import InputRow
from letterkit.errors import Problem

_INSTALMENTS = "termijnen"
_ARREARS = "achterstand"
_SUMMED = ("rente", "kosten")

Record = Mapping[str, Any]


def gathered(rows: Iterator[InputRow], notes: Notes) -> Iterator[InputRow]:
    """One record a case: its first row, with the instalments of all its rows."""
    cases: dict[str, list[InputRow]] = {}
    for row in rows:
        key = case_key(case_record.safe_id(row.record or {})) or f"#{row.number}"
        cases.setdefault(key, []).append(row)
    notes.facts["gathered"] = str(sum(len(gathered_rows) for gathered_rows in cases.values() if len(gathered_rows) > 1))
    return map(_joined, cases.values())


def _joined(rows: list[InputRow]) -> InputRow:
    """One record of all rows of a case; rows that contradict each other outside the instalments are a problem."""
    first, records = rows[0], [row.record for row in rows if row.record is not None]
    problems = tuple(problem for row in rows for problem in row.problems)
    if len(records) < len(rows):
        return InputRow(first.number, None, problems)
    parts = [_arrears(record) for record in records]
    whole = list(credit_lines.instalments(parts))
    together = {
        **parts[0],
        **{name: credit_lines.total(part.get(name) for part in parts) for name in _SUMMED if _in_any(parts, name)},
        "totaal": _total(parts),
        _INSTALMENTS: whole,
    }
    if not _is_twice(whole) and any(map(credit_lines.is_credit, whole)):
        together[_INSTALMENTS], too_much = credit_lines.settled(whole)
        problems += (Problem(f"{_ARREARS}.{_INSTALMENTS}", "credit_too_large"),) if too_much else ()
    problems += tuple(_contradictions(records))
    problems += (Problem(f"{_ARREARS}.{_INSTALMENTS}", "instalment_twice"),) if _is_twice(whole) else ()
    return InputRow(first.number, {**records[0], _ARREARS: together}, problems)


def _arrears(record: Record) -> Record:
    part = record.get(_ARREARS)
    return part if isinstance(part, Mapping) else {}


def _in_any(parts: Iterable[Record], name: str) -> bool:
    return any(name in part for part in parts)


def _total(parts: list[Record]) -> Any:
    """The total of the case: what each row gives when they agree on it, or else that of the rows together."""
    given = [part.get("totaal") for part in parts]
    if len(parts) > 1 and all(_is_of_its_row(part) for part in parts):
        return credit_lines.total(given)
    return given[0] if all(value == given[0] for value in given) else credit_lines.total(given)


def _is_of_its_row(arrears: Record) -> bool:
    """Whether the total of a row is that of its own instalments, and not that of the whole case."""
    amounts = [instalment.get("bedrag") for instalment in credit_lines.instalments([arrears])]
    return credit_lines.total([*amounts, *(arrears.get(name) for name in _SUMMED)]) == arrears.get("totaal")


def _contradictions(records: list[Record]) -> Iterator[Problem]:
    parts = [{name: value for name, value in record.items() if name != _ARREARS} for record in records]
    yield from (Problem(field, "rows_differ") for field in _differing(parts))


def _differing(parts: Sequence[Record], above: str = "") -> Iterator[str]:
    """The fields, as deep as they go, that are not the same in all."""
    for name in sorted({name for part in parts for name in part}):
        values = [part.get(name) for part in parts]
        if all(value == values[0] for value in values):
            continue
        deeper = [value for value in values if isinstance(value, Mapping)]
        yield from _differing(deeper, f"{above}{name}.") if len(deeper) == len(values) else [f"{above}{name}"]


def _is_twice(instalments: list[Record]) -> bool:
    """Whether the same instalment is there twice: it may be a slip of the export, so a person chooses."""
    return any(instalment in instalments[:at] for at, instalment in enumerate(instalments))
