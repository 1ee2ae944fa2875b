"""The words of a record, such as JSON has them, that exports write where letterkit has one of its own.

Forms of address, countries, and yes or no are read as in a cell of a table; what cannot be read stays as it is, and the
validation names it. Names, numbers and amounts are typed in a record, so nothing is made of those.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from letterkit.case_file import cells, known
from letterkit.case_file.cells import Kind
from letterkit.case_file.known import ITEM
from letterkit.case_file.layout import Layout

_KINDS: frozenset[Kind] = frozenset({"form_of_address", "country", "yes_no"})


def understood(record: Mapping[str, Any] | None, layout: Layout) -> Mapping[str, Any] | None:
    """The record with the creditor's own words (``waarden``) and the usual ones as letterkit has them."""
    if record is None:
        return None
    for parts, fields in _fields():
        part: Any = record
        for key in parts:
            part = part.get(key) if isinstance(part, Mapping) else None
        if not isinstance(part, Mapping):
            continue
        for name, kind, path in fields:
            given = part.get(name)
            if isinstance(given, str):
                value = _meant(given, kind, layout.ours(path))
                record = record if value is given else _with(record, (*parts, name), value)
    return record


@cache
def _fields() -> tuple[tuple[tuple[str, ...], tuple[tuple[str, Kind, str], ...]], ...]:
    """The fields that have words of their own, by the part of a record in which they stand: name, kind, whole path."""
    inside: dict[tuple[str, ...], list[tuple[str, Kind, str]]] = {}
    for field in known.fields():
        if field.kind in _KINDS and ITEM not in field.path:
            inside.setdefault(field.path[:-1], []).append((field.path[-1], field.kind, ".".join(field.path)))
    return tuple((parts, tuple(fields)) for parts, fields in inside.items())


def _meant(given: str, kind: Kind, own: Mapping[str, str]) -> Any:
    word = own.get(given.strip().casefold(), given)
    try:
        return cells.value(kind, word) if word.strip() else given
    except ValueError:
        return given


def _with(record: Mapping[str, Any], path: tuple[str, ...], value: Any) -> dict[str, Any]:
    name, *deeper = path
    return {**record, name: _with(record[name], tuple(deeper), value) if deeper else value}
