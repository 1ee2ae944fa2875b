"""Fields of the creditor's own in a record, from whatever file: each the kind that creditor.yaml says, or a problem."""

import difflib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from letterkit.case.own_fields import PART, OwnKind, OwnValue, checked
from letterkit.case_file import cells, known
from letterkit.case_file.layout import Layout
from letterkit.case_file.rows import InputRow
from letterkit.errors import Problem


def typed(raw: InputRow, layout: Layout) -> InputRow:
    """The row with its own fields as the kinds they have; a field that nobody declared is a problem."""
    if raw.record is None or not (layout.own or PART in raw.record):
        return raw
    given = raw.record.get(PART)
    if given is not None and not isinstance(given, Mapping):
        return replace(raw, problems=(*raw.problems, Problem(PART, "own_no_part")))
    values: dict[str, OwnValue] = {}
    problems: list[Problem] = []
    for name, cell in (given or {}).items():
        column = layout.own.get(name)
        if column is None:
            problems.append(_unknown(str(name), layout))
            continue
        try:
            value = read(column.kind, cell)
        except ValueError as error:
            problems.append(Problem(f"{PART}.{name}", str(error)))
            continue
        if value is not None:
            values[name] = value
    reported = {problem.field for problem in (*raw.problems, *problems)}
    needed = [f"{PART}.{name}" for name, column in layout.own.items() if column.needed and name not in values]
    problems += [Problem(field, "missing") for field in needed if field not in reported]
    return replace(raw, record=_with(raw.record, values), problems=(*raw.problems, *problems))


def read(kind: OwnKind, cell: Any) -> OwnValue | None:
    """What a cell says, or None when it is empty. Raises ``ValueError(code)``."""
    value = cells.value(known.OWN_KINDS[kind], cell)
    return None if value is None else checked(value)


def _with(record: Mapping[str, Any], values: Mapping[str, OwnValue]) -> dict[str, Any]:
    others = {name: value for name, value in record.items() if name != PART}
    return {**others, PART: dict(values)} if values else others


def _unknown(name: str, layout: Layout) -> Problem:
    near = difflib.get_close_matches(name, layout.own, n=1)
    shown = "".join(sign for sign in name if sign.isalnum() or sign in "_-. ")[:40]
    names = ", ".join(layout.own) or "-"
    return Problem(
        f"{PART}.{shown}", "own_unknown", {"nearest": f" (bedoelt u {near[0]}?)" if near else "", "known": names}
    )
